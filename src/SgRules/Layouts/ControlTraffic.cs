using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Layouts;

/// <summary>The conditions for the messages that addressing itself needs (contract 3.1 to 3.6).</summary>
internal static class ControlTraffic
{
    /// <summary>Neighbour solicitation: with multicast listener reports, what may come from <c>::</c> (contract 3.1).</summary>
    public const int NeighbourSolicitation = 135;

    public const int NeighbourAdvertisement = 136;
    public const int RouterAdvertisement = 134;
    public const int MulticastListenerQuery = 130;

    public static readonly IPPrefix LinkLocal = IPPrefix.Parse("fe80::/10");
    public static readonly IPPrefix LinkScopeMulticast = IPPrefix.Parse("ff02::/16");
    public static readonly IPPrefix UnspecifiedIPv4 = IPPrefix.Parse("0.0.0.0/32");
    public static readonly IPPrefix UnspecifiedIPv6 = IPPrefix.Parse("::/128");
    public static readonly IPPrefix BroadcastIPv4 = IPPrefix.Parse("255.255.255.255/32");
    public static readonly IPPrefix DhcpV6Agents = IPPrefix.Parse("ff02::1:2/128");

    public static readonly Match Invalid = new ConntrackMatch(ConntrackStates.Invalid);
    public static readonly Match Established = new ConntrackMatch(ConntrackStates.Related | ConntrackStates.Established);

    /// <summary>Multicast listener reports of both versions and the message of leaving (RFC 2710, RFC 3810).</summary>
    public static ReadOnlySpan<int> MulticastListenerReports => [131, 132, 143];

    /// <summary>What a guest may always send: router and neighbour solicitation, neighbour advertisement, listener reports (contract 3.6).</summary>
    public static ReadOnlySpan<int> SentByAnyGuest => [131, 132, 133, NeighbourSolicitation, NeighbourAdvertisement, 143];

    /// <summary>What only infrastructure sends, by ICMP type (contract 3.2).</summary>
    public static ReadOnlySpan<int> InfrastructureMessages(IPFamily family) =>
        family == IPFamily.IPv4 ? [5] : [MulticastListenerQuery, RouterAdvertisement, 137];

    public static Match[] Icmp(IPFamily family, int type) =>
    [
        new ProtocolMatch(family == IPFamily.IPv4 ? Protocol.Icmp : Protocol.IcmpV6),
        new IcmpMatch(family, IcmpType.Of(type)),
    ];

    /// <summary>A DHCP client that has no address yet (contract 3.1).</summary>
    public static Match[] DhcpBroadcast => [new SourceMatch(UnspecifiedIPv4), new DestinationMatch(BroadcastIPv4), .. DhcpRequest(IPFamily.IPv4)];

    /// <summary>Where a guest may always send DHCP requests to: anywhere in IPv4 (contract 3.4).</summary>
    public static Match[][] DhcpServers(IPFamily family) => family == IPFamily.IPv4
        ? [[]]
        : [[new DestinationMatch(LinkLocal)], [new DestinationMatch(DhcpV6Agents)]];

    public static Match[] DhcpRequest(IPFamily family) => Udp(ClientPort(family), ServerPort(family));

    public static Match[] DhcpReply(IPFamily family) => Udp(ServerPort(family), ClientPort(family));

    public static Match[] FromDhcpServer(IPFamily family) =>
        [new ProtocolMatch(Protocol.Udp), new MultiportMatch(PacketSide.Source, [PortRange.Of(ServerPort(family))])];

    private static Match[] Udp(ushort source, ushort destination) =>
    [
        new ProtocolMatch(Protocol.Udp),
        new MultiportMatch(PacketSide.Source, [PortRange.Of(source)]),
        new MultiportMatch(PacketSide.Destination, [PortRange.Of(destination)]),
    ];

    private static ushort ClientPort(IPFamily family) => (ushort)(family == IPFamily.IPv4 ? 68 : 546);

    private static ushort ServerPort(IPFamily family) => (ushort)(family == IPFamily.IPv4 ? 67 : 547);
}
