using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Traffic of one family with one far end.</summary>
/// <param name="Family">The family.</param>
/// <param name="Traffic">The protocol, and its destination ports or messages.</param>
/// <param name="Peer">The far end: the source of what comes in, the destination of what goes out.</param>
public sealed record TrafficBox(IPFamily Family, TrafficSelector Traffic, BoxPeer Peer)
{
    /// <summary>Whether a packet is in the box.</summary>
    /// <param name="packet">The packet; its connection's state doesn't count.</param>
    /// <param name="direction">Which way it goes, as seen from the instance.</param>
    /// <returns><see langword="true"/> if it is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="packet"/> is null.</exception>
    public bool Contains(Packet packet, Direction direction)
    {
        ArgumentNullException.ThrowIfNull(packet);
        return packet.Family == Family && HasTrafficOf(packet) && Peer.Contains(direction == Direction.Ingress ? packet.Source : packet.Destination);
    }

    /// <summary>Whether the traffic of two boxes, their peers aside, has something in common.</summary>
    internal bool MeetsTrafficOf(TrafficBox other) =>
        Family == other.Family
        && (Traffic.Protocol.IsAll || other.Traffic.Protocol.IsAll
            || (Traffic.Protocol == other.Traffic.Protocol
                && Traffic.Ports.First <= other.Traffic.Ports.Last && other.Traffic.Ports.First <= Traffic.Ports.Last
                && MeetOrAny(Traffic.Messages.Type, other.Traffic.Messages.Type) && MeetOrAny(Traffic.Messages.Code, other.Traffic.Messages.Code)));

    private static bool MeetOrAny(int? one, int? other) => one is null || other is null || one == other;

    private bool HasTrafficOf(Packet packet) =>
        Traffic.Protocol.IsAll
        || (Traffic.Protocol == packet.Protocol
            && (packet.Payload.DestinationPort is not { } port || Traffic.Ports.Contains(port))
            && (Traffic.Messages.Type is not { } type || packet.Payload.Type == type)
            && (Traffic.Messages.Code is not { } code || packet.Payload.Code == code));
}
