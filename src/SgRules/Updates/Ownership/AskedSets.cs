using System.Globalization;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>The sets that a host's rules ask: the kernel has each of them, so a text of sets without one is of another moment, or was cut.</summary>
internal sealed class AskedSets
{
    private readonly HashSet<string> _saved = new(StringComparer.Ordinal);

    public AskedSets(SetsReading sets)
    {
        foreach (var set in sets.Sets)
        {
            _ = _saved.Add(set.Name.Text);
        }

        foreach (var name in sets.ForeignSets)
        {
            _ = _saved.Add(name.Text);
        }
    }

    /// <summary>An error, if some rule of a table, ours or not, asks a set that wasn't saved.</summary>
    public Diagnostic? MissingIn(HostTable table)
    {
        var missing = new HashSet<string>(StringComparer.Ordinal);
        (Chain Chain, int Number, string Set)? first = null;
        foreach (var chain in table.Chains)
        {
            for (var number = 1; number <= chain.Rules.Count; number++)
            {
                foreach (var match in chain.Rules[number - 1].Matches)
                {
                    if (match is SetMatch { Set.Text: var set } && !_saved.Contains(set) && missing.Add(set))
                    {
                        first ??= (chain, number, set);
                    }
                }
            }
        }

        return first is var (at, rule, name) ? table.At(UpdateFindings.SetsNotSaved, at.Name, rule, MessageOf(at, rule, name, missing.Count)) : null;
    }

    private static string MessageOf(Chain chain, int number, string set, int count)
    {
        var what = $"{HostTable.Capital(HostTable.Describe(chain, number))} asks set {HostTable.Shown(set)}, which the text of ipset save doesn't have";
        var others = count == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", nor {count - 1} more that rules of this text ask");
        return $"{what}{others}: save ipset again as root, all four texts of one moment.";
    }
}
