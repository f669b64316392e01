using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>Says in conditions what a policy says of traffic.</summary>
internal static class TrafficMatches
{
    public static Match[] Of(IPFamily family, TrafficSelector traffic)
    {
        if (traffic.Protocol.IsAll)
        {
            return [];
        }

        var protocol = new ProtocolMatch(traffic.Protocol);
        if (!traffic.Messages.IsAny)
        {
            return [protocol, new IcmpMatch(family, traffic.Messages)];
        }

        if (traffic.Ports.IsAny)
        {
            return [protocol];
        }

        // -m udp costs a dump of the host's addresses for each port loaded (facts: kernel, section 0, fact 3).
        return traffic.Protocol == Protocol.Tcp
            ? [protocol, TransportMatch.TcpTo(traffic.Ports)]
            : [protocol, new MultiportMatch(PacketSide.Destination, [traffic.Ports])];
    }

    public static Match Address(PacketSide side, IPPrefix prefix) => side == PacketSide.Source ? new SourceMatch(prefix) : new DestinationMatch(prefix);

    public static Match Port(PacketSide side, DevicePattern device) => side == PacketSide.Source ? new PhysdevMatch { In = device } : new PhysdevMatch { Out = device };
}
