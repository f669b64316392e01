using SgRules.Addressing;
using static SgRules.Cases.CaseWords;
using static SgRules.Cases.ContractZone;

namespace SgRules.Cases;

/// <summary>What every guest port has rules of its own for, on both bridges; there are so many that the trees of devices and addresses branch.</summary>
internal static class EveryPortCases
{
    private static readonly (int Number, string Uplink)[] Ports = [.. FirstGuests.Select(number => (number, "eth0")), .. OtherGuests.Select(number => (number, "eth2"))];

    public static IEnumerable<Case> All => Ports.SelectMany(port => Of(port.Number, port.Uplink));

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
