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

    /// <summary>The rules of the root, to stand in the chain that asks; the nodes below it are added to the table's chains.</summary>
    public List<Rule> Grow(List<TreeLeaf> leaves)
    {
        leaves.Sort(TreeLeaf.CompareByPrefix);
        return Node(IPPrefix.Any(family), leaves, level: 0);
    }

    private List<Rule> Node(IPPrefix node, List<TreeLeaf> leaves, int level)
    {
        if (leaves.Count <= LeavesPerNode || level == MaxLevels)
        {
            return leaves.ConvertAll(leaf => leaf.Rule);
        }

        // Too wide for a quarter of this node: these stand here, before the branches.
        var own = leaves.FindAll(leaf => leaf.Prefix.Length < node.Length + BitsPerLevel);
        var shared = SharedPrefixes(own);
        if (shared.Contains(node))
        {
            return _devices.Node(node, leaves, string.Empty, level);
        }

        List<Rule> rules = [];
        foreach (var prefix in shared)
        {
            rules.Add(Branch(prefix, _devices.Node(prefix, leaves.FindAll(leaf => prefix.Contains(leaf.Prefix)), string.Empty, level + 1)));
        }

        var rest = shared.Count == 0 ? leaves : leaves.FindAll(leaf => !shared.Exists(prefix => prefix.Contains(leaf.Prefix)));
        rules.InsertRange(0, own.Where(leaf => !shared.Contains(leaf.Prefix)).Select(leaf => leaf.Rule));
        AddQuarters(rules, node, rest, level);
        return rules;
    }

    private void AddQuarters(List<Rule> rules, IPPrefix node, List<TreeLeaf> leaves, int level)
    {
        var length = node.Length + BitsPerLevel;
        var quarters = leaves.Where(leaf => leaf.Prefix.Length >= length)
            .GroupBy(leaf => IPPrefix.Containing(leaf.Prefix.Address, length), (_, quarter) => quarter.ToList());
        foreach (var quarter in quarters)
        {
            rules.Add(quarter.Count == 1 ? quarter[0].Rule : Branch(quarter, level + 1));
        }
    }

    // Goes down at once to the longest prefix, on an even bit position, that all leaves of the quarter share.
    private Rule Branch(List<TreeLeaf> leaves, int level)
    {
        // They are in order, so no leaf between the first and the last is wider than what these two share.
        var common = IPPrefix.Common(leaves[0].Prefix, leaves[^1].Prefix);
        var length = common.Length / BitsPerLevel * BitsPerLevel;
        var node = IPPrefix.Containing(common.Address, length);
        return Branch(node, Node(node, leaves, level));
    }

    private Rule Branch(IPPrefix node, List<Rule> rules)
    {
        var name = names.Node(side, bridge, node);
        var origin = new Origin(TreeLeaf.ParagraphOf(side), $"addresses {node}");
        rules.Add(Rule.Create(origin, Target.Drop));
        chains.Add(new Chain(name, rules.ToValueList()));
        return Rule.Create(origin, Target.Goto(name), TrafficMatches.Address(side, node));
    }

    private static List<IPPrefix> SharedPrefixes(List<TreeLeaf> own) =>
        [.. own.GroupBy(leaf => leaf.Prefix).Where(ports => ports.Count() > LeavesPerNode).Select(ports => ports.Key)];
}
