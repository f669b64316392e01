using System.Runtime.InteropServices;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Layouts;

/// <summary>
/// A path-compressed radix tree over the addresses of a bridge's ports (design, section 5.1): nodes on even bit positions,
/// fan-out four, a node with at most eight leaves lists them. Its shape depends on the addresses below each node only.
/// </summary>
/// <remarks>
/// A prefix leaf stands in the deepest node that contains it, before its branches, so what it doesn't bind is still looked up
/// below. A prefix that more than eight ports have, one address or many, is dispatched by device with everything below it.
/// </remarks>
internal sealed class AddressTree(IPFamily family, PacketSide side, string bridge, TreeNames names, List<Chain> chains)
{
    /// <summary>How many leaves a node lists; more are branched.</summary>
    public const int LeavesPerNode = 8;

    /// <summary>
    /// How many levels of chains a tree may have. nft takes 15 below the hook, gotos included (facts: kernel, section 0, fact 9);
    /// the bridge's two, the policy's and the group's are not the tree's.
    /// </summary>
    public const int MaxLevels = 11;

    private const int BitsPerLevel = 2;

    private readonly DeviceTree _devices = new(side, bridge, names, chains);

    // The rules of the nodes from the root down to the one that is being made, each node's behind those of the node above.
    private readonly List<Rule> _rules = [];

    /// <summary>The rules of the root, to stand in the chain that asks; the nodes below it are added to the table's chains.</summary>
    public List<Rule> Grow(List<TreeLeaf> leaves)
    {
        var sorted = CollectionsMarshal.AsSpan(leaves);
        if (!AreInOrder(sorted))
        {
            sorted.Sort();
        }

        _rules.Clear();
        AddNode(IPPrefix.Any(family), sorted, level: 0);
        return _rules;
    }

    private void AddNode(IPPrefix node, ReadOnlySpan<TreeLeaf> leaves, int level)
    {
        if (leaves.Length <= LeavesPerNode || level == MaxLevels)
        {
            foreach (var leaf in leaves)
            {
                _rules.Add(leaf.Rule);
            }
        }
        else if (HasOwn(node, leaves))
        {
            AddNodeWithOwn(node, leaves.ToArray(), level);
        }
        else
        {
            AddQuarters(node, leaves, level);
        }
    }

    private static bool AreInOrder(ReadOnlySpan<TreeLeaf> leaves)
    {
        for (var i = 1; i < leaves.Length; i++)
        {
            if (leaves[i - 1].CompareTo(leaves[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    // Too wide for a quarter of this node: such leaves stand here, before the branches. They are few, most nodes have none.
    private static bool IsOwn(IPPrefix node, TreeLeaf leaf) => leaf.Prefix.Length < node.Length + BitsPerLevel;

    private static bool HasOwn(IPPrefix node, ReadOnlySpan<TreeLeaf> leaves)
    {
        foreach (var leaf in leaves)
        {
            if (IsOwn(node, leaf))
            {
                return true;
            }
        }

        return false;
    }

    private void AddNodeWithOwn(IPPrefix node, TreeLeaf[] leaves, int level)
    {
        var own = Array.FindAll(leaves, leaf => IsOwn(node, leaf));
        var shared = SharedPrefixes(own);
        if (shared.Contains(node))
        {
            _rules.AddRange(_devices.Node(node, [.. leaves], string.Empty, level));
            return;
        }

        _rules.AddRange(own.Where(leaf => !shared.Contains(leaf.Prefix)).Select(leaf => leaf.Rule));
        foreach (var prefix in shared)
        {
            var first = _rules.Count;
            _rules.AddRange(_devices.Node(prefix, [.. leaves.Where(leaf => prefix.Contains(leaf.Prefix))], string.Empty, level + 1));
            Close(prefix, first);
        }

        AddQuarters(node, Array.FindAll(leaves, leaf => !IsOwn(node, leaf) && !shared.Exists(prefix => prefix.Contains(leaf.Prefix))), level);
    }

    // The leaves are in order, so those of a quarter stand side by side.
    private void AddQuarters(IPPrefix node, ReadOnlySpan<TreeLeaf> leaves, int level)
    {
        while (!leaves.IsEmpty)
        {
            var quarter = IPPrefix.Containing(leaves[0].Prefix.Address, node.Length + BitsPerLevel);
            var count = 1;
            while (count < leaves.Length && quarter.Contains(leaves[count].Prefix))
            {
                count++;
            }

            if (count == 1)
            {
                _rules.Add(leaves[0].Rule);
            }
            else
            {
                AddBranch(leaves[..count], level + 1);
            }

            leaves = leaves[count..];
        }
    }

    // Goes down at once to the longest prefix, on an even bit position, that all leaves of the quarter share.
    private void AddBranch(ReadOnlySpan<TreeLeaf> leaves, int level)
    {
        // They are in order, so no leaf between the first and the last is wider than what these two share.
        var common = IPPrefix.Common(leaves[0].Prefix, leaves[^1].Prefix);
        var length = common.Length / BitsPerLevel * BitsPerLevel;
        var node = IPPrefix.Containing(common.Address, length);
        var first = _rules.Count;
        AddNode(node, leaves, level);
        Close(node, first);
    }

    // Makes a chain of the last rules, and puts the rule that leads to it in their place.
    private void Close(IPPrefix node, int first)
    {
        var subject = TreeNames.SubjectOf(node);
        var name = names.Node(side, bridge, node, subject);
        var origin = new Origin(TreeLeaf.ParagraphOf(side), subject);
        _rules.Add(Rule.Adopt(origin, Target.Drop, []));
        chains.Add(new Chain(name, ValueList.Create<Rule>(CollectionsMarshal.AsSpan(_rules)[first..])));
        _rules.RemoveRange(first, _rules.Count - first);
        _rules.Add(Rule.Adopt(origin, Target.Goto(name), [TrafficMatches.Address(side, node)]));
    }

    private static List<IPPrefix> SharedPrefixes(TreeLeaf[] own) =>
        [.. own.GroupBy(leaf => leaf.Prefix).Where(ports => ports.Count() > LeavesPerNode).Select(ports => ports.Key)];
}
