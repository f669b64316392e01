using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>
/// An address tree as a whole: the rules before it, and its leaves. If it is well formed, it takes a packet to a gate exactly if one of its leaves
/// matches, however the leaves are spread over nodes; all other packets are dropped.
/// </summary>
/// <param name="First">The rules of the root that stand before the tree.</param>
/// <param name="Leaves">The leaves, each once.</param>
internal sealed record DispatchTree(ValueList<Rule> First, HashSet<Rule> Leaves)
{
    /// <summary>Reads the tree below a bridge's chain.</summary>
    /// <returns>The tree, or <see langword="null"/> if it isn't well formed, so that nothing is known of it.</returns>
    public static DispatchTree? Read(Chain root, PacketSide side, IPFamily family, OwnTable table)
    {
        var first = 0;
        while (first < root.Rules.Count && TreeRule.Of(root.Rules[first], side, family) is null && !IsEnd(root.Rules, first))
        {
            if (LeadsIntoTree(root.Rules[first++]))
            {
                return null;
            }
        }

        var reader = new Reader(side, family, table);
        return reader.Read(root.Rules.AsSpan()[first..], within: []) ? new DispatchTree([.. root.Rules.AsSpan()[..first]], reader.Leaves) : null;
    }

    /// <summary>Whether no chain of a tree differs in two states: whether it is well formed or not, it does the same then.</summary>
    public static bool IsSame(Chain root, TableComparison states)
    {
        HashSet<ChainName> seen = [root.Name];
        Stack<Chain> open = new([root]);
        while (open.TryPop(out var node))
        {
            if (states.Differs(node.Name))
            {
                return false;
            }

            foreach (var rule in node.Rules)
            {
                if (LeadsIntoTree(rule) && ChainGraph.CalleeOf(rule) is { } below && seen.Add(below) && states.Old.Find(below) is { } next)
                {
                    open.Push(next);
                }
            }
        }

        return true;
    }

    private static bool LeadsIntoTree(Rule rule) => rule.Target switch
    {
        JumpTarget { Chain: var called } => ChainRoles.Of(called) == ChainRole.TreeNode,
        GotoTarget { Chain: var entered } => ChainRoles.Of(entered) == ChainRole.TreeNode,
        _ => false,
    };

    private static bool IsEnd(ValueList<Rule> rules, int index) =>
        index == rules.Count - 1 && rules[index] is { Matches.IsEmpty: true, Target: VerdictTarget { Verdict: Verdict.Drop } };

    // nft takes no more (facts: kernel, section 1.1); a tampered legacy table may have thousands.
    private const int MaxDepth = 16;

    private sealed class Reader(PacketSide side, IPFamily family, OwnTable table)
    {
        private readonly HashSet<ChainName> _seen = [];
        private readonly Dictionary<string, ChainName> _gates = new(StringComparer.Ordinal);

        public HashSet<Rule> Leaves { get; } = [];

        // Leaves and branches, then DROP. Behind a branch nothing may stand that the branch takes away, below it nothing that it
        // keeps out, and a port has one gate, so that the order of its leaves doesn't matter.
        public bool Read(ReadOnlySpan<Rule> rules, List<TreeRule> within)
        {
            if (rules is not [.., { Matches.IsEmpty: true, Target: VerdictTarget { Verdict: Verdict.Drop } }])
            {
                return false;
            }

            List<TreeRule> branches = [];
            foreach (var rule in rules[..^1])
            {
                if (TreeRule.Of(rule, side, family) is not { } read
                    || !within.TrueForAll(read.IsReachableThrough)
                    || !branches.TrueForAll(read.IsDisjointFrom)
                    || !(read.IsBranch ? Descend(read, within) : Add(read)))
                {
                    return false;
                }

                if (read.IsBranch)
                {
                    branches.Add(read);
                }
            }

            return true;
        }

        private bool Descend(TreeRule branch, List<TreeRule> within)
        {
            if (within.Count == MaxDepth || !_seen.Add(branch.Target) || table.Find(branch.Target) is not { } node)
            {
                return false;
            }

            within.Add(branch);
            var isWellFormed = Read(node.Rules.AsSpan(), within);
            within.RemoveAt(within.Count - 1);
            return isWellFormed;
        }

        private bool Add(TreeRule leaf)
        {
            Leaves.Add(leaf.Rule);
            return _gates.TryAdd(leaf.Device!.Value.Name, leaf.Target) || _gates[leaf.Device.Value.Name] == leaf.Target;
        }
    }
}
