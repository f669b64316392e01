using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>The DHCP messages that the contract names (3.1, 3.3, 3.4). Ports: RFC 2131 section 4.1, RFC 8415 section 7.2.</summary>
internal static class DhcpMessages
{
    private const ushort ServerPort = 67;
    private const ushort ClientPort = 68;
    private const ushort ClientPortV6 = 546;
    private const ushort ServerPortV6 = 547;

    private static readonly InternetAddress AllServers = InternetAddress.Parse("ff02::1:2");

    /// <summary>3.1: the client's broadcast before it has an address, 0.0.0.0:68 to 255.255.255.255:67.</summary>
    public static bool IsClientBroadcast(Packet packet) =>
        IsUdp(packet, IPFamily.IPv4, ClientPort, ServerPort) && packet.Source.IsUnspecified && packet.Destination == InternetAddress.IPv4Broadcast;

    /// <summary>3.3: a server's reply to a client without an address, to 255.255.255.255.</summary>
    public static bool IsBroadcastReply(Packet packet) => IsUdp(packet, IPFamily.IPv4, ServerPort, ClientPort) && packet.Destination == InternetAddress.IPv4Broadcast;

    /// <summary>3.4: what a guest may always send.</summary>
    public static bool IsRequest(Packet packet) =>
        IsUdp(packet, IPFamily.IPv4, ClientPort, ServerPort)
        || (IsUdp(packet, IPFamily.IPv6, ClientPortV6, ServerPortV6) && (packet.Destination == AllServers || packet.Destination.IsIPv6LinkLocal));

    /// <summary>3.4: what a guest always receives from uplink and system ports.</summary>
    public static bool IsReply(Packet packet) =>
        IsUdp(packet, IPFamily.IPv4, ServerPort, ClientPort) || IsUdp(packet, IPFamily.IPv6, ServerPortV6, ClientPortV6);

    /// <summary>3.2: what only a server sends, whatever the destination port.</summary>
    public static bool IsFromServerPort(Packet packet) =>
        packet.Protocol == Protocol.Udp && packet.Payload.SourcePort == (packet.Family == IPFamily.IPv4 ? ServerPort : ServerPortV6);

    private static bool IsUdp(Packet packet, IPFamily family, ushort sourcePort, ushort destinationPort) =>
        packet.Family == family && packet.Protocol == Protocol.Udp
        && packet.Payload.SourcePort == sourcePort && packet.Payload.DestinationPort == destinationPort;
}
