using System.Globalization;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>What our part of a host refers to that isn't ours, so that the part is no state of its own.</summary>
internal static class ForeignReferences
{
    /// <summary>An error for each table that has such a rule in our part.</summary>
    public static IEnumerable<Diagnostic> In(OwnPart part, HostState host)
    {
        var sets = part.Sets.Select(set => set.Name.Text).ToHashSet(StringComparer.Ordinal);
        var tables = HostTables.Of(host);
        return new[] { tables.IPv4, tables.IPv6, tables.Ethernet }.Select(table => In(part.Table(table.Table), table, sets)).OfType<Diagnostic>();
    }

    private static Diagnostic? In(OwnTable part, HostTable table, HashSet<string> sets)
    {
        var chains = part.Chains.Select(chain => chain.Name.Text).ToHashSet(StringComparer.Ordinal);
        var count = 0;
        (Chain Chain, int Number, string What)? first = null;
        foreach (var chain in part.Chains)
        {
            for (var number = 1; number <= chain.Rules.Count; number++)
            {
                if (ForeignOf(chain.Rules[number - 1], chains, sets) is { } what)
                {
                    first ??= (chain, number, what);
                    count++;
                }
            }
        }

        return first is var (at, rule, other) ? table.At(UpdateFindings.StateNotOfItsOwn, at.Name, rule, MessageOf(at, other, count)) : null;
    }

    private static string? ForeignOf(Rule rule, HashSet<string> chains, HashSet<string> sets)
    {
        if (ChainGraph.CalleeOf(rule) is { Text: var callee } && !chains.Contains(callee))
        {
            return $"leads to chain {HostTable.Shown(callee)}, which isn't ours";
        }

        foreach (var match in rule.Matches)
        {
            if (match is SetMatch { Set.Text: var set } && !sets.Contains(set))
            {
                return $"asks set {HostTable.Shown(set)}, which isn't ours or is of a kind that isn't known here";
            }
        }

        return null;
    }

    private static string MessageOf(Chain chain, string what, int count)
    {
        var others = count == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" ({count} rules do such)");
        return $"Chain {HostTable.Shown(chain.Name.Text)} of the saved state {what}{others}: the state can't be planned back to, load the saved texts instead.";
    }
}
