using SgRules.Addressing;
using static SgRules.Cases.CaseWords;
using static SgRules.Cases.ContractZone;

namespace SgRules.Cases;

/// <summary>Paragraphs 3 (unknown ports), 3.1 and 3.2: who may send, and as whom.</summary>
internal static class SenderCases
{
    private static readonly InternetAddress None = Ip("0.0.0.0");
    private static readonly InternetAddress NoneV6 = Ip("::");
    private static readonly InternetAddress Broadcast = Ip("255.255.255.255");

    // Everyone's solicited-node group is the same here; neighbour solicitations to it are flooded.
    private static readonly InternetAddress Solicited = Ip("ff02::1:ff00:1");

    private static readonly string[] ToAllFromVnet1 = ["eth0", "eth1", "tap7", "vnet10", "vnet2", "vnet3", "vnet4", "vnet5", "vnet7", "vnet9"];

    public static IEnumerable<Case> All => [.. UnknownPorts, .. Addresses, .. WithoutAddress, .. Infrastructure];

    private static IEnumerable<Case> UnknownPorts =>
    [
        .. BothDrop("3", "An unknown port sends no IP traffic", ip => By("tap7", Tcp(ip.Outside, ip.Of(1), 80))),
        .. BothDrop("3", "An unknown port sends nothing to an uplink", ip => By("vnet10", Tcp(ip.Of(1), ip.Outside, 80)) with { FromMac = Mac(1) }),
        .. BothDrop("3", "An unknown port receives no IP traffic", ip => By("eth0", Tcp(ip.Outside, ip.Of("203.0.113.77", "2001:db8:204::77"), 80)) with { ToMac = WireMac("tap7") }),
        .. BothDrop("3", "An unknown port receives nothing of an open connection", ip => By("vnet1", Established(Tcp(ip.Of(1), ip.Outside, 80))) with { ToMac = WireMac("tap7") }),
        Passes("3", "An unknown port sends what needs no address, as a DHCP client's broadcast", By("tap7", Udp(None, Broadcast, 68, 67)), "eth0", "eth1", "vnet9"),
        Passes("3", "An unknown port sends what needs no address, as duplicate address detection", By("tap7", Discovery(NoneV6, Solicited, 135)), "eth0", "eth1", "vnet1", "vnet10", "vnet2", "vnet3", "vnet4", "vnet5", "vnet7", "vnet9"),
        Drops("3", "An unknown port sends no router advertisement", By("tap7", Discovery(Router, Ip("ff02::1"), 134))),
        Passes("3", "An unknown port receives what needs no address, as a DHCP reply", By("eth0", Udp(V4(254), Broadcast, 67, 68)) with { ToMac = WireMac("tap7") }, "tap7"),
        Passes("3", "An unknown port's other frames are not judged", By("tap7", Frame.Of(WireMac("tap7"), WireMac("eth0"), EtherType.Of(0x88b6))), "eth0"),
    ];

