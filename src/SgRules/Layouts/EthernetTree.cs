using SgRules.Netfilter;

namespace SgRules.Layouts;

/// <summary>
/// Dispatches the ports of a host by the beginnings of their device names: path-compressed, a node with at most eight leaves lists
/// them. At a node the device of that very name stands first, since <c>vnet1+</c> is <c>vnet1</c> too (facts: kernel, section 2).
/// </summary>
/// <remarks>ebtables has no goto, so a node is entered by jump; a device that no leaf names comes back and passes.</remarks>
internal sealed class EthernetTree(PacketSide side, EthernetNames names, List<Chain> chains)
{
    /// <summary>How many levels of chains there may be below the root, so that with the root and an instance's chain it is what nft takes below the hook: 15.</summary>
    public const int MaxLevels = 13;

    /// <summary>The rules of the root, to stand in the chain that asks; the nodes below it are added to the table's chains.</summary>
    public List<Rule> Grow(List<EthernetLeaf> leaves)
    {
        leaves.Sort(EthernetLeaf.Compare);
        return Node(leaves, beginning: 0, level: 0);
    }

    private List<Rule> Node(List<EthernetLeaf> leaves, int beginning, int level)
    {
        if (leaves.Count <= AddressTree.LeavesPerNode || level == MaxLevels)
        {
            return leaves.ConvertAll(leaf => leaf.Rule);
        }

        List<Rule> rules = [.. leaves.Where(leaf => leaf.Device.Length == beginning).Select(leaf => leaf.Rule)];
        var branches = leaves.Where(leaf => leaf.Device.Length > beginning)
            .GroupBy(leaf => leaf.Device[beginning], (_, branch) => branch.ToList());
        foreach (var branch in branches)
        {
            rules.Add(branch.Count == 1 ? branch[0].Rule : Branch(branch, level + 1));
        }

        return rules;
    }

    private Rule Branch(List<EthernetLeaf> leaves, int level)
    {
        // They are in order: what the first and the last share, all between them share.
        var (first, last) = (leaves[0].Device, leaves[^1].Device);
        var beginning = first[..first.AsSpan().CommonPrefixLength(last)];
        var name = names.Node(side, beginning);
        chains.Add(new Chain(name, Node(leaves, beginning.Length, level).ToValueList()) { Policy = Verdict.Return });
        return Rule.Create(
            new Origin("3.16", $"devices {beginning}+"),
            Target.Jump(name),
            new FramePortMatch(side, DevicePattern.StartingWith(beginning)));
    }
}
