using System.Globalization;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Chains of others that no packet reaches once chains are taken over: only what the plan removes led to them.</summary>
internal static class ChainsLeftBehind
{
    /// <summary>How many names a message has.</summary>
    private const int MostNames = 3;

    /// <summary>A warning that names them, if there are any.</summary>
    /// <param name="table">The table.</param>
    /// <param name="owned">Which of its chains are ours.</param>
    /// <param name="going">Where rules lead to that the plan may remove.</param>
    /// <param name="staying">Where rules of others in built-in chains lead to.</param>
    public static Diagnostic? Of(HostTable table, OwnedChains owned, IEnumerable<ChainName> going, IEnumerable<ChainName> staying)
    {
        var left = Reached(table, owned, going);
        left.ExceptWith(Reached(table, owned, staying));
        if (left.Count == 0)
        {
            return null;
        }

        var names = string.Join(", ", left.Take(MostNames).Select(HostTable.Shown));
        var what = left.Count == 1
            ? $"Chain {names} of others stays as it is, and no packet reaches it once what led to it is taken over: remove it"
            : string.Create(CultureInfo.InvariantCulture, $"{left.Count} chains of others stay as they are, and no packet reaches them once what led to them is taken over, {names}{(left.Count > MostNames ? ", ..." : string.Empty)}: remove them");
        return table.At(UpdateFindings.ChainsLeftBehind, table.Find(left.Min!)!.Name, 0, $"{what} when the tool that made such chains is gone.");
    }

    // The chains of others that a packet can get to from some, over chains of others only.
    private static SortedSet<string> Reached(HostTable table, OwnedChains owned, IEnumerable<ChainName> from)
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal);
        var next = new Stack<ChainName>(from);
        while (next.TryPop(out var name))
        {
            if (owned.Has(name) || table.Find(name.Text) is not { } chain || !reached.Add(name.Text))
            {
                continue;
            }

            foreach (var rule in chain.Rules)
            {
                if (ChainGraph.CalleeOf(rule) is { } callee)
                {
                    next.Push(callee);
                }
            }
        }

        return reached;
    }
}
