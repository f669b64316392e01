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
    /// <param name="leaves">The ports' leaves by device.</param>
    public List<Rule> Grow(ReadOnlySpan<EthernetLeaf> leaves) => Node(leaves, beginning: 0, level: 0);

    private List<Rule> Node(ReadOnlySpan<EthernetLeaf> leaves, int beginning, int level)
    {
        var isListed = leaves.Length <= AddressTree.LeavesPerNode || level == MaxLevels;
        List<Rule> rules = new(isListed ? leaves.Length : AddressTree.LeavesPerNode);
        while (!leaves.IsEmpty)
        {
            var count = isListed || leaves[0].Device.Length == beginning ? 1 : CountAlike(leaves, beginning);
            rules.Add(count == 1 ? leaves[0].Rule : Branch(leaves[..count], level + 1));
            leaves = leaves[count..];
        }

        return rules;
    }

    // They are in order, so those whose devices go on alike stand side by side, and the one that ends here before them.
    private static int CountAlike(ReadOnlySpan<EthernetLeaf> leaves, int beginning)
    {
        var count = 1;
        while (count < leaves.Length && leaves[count].Device[beginning] == leaves[0].Device[beginning])
        {
            count++;
        }

        return count;
    }

    private Rule Branch(ReadOnlySpan<EthernetLeaf> leaves, int level)
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
