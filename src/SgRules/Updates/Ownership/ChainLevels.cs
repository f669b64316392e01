using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Whether chains lead no deeper than they did: if none that changes needs more levels than before, none above it does.</summary>
internal sealed class ChainLevels(TableComparison table)
{
    // Deeper than any state that a host has; also what leads in a circle.
    private const int TooDeep = 17;

    private readonly Dictionary<ChainName, int> _old = [];
    private readonly Dictionary<ChainName, int> _new = [];

    public bool AreKept()
    {
        foreach (var (before, after) in table.Chains)
        {
            var levels = after is null ? 0 : LevelsOf(table.New, after, _new, 0);

            // Only chains that change, or hooks, lead to one that is made; one that nothing leads to may still lead in a circle.
            if (levels >= TooDeep || (before is not null && levels > LevelsOf(table.Old, before, _old, 0)))
            {
                return false;
            }
        }

        return true;
    }

    private static int LevelsOf(OwnTable table, Chain chain, Dictionary<ChainName, int> known, int depth)
    {
        if (depth >= TooDeep)
        {
            return TooDeep;
        }

        if (known.TryGetValue(chain.Name, out var levels))
        {
            return levels;
        }

        var below = 0;
        foreach (var rule in chain.Rules)
        {
            if (rule.Traits.HasFlag(RuleTraits.Leads) && table.Find(ChainGraph.CalleeOf(rule)!) is { } callee)
            {
                below = Math.Max(below, LevelsOf(table, callee, known, depth + 1));
            }
        }

        return known[chain.Name] = below + 1;
    }
}
