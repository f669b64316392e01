using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>The leaves of a bridge's address trees: each binds one address to one port (contract 3.1, 3.3). A target is asked for only where there is a leaf.</summary>
internal sealed class PortLeaves(IPFamily family, CommentStyle comments)
{
    /// <summary>3.1: the addresses that a port may send from, with its MAC address.</summary>
    public IEnumerable<TreeLeaf> Source(GuestPort port, Func<GuestPort, Target> target) => port.OwnAddressesOf(family)
        .Select(prefix => Leaf(port, prefix, PacketSide.Source, target(port), new MacMatch(port.Mac)));

    /// <summary>3.3: the addresses that a port may receive on.</summary>
    public IEnumerable<TreeLeaf> Destination(GuestPort port, Func<GuestPort, Target> target) => port.OwnAddressesOf(family)
        .Concat(port.MulticastGroups.ToImmutableArray().Where(address => address.Family == family).Select(IPPrefix.Of))
        .Distinct()
        .Select(prefix => Leaf(port, prefix, PacketSide.Destination, target(port)));

    private TreeLeaf Leaf(GuestPort port, IPPrefix prefix, PacketSide side, Target target, params ReadOnlySpan<Match> identity)
    {
        Match[] comment = comments == CommentStyle.Brief ? [new CommentMatch(port.Instance)] : [];
        var rule = Rule.Create(
            new Origin(TreeLeaf.ParagraphOf(side), $"{port.Instance} {port.Device}"),
            target,
            [TrafficMatches.Address(side, prefix), TrafficMatches.Port(side, DevicePattern.Exact(port.Device)), .. identity, .. comment]);
        return new TreeLeaf(prefix, port.Device, rule);
    }
}
