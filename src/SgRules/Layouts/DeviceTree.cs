using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Layouts;

/// <summary>
/// Dispatches the ports of one prefix by the beginnings of their device names: <c>vnet1+</c> is <c>vnet1</c>, <c>vnet10</c>
/// and so on (facts: kernel, section 2). For addresses that many ports share: multicast groups, virtual addresses.
/// </summary>
internal sealed class DeviceTree(PacketSide side, string bridge, TreeNames names, List<Chain> chains)
{
    /// <summary>The rules for the ports of a prefix whose devices begin with <paramref name="beginning"/>.</summary>
    public List<Rule> Node(IPPrefix prefix, List<TreeLeaf> leaves, string beginning, int level)
    {
        leaves.Sort(TreeLeaf.CompareByDevice);
        if (leaves.Count <= AddressTree.LeavesPerNode || level == AddressTree.MaxLevels)
        {
            return leaves.ConvertAll(leaf => leaf.Rule);
        }

        List<Rule> rules = [.. leaves.Where(leaf => leaf.Device.Length == beginning.Length).Select(leaf => leaf.Rule)];
        var branches = leaves.Where(leaf => leaf.Device.Length > beginning.Length)
            .GroupBy(leaf => leaf.Device[beginning.Length], (_, branch) => branch.ToList());
        foreach (var branch in branches)
        {
            if (branch[0].Device == branch[^1].Device)
            {
                rules.AddRange(branch.Select(leaf => leaf.Rule));
            }
            else
            {
                rules.Add(Branch(prefix, branch, level + 1));
            }
        }

        return rules;
    }

    private Rule Branch(IPPrefix prefix, List<TreeLeaf> leaves, int level)
    {
        var (first, last) = (leaves[0].Device, leaves[^1].Device);
        var beginning = first[..first.AsSpan().CommonPrefixLength(last)];
        var subject = $"addresses {prefix} at devices {beginning}+";
        var name = names.DeviceNode(side, bridge, prefix, beginning, subject);
        var origin = new Origin(TreeLeaf.ParagraphOf(side), subject);
        List<Rule> rules = [.. Node(prefix, leaves, beginning, level), Rule.Create(origin, Target.Drop)];
        chains.Add(new Chain(name, rules.ToValueList()));
        return Rule.Create(origin, Target.Goto(name), TrafficMatches.Port(side, DevicePattern.StartingWith(beginning)));
    }
}
