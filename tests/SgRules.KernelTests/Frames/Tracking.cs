using SgRules.Addressing;
using SgRules.Laboratory;

namespace SgRules.Frames;

/// <summary>
/// Which states the kernel gives which packets (facts: kernel, section 2), and what it takes that it gives one the state it is wanted in.
/// For the contract the state is a free variable; on the kernel it isn't.
/// </summary>
internal static class Tracking
{
    private const ConnectionState New = ConnectionState.New;
    private const ConnectionState Established = ConnectionState.Established;
    private const ConnectionState Related = ConnectionState.Related;
    private const ConnectionState Invalid = ConnectionState.Invalid;
    private const ConnectionState Untracked = ConnectionState.Untracked;

    /// <summary>The first that applies holds.</summary>
    public static readonly ImmutableArray<TrackingRule> Rules =
    [
        new("TCP", packet => packet.Protocol == Protocol.Tcp, [New, Established, Invalid],
            "RELATED takes a helper that expects the connection, UNTRACKED a NOTRACK rule"),
        new("UDP", packet => packet.Protocol == Protocol.Udp, [New, Established, Invalid],
            "RELATED takes a helper that expects the connection, UNTRACKED a NOTRACK rule"),
        new("neighbour discovery and MLD", packet => IsIPv6(packet) && packet.Payload.Type is (>= 130 and <= 136) or 143, [Untracked, Invalid],
            "the kernel never tracks them; a damaged one is INVALID"),
        new("ICMPv6 redirects of a router on the link", packet => IsIPv6(packet) && packet is { Payload.Type: 137, HopLimit: 255 } && LinkLocal.Contains(packet.Source), [Related, Invalid],
            "as an error; any other redirect (RFC 4861 section 8.1) is INVALID, whatever it is about"),
        new("ICMPv6 errors", packet => IsIPv6(packet) && packet.Payload.Type < 128, [Related, Invalid],
            "an error is never a connection's own packet; one about no connection is INVALID"),
        new("ICMPv6 requests", packet => IsIPv6(packet) && packet.Payload.Type is 128 or 139, [New, Established, Invalid],
            "only errors are RELATED, only discovery and MLD UNTRACKED"),
        new("ICMPv6 replies", packet => IsIPv6(packet) && packet.Payload.Type is 129 or 140, [Established, Invalid],
            "a reply opens no connection"),
        new("other ICMPv6", packet => IsIPv6(packet) && packet.Payload.Type is not null, [Invalid],
            "connection tracking doesn't know the type"),
        new("ICMP errors", packet => packet.Payload.Type is 3 or 4 or 5 or 11 or 12, [Related, Invalid],
            "an error is never a connection's own packet; one about no connection is INVALID"),
        new("ICMP requests", packet => packet.Payload.Type is 8 or 13 or 15 or 17, [New, Established, Invalid],
            "only errors are RELATED"),
        new("ICMP replies", packet => packet.Payload.Type is 0 or 14 or 16 or 18, [Established, Invalid],
            "a reply opens no connection"),
        new("other ICMP", packet => packet.Payload.Type is not null, [Invalid],
            "connection tracking doesn't know the type"),
        new("extension headers as an IPv6 packet's protocol", packet => IsIPv6(packet) && packet.Protocol.Number is 43 or 44 or 51 or 60, [],
            "ip6tables looks at what is behind them, so they are no packet's protocol; of an authentication header that is true with the legacy backend only (contract 3.2)"),
        new("ICMP of the other family", packet => packet.Protocol.HasIcmpTypes, [Invalid],
            "connection tracking knows it in its own family only"),
        new("SCTP", packet => packet.Protocol.Number == 132, [New, Established, Invalid],
            "RELATED takes a helper that expects the association, UNTRACKED a NOTRACK rule"),
        new("everything else", _ => true, [New, Established],
            "tracked by its addresses alone: nothing of it can be wrong"),
    ];

    public static ValueList<ConnectionState> StatesOf(Packet packet) => Rules.First(rule => rule.Applies(packet)).States;

    /// <summary>The packet in the state it has, or else in the likeliest that it can have; <see langword="null"/> if it can't be sent.</summary>
    public static Packet? Possible(Packet packet)
    {
        var states = StatesOf(packet);
        return states.IsEmpty ? null : states.AsSpan().Contains(packet.State) ? packet : packet with { State = states[0] };
    }

    /// <summary>What is sent, so that the kernel gives the packet its state, and the connection that must exist then.</summary>
    /// <exception cref="ArgumentException">The packet can't have that state.</exception>
    public static (WirePacket Wire, ValueList<Connection> Connections) Stage(Packet packet)
    {
        if (!StatesOf(packet).AsSpan().Contains(packet.State))
        {
            throw new ArgumentException($"{packet}: {Rules.First(rule => rule.Applies(packet)).Why}.", nameof(packet));
        }

        var wire = new WirePacket(packet);
        return packet.State switch
        {
            Established => (wire with { Flags = TcpFlags.Ack }, [new Connection(Opening(packet))]),
            Related => (wire with { Quoted = Answered(packet) }, [new Connection(Answered(packet))]),
            Invalid when IsError(packet) => (wire with { Quoted = Answered(packet) }, []),
            Invalid when packet.Protocol == Protocol.Tcp => (wire with { Flags = TcpFlags.Reset }, []),
            Invalid => (wire with { IsDamaged = true }, []),
            _ => (wire, []),
        };
    }

    private static bool IsError(Packet packet) => Rules.First(rule => rule.Applies(packet)).States.AsSpan().Contains(Related);

    private static readonly IPPrefix LinkLocal = IPPrefix.Parse("fe80::/10");

    private static bool IsIPv6(Packet packet) => packet.Family == IPFamily.IPv6;

    // The other way round, so that both directions occur: a request's own connection, a reply's request, and else the other end's packet.
    private static Packet Opening(Packet packet) => packet.Payload switch
    {
        { Type: 8 or 13 or 15 or 17 or 128 or 139 } => packet,
        { Type: 0 } => Request(packet, 8),
        { Type: 129 or 140 or 14 or 16 or 18 } => Request(packet, packet.Payload.Type!.Value - 1),
        { SourcePort: { } source, DestinationPort: { } destination } => Reverse(packet, PacketPayload.Ports(destination, source)),
        _ => Reverse(packet, default),
    };

    // An error goes to the one that sent what it is about.
    private static Packet Answered(Packet error) => Packet.Udp(error.Destination, error.Source, 40000, 40001);

    private static Packet Request(Packet reply, int type) => Reverse(reply, PacketPayload.Icmp(type, reply.Payload.Code!.Value));

    private static Packet Reverse(Packet packet, PacketPayload payload)
    {
        _ = Packet.TryCreate(packet.Destination, packet.Source, packet.Protocol, payload, out var reverse, out _);
        return reverse!;
    }
}