    private static IEnumerable<Case> Addresses =>
    [
        .. BothPass("3.1", "A guest sends from its primary address", ip => By("vnet1", Tcp(ip.Of(1), ip.Outside, 80)), "eth0"),
        .. BothPass("3.1", "A guest sends from a secondary address", ip => By("vnet1", Tcp(ip.Of("203.0.113.101", "2001:db8:204::101"), ip.Outside, 80)), "eth0"),
        .. BothPass("3.1", "A guest sends from an allowed prefix", ip => By("vnet1", Udp(ip.Of("203.0.113.203", "fe80::5:ffff"), ip.Of("198.51.100.7", "fe80::99"), 9)), "eth0"),
        Passes("3.1", "A guest sends from the link-local address of its MAC", By("vnet1", Ping(Local(1), Router)), "eth0"),
        .. BothDrop("3.1", "A guest sends from no address beside an allowed prefix", ip => By("vnet1", Udp(ip.Of("203.0.113.204", "fe80::6:0"), ip.Of("198.51.100.7", "fe80::99"), 9))),
        .. BothDrop("3.1", "A guest sends from no other guest's address", ip => By("vnet1", Tcp(ip.Of(2), ip.Outside, 80))),
        .. BothDrop("3.1", "A guest sends from no other guest's address with that guest's MAC", ip => By("vnet1", Tcp(ip.Of(2), ip.Outside, 80)) with { FromMac = Mac(2) }),
        .. BothDrop("3.1", "A guest sends from no address that nobody has", ip => By("vnet1", Tcp(ip.Of("203.0.113.99", "2001:db8:204::99"), ip.Outside, 80))),
        .. BothDrop("3.1", "A guest sends from no outside address", ip => By("vnet1", Udp(ip.Stranger, ip.Outside, 9))),
        Drops("3.1", "A guest sends from no other link-local address", By("vnet1", Ping(Local(2), Router))),
        .. BothDrop("3.1", "A guest sends with no other NIC's MAC", ip => By("vnet1", Tcp(ip.Of(1), ip.Outside, 80)) with { FromMac = Mac(2) }),
        .. BothDrop("3.1", "A guest sends from no other guest's address in an established connection", ip => By("vnet1", Established(Tcp(ip.Of(2), ip.Outside, 80)))),
        .. BothDrop("3.1", "A guest sends with no other MAC in an established connection", ip => By("vnet1", Established(Tcp(ip.Of(1), ip.Outside, 80))) with { FromMac = Mac(2) }),
        .. BothDrop("3.1", "A guest sends no error about another's connection from another's address", ip => By("vnet1", Error(ip.Of(2), ip.Outside, ip.Type(3, 1), 1))),
        .. BothDrop("3.1", "A guest sends from no other guest's address to a guest", ip => By("vnet4", Tcp(ip.Of(2), ip.Of(1), 80))),
    ];

    private static IEnumerable<Case> WithoutAddress =>
    [
        Passes("3.1", "A DHCP client's broadcast goes to uplink and system ports only", By("vnet1", Udp(None, Broadcast, 68, 67)), "eth0", "eth1", "vnet9"),
        Drops("3.1", "A damaged DHCP client's broadcast is dropped", By("vnet1", Invalid(Udp(None, Broadcast, 68, 67)))),
        Drops("3.1", "A DHCP client's broadcast goes to no guest, whatever its MAC", By("vnet4", Udp(None, Broadcast, 68, 67)) with { ToMac = Mac(1) }),
        Drops("3.1", "From no address a guest sends no other broadcast", By("vnet1", Udp(None, Broadcast, 40000, 67))),
        Drops("3.1", "From no address a guest sends to no single address", By("vnet1", Udp(None, V4(254), 68, 67))),
        Drops("3.1", "From no address a guest sends no TCP", By("vnet1", Tcp(None, Outside, 80))),
        Passes("3.1", "Duplicate address detection comes from no address", By("vnet1", Discovery(NoneV6, Solicited, 135)), ToAllFromVnet1),
        Passes("3.1", "A multicast listener's report comes from no address (version 2)", By("vnet1", Discovery(NoneV6, Ip("ff02::16"), 143, 1)), "eth0", "eth1", "vnet9"),
        Passes("3.1", "A multicast listener's report comes from no address", By("vnet3", Discovery(NoneV6, Ip("ff02::1:3"), 131, 1)), "eth0", "eth1", "vnet9"),
        Passes("3.1", "A multicast listener's farewell comes from no address", By("vnet5", Discovery(NoneV6, Ip("ff02::2"), 132, 1)), "eth0", "eth1", "vnet9"),
        Drops("3.1", "Duplicate address detection goes to link-scope multicast only", By("vnet1", Discovery(NoneV6, OutsideV6, 135))),
        Drops("3.1", "A neighbour advertisement needs an address", By("vnet1", Discovery(NoneV6, Ip("ff02::1"), 136))),
        Drops("3.1", "A router solicitation needs an address", By("vnet1", Discovery(NoneV6, Ip("ff02::2"), 133))),
        Drops("3.1", "A ping needs an address", By("vnet1", Ping(NoneV6, Ip("ff02::1")))),
        Drops("3.1", "Damaged duplicate address detection is dropped", By("vnet1", Invalid(Discovery(NoneV6, Solicited, 135)))),
    ];

