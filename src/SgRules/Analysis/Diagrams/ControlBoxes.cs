using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>The messages that the contract names (3.1 to 3.6), as conditions.</summary>
internal sealed class ControlBoxes
{
    private const byte IcmpRedirect = 5;

    private static readonly IPPrefix LinkLocal = IPPrefix.Parse("fe80::/10");
    private static readonly IPPrefix LinkLocalMulticast = IPPrefix.Parse("ff02::/16");
    private static readonly IPPrefix AllDhcpServers = IPPrefix.Parse("ff02::1:2/128");
    private static readonly IPPrefix Broadcast = IPPrefix.Of(InternetAddress.IPv4Broadcast);

    private readonly AddressClasses _addresses;
    private readonly bool _isIPv4;

    public ControlBoxes(PacketValues values)
    {
        _addresses = values.Addresses;
        _isIPv4 = values.Family == IPFamily.IPv4;
        var unspecified = Source(IPPrefix.Of(InternetAddress.Of(values.Family, 0)));
        ClientBroadcast = _isIPv4 ? [Udp(68, 67).And(unspecified).And(Destination(Broadcast))] : [];
        BroadcastReply = _isIPv4 ? [Udp(67, 68).And(Destination(Broadcast))] : [];
        FromUnspecified = _isIPv4 ? [] : [.. Messages(131, 132, 135, 143).Select(box => box.And(unspecified).And(Destination(LinkLocalMulticast)))];
        Infrastructure = _isIPv4
            ? [UdpFrom(67), Messages(IcmpRedirect)[0]]
            : [PacketBox.Of(Protocol.AuthenticationHeader), UdpFrom(547), .. Messages(130, 134, 137)];
        AlwaysSent = _isIPv4
            ? [Udp(68, 67)]
            : [Udp(546, 547).And(Destination(AllDhcpServers)), Udp(546, 547).And(Destination(LinkLocal)), .. Messages(131, 132, 133, 135, 136, 143)];
        DhcpReply = [_isIPv4 ? Udp(67, 68) : Udp(547, 546)];
        Neighbours = _isIPv4 ? [] : [.. Messages(135, 136).Select(box => box.And(HopLimit(255)))];
        Routers = _isIPv4 ? [] :
        [
            Messages(134)[0].And(Source(LinkLocal)).And(HopLimit(255)),
            Messages(130)[0].And(Source(LinkLocal)).And(Destination(LinkLocalMulticast)).And(HopLimit(1)),
        ];
    }

    /// <summary>The addresses that the messages name, each a set by itself.</summary>
    public static IEnumerable<IPPrefix[]> Addresses(IPFamily family) => family == IPFamily.IPv4
        ? [[IPPrefix.Of(InternetAddress.IPv4(0))], [Broadcast]]
        : [[IPPrefix.Of(InternetAddress.IPv6Unspecified)], [LinkLocalMulticast], [LinkLocal], [AllDhcpServers]];

    /// <summary>3.1: a DHCP client's broadcast before it has an address.</summary>
    public PacketBox[] ClientBroadcast { get; }

    /// <summary>3.1: neighbour solicitation and MLD reports before there is an address.</summary>
    public PacketBox[] FromUnspecified { get; }

    /// <summary>3.2: what a guest never sends; with an authentication header nobody can tell.</summary>
    public PacketBox[] Infrastructure { get; }

    /// <summary>3.4, 3.6: what a guest always sends, DNS aside.</summary>
    public PacketBox[] AlwaysSent { get; }

    /// <summary>3.5: to port 53.</summary>
    public PacketBox[] Dns { get; } = [To(Protocol.Udp, 53), To(Protocol.Tcp, 53)];

    /// <summary>3.3: a DHCP reply to a client without an address.</summary>
    public PacketBox[] BroadcastReply { get; }

    /// <summary>3.4: a DHCP reply, received from uplink and system ports.</summary>
    public PacketBox[] DhcpReply { get; }

    /// <summary>3.6: neighbour discovery, received from every port.</summary>
    public PacketBox[] Neighbours { get; }

    /// <summary>3.6: router advertisements and MLD queries, received from uplink and system ports.</summary>
    public PacketBox[] Routers { get; }

    private static PacketBox To(Protocol protocol, ushort port) => PacketBox.Of(protocol).With(PacketField.DestinationPort, ValueSet.Of(port));

    private static PacketBox UdpFrom(ushort port) => PacketBox.Of(Protocol.Udp).With(PacketField.SourcePortOrMessage, ValueSet.Of(port));

    private static PacketBox Udp(ushort from, ushort to) => UdpFrom(from).And(To(Protocol.Udp, to));

    private static PacketBox HopLimit(byte limit) => PacketBox.Everything.With(PacketField.HopLimit, ValueSet.Of(limit));

    private PacketBox Source(IPPrefix prefix) => PacketBox.Everything.With(PacketField.Source, _addresses.Of(prefix));

    private PacketBox Destination(IPPrefix prefix) => PacketBox.Everything.With(PacketField.Destination, _addresses.Of(prefix));

    private PacketBox[] Messages(params byte[] types) => Array.ConvertAll(types, type => PacketBox
        .Of(_isIPv4 ? Protocol.Icmp : Protocol.IcmpV6)
        .With(PacketField.SourcePortOrMessage, PacketValues.Messages(IcmpType.Of(type))));
}
