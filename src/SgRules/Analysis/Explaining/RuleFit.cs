using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>What of a group rule fits a packet.</summary>
internal readonly record struct RuleFit(bool Family, bool Protocol, bool Ports, bool Messages, bool Peer)
{
    /// <summary>How far the packet's port is from the rule's, 0 where that is no question.</summary>
    private int PortDistance { get; init; }

    /// <summary>Whether the rule allows the packet.</summary>
    public bool IsWhole => Family && Protocol && Ports && Messages && Peer;

    // Of another protocol, ports and messages are no question any more.
    private int Failed => (Family ? 0 : 2) + (Protocol ? 0 : 2) + (Protocol && !(Ports && Messages) ? 1 : 0) + (Peer ? 0 : 1);

    public static RuleFit Of(AllowRule rule, Packet packet, bool isPeer)
    {
        var (traffic, payload) = (rule.Traffic, packet.Payload);
        var isProtocol = traffic.Protocol.IsAll || traffic.Protocol == packet.Protocol;
        return new RuleFit(
            rule.Family == packet.Family,
            isProtocol,
            traffic.Ports.IsAny || (payload.DestinationPort is { } port && traffic.Ports.Contains(port)),
            traffic.Messages.IsAny || (payload.Type is { } type && type == traffic.Messages.Type && (traffic.Messages.Code ?? payload.Code) == payload.Code),
            isPeer)
        {
            PortDistance = isProtocol && payload.DestinationPort is { } number ? Math.Max(Math.Max(traffic.Ports.First - number, number - traffic.Ports.Last), 0) : 0,
        };
    }

    /// <summary>Whether it comes nearer than another: fails in fewer things, then in the peer alone, then by the nearer port.</summary>
    public bool IsNearerThan(RuleFit other) => (Failed, Peer, PortDistance).CompareTo((other.Failed, other.Peer, other.PortDistance)) < 0;
}