    private static IEnumerable<Case> Infrastructure =>
    [
        Drops("3.2", "A guest sends no DHCP offer to a guest", By("vnet4", Udp(V4(4), V4(1), 67, 68))),
        Drops("3.2", "A guest sends no DHCP offer to everyone", By("vnet4", Udp(V4(4), Broadcast, 67, 68))),
        Drops("3.2", "A guest sends nothing from a DHCP server's port, to wherever", By("vnet4", Udp(V4(4), Outside, 67, 5000))),
        Drops("3.2", "A guest sends nothing from a DHCP server's port in an established connection", By("vnet4", Established(Udp(V4(4), Outside, 67, 5000)))),
        Passes("3.2", "A guest sends from the port beside a DHCP server's", By("vnet4", Udp(V4(4), Outside, 68, 5000)), "eth0"),
        Drops("3.2", "A guest sends no DHCPv6 reply to a guest", By("vnet4", Udp(Local(4), Local(1), 547, 546))),
        Drops("3.2", "A guest sends nothing from a DHCPv6 server's port in an established connection", By("vnet4", Established(Udp(V6(4), OutsideV6, 547, 5000)))),
        Passes("3.2", "A guest sends from the port beside a DHCPv6 server's", By("vnet4", Udp(V6(4), OutsideV6, 546, 5000)), "eth0"),
        Passes("3.2", "An IPv4 port means nothing in IPv6", By("vnet4", Udp(V6(4), OutsideV6, 67, 5000)), "eth0"),
        Passes("3.2", "An IPv6 port means nothing in IPv4", By("vnet4", Udp(V4(4), Outside, 547, 5000)), "eth0"),
        Drops("3.2", "A guest sends no ICMP redirect, related or not", By("vnet4", Error(V4(4), V4(1), 5, 1))),
        Drops("3.2", "A guest sends no ICMPv6 redirect", By("vnet4", Invalid(Packet.Icmp(Local(4), V6(1), 137)))),
        Drops("3.2", "A guest sends no ICMPv6 redirect about a known connection", By("vnet4", Error(Local(4), V6(1), 137) with { HopLimit = 255 })),
        Drops("3.2", "A guest sends no router advertisement", By("vnet4", Discovery(Local(4), Ip("ff02::1"), 134))),
        Drops("3.2", "A guest sends no router advertisement to one guest that lets all in", By("vnet4", Discovery(Local(4), Local(1), 134))),
        Drops("3.2", "A guest sends no MLD query", By("vnet4", Discovery(Local(4), Ip("ff02::1"), 130, 1))),
        Drops("3.2", "A fragmented DHCP offer is one too", By("vnet4", Udp(V4(4), V4(1), 67, 68)) with { Pieces = 3 }),
        Drops("3.2", "A fragmented DHCPv6 reply is one too", By("vnet4", Udp(V6(4), V6(1), 547, 546)) with { Pieces = 3 }),
        .. BothDrop("3.2", "The end of a DHCP server's packet is no way in", ip => By("vnet4", Udp(ip.Of(4), ip.Of(1), ip.Type(67, 547), 5000)) with { Pieces = 2, IsTorn = true }),
        Passes("3.2", "A system VM is infrastructure", By("vnet9", Udp(V4(9), V4(4), 67, 68)), "vnet4"),
        Passes("3.2", "A system VM advertises itself as a router", By("vnet9", Discovery(Local(9), Ip("ff02::1"), 134)), "eth0", "eth1", "vnet1", "vnet10", "vnet2", "vnet3", "vnet4", "vnet5", "vnet7", "tap7"),
    ];
}
