using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Which connections may not go on: those that a gate of one of our ports let begin before, and that no gate lets begin now.</summary>
/// <remarks>
/// <para>
/// A connection is what conntrack knows of its first packet: source, destination, protocol, source port or ICMP type, destination port or code.
/// An address is <i>local</i> in a state to receive if a leaf binds it to a guest port (contract 3.3), and local to send if a leaf does (3.1).
/// <i>in(t)</i>: a NEW packet t from an uplink or system port to a port that has its destination is accepted. <i>out(t)</i>: a NEW packet t from
/// a port that has its source, with the port's MAC address, to an uplink or system port is accepted. If several ports have the address, one is enough.
/// </para>
/// <para>
/// A connection t is ended exactly if (a) its destination is local in the desired state, and in(t) held and doesn't hold now; or (b) its source
/// is, and out(t) held and doesn't now; or (c) its destination was local and no longer is, in(t) held, and not: its source is local now and
/// out(t) holds; or (d) its source was local and no longer is, out(t) held, and not: its destination is local now and in(t) holds. So after a
/// live migration what a guest that stays has with the one that left goes on.
/// </para>
/// <para>
/// Where a state hasn't hooked a bridge, everything passes: the ports that the bridge has in the other state count as local there too, and
/// their gates as open. A first installation ends what it doesn't allow; a bridge that is given up ends nothing. A bridge without uplink and
/// system port has nothing to ask a gate from: its gates count as closed in the current state and as open in the desired one. So do packets of
/// which a rule can't be judged: of whatever hop limit, of a set or condition that isn't known. What may go on is never ended.
/// </para>
/// </remarks>
internal static class ConnectionsToEnd
{
    /// <summary>By all gates, whatever differs.</summary>
    public static ValueList<FlowBox> InFull(OwnPart current, OwnPart desired) =>
    [
        .. Between(IPFamily.IPv4, current, desired, change: null, default),
        .. Between(IPFamily.IPv6, current, desired, change: null, default),
    ];

    /// <summary>By the gates that may differ. Takes time in proportion to the leaves that lead to them.</summary>
    /// <param name="current">The state before.</param>
    /// <param name="desired">The state behind.</param>
    /// <param name="ipv4">What differs in IPv4.</param>
    /// <param name="ipv6">What differs in IPv6.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static ValueList<FlowBox> Between(OwnPart current, OwnPart desired, FamilyChange ipv4, FamilyChange ipv6, CancellationToken cancellationToken) =>
    [
        .. Between(IPFamily.IPv4, current, desired, ipv4, cancellationToken),
        .. Between(IPFamily.IPv6, current, desired, ipv6, cancellationToken),
    ];

    private static List<FlowBox> Between(IPFamily family, OwnPart current, OwnPart desired, FamilyChange? change, CancellationToken cancellationToken)
    {
        if (change is { IsNothing: true })
        {
            return [];
        }

        var table = family == IPFamily.IPv4 ? UpdateTable.IPv4 : UpdateTable.IPv6;
        var (old, @new) = ((current.Table(table), current.Sets), (desired.Table(table), desired.Sets));
        var space = new RegionSpace(family);
        var receivers = new GateChange(PacketSide.Destination, space, old, @new, change);
        var senders = new GateChange(PacketSide.Source, space, old, @new, change);
        receivers.Compare(cancellationToken);
        senders.Compare(cancellationToken);
        List<FlowBox> boxes = [];
        Add(boxes, space, receivers, receivers.Narrowed);
        Add(boxes, space, senders, senders.Narrowed);
        Add(boxes, space, receivers, WithoutThoseOf(space, receivers.Departed, senders, cancellationToken));
        Add(boxes, space, senders, WithoutThoseOf(space, senders.Departed, receivers, cancellationToken));
        return boxes;
    }

    // What the other end may begin goes on (c, d). There the ends are the other way round.
    private static GateFlows WithoutThoseOf(RegionSpace space, GateFlows departed, GateChange others, CancellationToken cancellationToken)
    {
        if (departed.IsEmpty)
        {
            return departed;
        }

        var rest = departed.ToRegion(space);
        var begun = others.Begun(Services(space, departed, [.. rest.Segments.Select(segment => (segment.First, segment.Last))]), cancellationToken);
        List<Region> goesOn = [];
        foreach (var (packets, ends) in begun.Groups)
        {
            var there = space.Of([.. ends], space.Everything(RegionSpace.Peer + 1));
            goesOn.Add(space.Union([.. RegionBoxes.Of(packets).Select(box => space.Of(box.Peers, box.Services.With(space, there)))]));
        }

        rest = space.Minus(rest, space.Union(goesOn));
        var flows = new GateFlows();
        flows.Add(rest);
        return flows;
    }

    // All services of some packets, to given ends.
    private static Region Services(RegionSpace space, GateFlows flows, ReadOnlySpan<(UInt128 First, UInt128 Last)> ends)
    {
        var (region, there) = (space.Nothing, space.Of(ends, space.Everything(RegionSpace.Peer + 1)));
        foreach (var (packets, _) in flows.Groups)
        {
            foreach (var (services, _) in RegionBoxes.Of(packets))
            {
                region = space.Union(region, services.With(space, there));
            }
        }

        return region;
    }

    private static void Add(List<FlowBox> boxes, RegionSpace space, GateChange side, GateFlows flows)
    {
        foreach (var (packets, ends) in flows.Groups)
        {
            var local = Ranges(space.Family, ends);
            foreach (var (services, peers) in RegionBoxes.Of(packets))
            {
                var others = Ranges(space.Family, peers);
                boxes.AddRange(side.Local == PacketSide.Source ? services.ToBoxes(local, others) : services.ToBoxes(others, local));
            }
        }
    }

    private static ValueList<AddressRange> Ranges(IPFamily family, IEnumerable<(UInt128 First, UInt128 Last)> ranges) =>
        [.. ranges.Select(range => AddressRange.Create(InternetAddress.Of(family, range.First), InternetAddress.Of(family, range.Last)))];
}
