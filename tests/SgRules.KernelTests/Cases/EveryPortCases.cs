using SgRules.Addressing;
using static SgRules.Cases.CaseWords;
using static SgRules.Cases.ContractZone;

namespace SgRules.Cases;

/// <summary>What every guest port has rules of its own for, on both bridges; there are so many that the trees of devices and addresses branch.</summary>
internal static class EveryPortCases
{
    private static readonly (int Number, string Uplink)[] Ports = [.. FirstGuests.Select(number => (number, "eth0")), .. OtherGuests.Select(number => (number, "eth2"))];

    // Ports whose instance has egress rules: what may always be sent has rules of its own there.
    private static readonly int[] Restricted = [3, 5, 7, 42, 45, 51, 52];

    // Ports whose instance lets everything in.
    private static readonly int[] Open = [1, 41, 46, 53, 54];

    // Ports with more addresses than the primary one.
    private static readonly (int Number, int Other)[] Others = [(1, 101), (2, 102), (51, 151), (53, 153)];

    public static IEnumerable<Case> All =>
    [
        .. Ports.SelectMany(port => Of(port.Number, port.Uplink)),
        .. Ports.Where(port => Restricted.Contains(port.Number)).SelectMany(port => OfRestricted(port.Number, port.Uplink)),
        .. Ports.Where(port => Open.Contains(port.Number)).SelectMany(port => BothPass("3.9", $"Port {Device(port.Number)} lets everything in", ip => By(port.Uplink, Tcp(ip.Outside, ip.Of(port.Number), 9)), Device(port.Number))),
        .. Ports.SelectMany(port => new[] { V4(port.Number), V6(port.Number), Local(port.Number) }.SelectMany(own => Beside(port.Number, own))),
        .. Others.SelectMany(other => new[] { V4(other.Other), V6(other.Other) }.SelectMany(own => Beside(other.Number, own))),
        .. Others.SelectMany(other => OfOther(other.Number, other.Other)),
        .. OfPrefix(2, Ip("203.0.113.210")),
    ];

    private static IEnumerable<Case> OfRestricted(int number, string uplink)
    {
        var device = Device(number);
        return
        [
            .. BothDrop("3.8", $"Port {device} sends nothing that no egress rule names", ip => By(device, Tcp(ip.Of(number), ip.Outside, 9999))),
            .. BothPass("3.7", $"Port {device} answers", ip => By(device, Established(Tcp(ip.Of(number), ip.Outside, 9999))), uplink),
            .. BothDrop("3.7", $"Port {device} sends nothing damaged to where it may send", ip => By(device, Invalid(Udp(ip.Of(number), ip.Outside, 53)))),
            Passes("3.4", $"Port {device} sends DHCP requests", By(device, Udp(V4(number), Outside, 68, 67)), uplink),
            Passes("3.4", $"Port {device} sends DHCPv6 requests", By(device, Udp(Local(number), Router, 546, 547)), uplink),
            Passes("3.4", $"Port {device} sends DHCPv6 requests to all servers", By(device, Udp(Local(number), DhcpV6Agents, 546, 547)) with { ToMac = WireMac(uplink) }, uplink),
            .. BothPass("3.5", $"Port {device} sends to tcp port 53", ip => By(device, Tcp(ip.Of(number), ip.Outside, 53)), uplink),
            .. SentByAnyGuest.Select(message => Passes("3.6", $"Port {device} sends {message.Name}", By(device, Discovery(V6(number), Router, message.Type)), uplink)),
        ];
    }

    // Each node of the trees of addresses ends in a DROP, which some of these meet: an own address with one of its lower bits changed.
    private static IEnumerable<Case> Beside(int number, InternetAddress own)
    {
        var isIPv4 = own.Family == IPFamily.IPv4;
        return Enumerable.Range(0, isIPv4 ? 8 : 12)
            .Select(bit => isIPv4 ? InternetAddress.IPv4((uint)own.Bits ^ (1u << bit)) : InternetAddress.IPv6(own.Bits ^ (UInt128.One << bit)))
            .Where(source => !OwnOf(number).Contains(source))
            .Select(source => Drops("3.1", $"Port {Device(number)} doesn't send from {source}", By(Device(number), Udp(source, isIPv4 ? Outside : OutsideV6, 53))));
    }

    private static IEnumerable<InternetAddress> OwnOf(int number) =>
        Zone.Instances.ToImmutableArray().SelectMany(instance => instance.Nics.ToImmutableArray()).First(nic => nic.Device == Device(number)).Addresses();

    private static IEnumerable<Case> OfOther(int number, int other)
    {
        var (device, uplink) = (Device(number), Ports.First(port => port.Number == number).Uplink);
        return
        [
            .. BothPass("3.1", $"Port {device} sends from its secondary address", ip => By(device, Udp(ip.Of(other), ip.Outside, 53)), uplink),
            .. BothPass("3.3", $"Port {device} receives at its secondary address", ip => By(uplink, Established(Tcp(ip.Outside, ip.Of(other), 40000))), device),
            .. ArpOf(number, V4(other)),
        ];
    }

    private static IEnumerable<Case> OfPrefix(int number, InternetAddress address) =>
    [
        Passes("3.1", $"Port {Device(number)} sends from its allowed address", By(Device(number), Udp(address, Outside, 53)), "eth0"),
        Passes("3.3", $"Port {Device(number)} receives at its allowed address", By("eth0", Established(Tcp(Outside, address, 40000))), Device(number)),
        .. ArpOf(number, address),
    ];

    private static IEnumerable<Case> ArpOf(int number, InternetAddress address)
    {
        var (device, mac, uplink) = (Device(number), Mac(number), Ports.First(port => port.Number == number).Uplink);
        return
        [
            Passes("3.16", $"Port {device} sends ARP of {address}", By(device, Frame.OfArp(mac, WireMac(uplink), ArpMessage.Create(ArpMessage.Request, mac, address, V4(254)))), uplink),
            Passes("3.16", $"Port {device} sends an ARP probe for {address}", By(device, Frame.OfArp(mac, WireMac(uplink), ArpMessage.Create(ArpMessage.Request, mac, Ip("0.0.0.0"), address))), uplink),
        ];
    }

    private static IEnumerable<Case> Of(int number, string uplink)
    {
        var (device, mac, router) = (Device(number), Mac(number), WireMac(uplink));
        return
        [
            .. BothPass("3.1", $"Port {device} sends", ip => By(device, Udp(ip.Of(number), ip.Outside, 53)), uplink),
            Passes("3.1", $"Port {device} sends from its link-local address", By(device, Discovery(Local(number), Router, 135)), uplink),
            .. BothDrop("3.1", $"Port {device} sends with no other MAC", ip => By(device, Udp(ip.Of(number), ip.Outside, 53)) with { FromMac = Mac(99) }),
            .. BothPass("3.3", $"Port {device} receives", ip => By(uplink, Established(Tcp(ip.Outside, ip.Of(number), 40000))), device),
            Passes("3.3", $"Port {device} receives at its link-local address", By(uplink, Established(Udp(Router, Local(number), 40000))), device),
            Passes("3.4", $"Port {device} receives DHCP replies", By(uplink, Udp(V4(254), V4(number), 67, 68)) with { ToMac = mac }, device),
            Passes("3.4", $"Port {device} receives DHCPv6 replies", By(uplink, Udp(Router, Local(number), 547, 546)), device),
            Passes("3.16", $"Port {device} sends ARP", By(device, Frame.OfArp(mac, router, ArpMessage.Create(ArpMessage.Request, mac, V4(number), V4(254)))), uplink),
            Passes("3.16", $"Port {device} sends an ARP probe", By(device, Frame.OfArp(mac, router, ArpMessage.Create(ArpMessage.Request, mac, Ip("0.0.0.0"), V4(number)))), uplink),
            Passes("3.16", $"Port {device} receives ARP", By(uplink, Frame.OfArp(router, mac, ArpMessage.Create(ArpMessage.Reply, router, V4(254), V4(number)))), device),
            Drops("3.16", $"Port {device} sends no ARP with another MAC", By(device, Frame.OfArp(Mac(99), router, ArpMessage.Create(ArpMessage.Request, Mac(99), V4(number), V4(254))))),
            Drops("3.16", $"Port {device} sends no frame of an unknown type", By(device, Frame.Of(mac, router, EtherType.Of(0x88b6)))),
            Drops("3.16", $"Port {device} receives no frame of an unknown type", By(uplink, Frame.Of(router, mac, EtherType.Of(0x88b6)))),
        ];
    }
}
