using SgRules.Addressing;
using static SgRules.Cases.CaseWords;
using static SgRules.Cases.ContractZone;

namespace SgRules.Cases;

/// <summary>Paragraphs 3.4 to 3.6: DHCP, DNS and the ICMPv6 that IPv6 needs.</summary>
internal static class ControlCases
{
    private static readonly InternetAddress Broadcast = Ip("255.255.255.255");
    private static readonly InternetAddress AllNodes = Ip("ff02::1");

    private static readonly string[] Guests = ["vnet1", "vnet2", "vnet3", "vnet4", "vnet5", "vnet7"];
    private static readonly string[] ToAllFromEth0 = ["eth1", "tap7", "vnet10", "vnet9", .. Guests];

    public static IEnumerable<Case> All => [.. Dhcp, .. Dns, .. Sent, .. Received];

    private static IEnumerable<Case> Dhcp =>
    [
        Passes("3.4", "A guest without a fitting egress rule renews its DHCP lease", By("vnet5", Udp(V4(5), V4(254), 68, 67)), "eth0"),
        Passes("3.4", "A guest without a fitting egress rule sends a DHCP request to a guest that lets it in", By("vnet5", Udp(V4(5), V4(1), 68, 67)), "vnet1"),
        Passes("3.4", "A guest without a fitting egress rule sends a DHCPv6 request to a guest that lets it in", By("vnet5", Udp(Local(5), Local(1), 546, 547)), "vnet1"),
        Drops("3.4", "The receiver isn't opened for DHCP requests", By("vnet1", Udp(V4(1), V4(4), 68, 67))),
        Drops("3.4", "The receiver isn't opened for DHCPv6 requests", By("vnet1", Udp(Local(1), Local(4), 546, 547))),
        Drops("3.4", "The receiver isn't opened for DHCP requests from outside", By("eth0", Udp(V4(254), V4(4), 68, 67))),
        Passes("3.4", "A guest receives DHCP replies from the second uplink", By("eth1", Udp(V4(254), V4(4), 67, 68)), "vnet4"),
        Drops("3.4", "Only from port 68", By("vnet5", Udp(V4(5), V4(254), 69, 67))),
        Drops("3.4", "Only to port 67", By("vnet5", Udp(V4(5), V4(254), 68, 69))),
        Drops("3.4", "Only by udp", By("vnet5", Packet.Tcp(V4(5), V4(254), 68, 67))),
        Passes("3.4", "A guest without a fitting egress rule asks all DHCPv6 servers", By("vnet5", Udp(Local(5), DhcpV6Agents, 546, 547)), "eth0", "eth1", "vnet1", "vnet9"),
        Passes("3.4", "A guest without a fitting egress rule asks a DHCPv6 server on the link", By("vnet5", Udp(Local(5), Router, 546, 547)), "eth0"),
        Drops("3.4", "It asks no DHCPv6 server elsewhere", By("vnet5", Udp(V6(5), OutsideV6, 546, 547))),
        Drops("3.4", "It asks no other group", By("vnet5", Udp(Local(5), Ip("ff02::1:3"), 546, 547))),
        Passes("3.4", "A guest without a group receives a DHCP reply to everyone", By("eth0", Udp(V4(254), Broadcast, 67, 68)), ToAllFromEth0),
        Passes("3.4", "A guest without a group receives a DHCP reply to it", By("eth0", Udp(V4(254), V4(4), 67, 68)), "vnet4"),
        Passes("3.4", "A guest without a group receives a DHCPv6 reply", By("eth0", Udp(Router, Local(4), 547, 546)), "vnet4"),
        Passes("3.4", "A guest receives DHCP replies from a system VM", By("vnet9", Udp(V4(9), Broadcast, 67, 68)), ["eth0", "eth1", "tap7", "vnet10", .. Guests]),
        Passes("3.4", "A guest receives DHCPv6 replies from a system VM", By("vnet9", Udp(Local(9), Local(4), 547, 546)), "vnet4"),
        Drops("3.4", "A guest receives no DHCP reply from a guest", By("vnet1", Udp(V4(1), V4(4), 67, 68))),
        Drops("3.4", "A guest receives no DHCPv6 reply from a guest", By("vnet1", Udp(Local(1), Local(4), 547, 546))),
        Drops("3.4", "A guest receives no DHCP reply from an unknown port", By("tap7", Udp(V4(254), Broadcast, 67, 68))),
        Drops("3.4", "A guest without a group receives from a DHCP server's port at port 68 only", By("eth0", Udp(V4(254), V4(4), 67, 69))),
        Drops("3.4", "A damaged DHCP reply is dropped", By("eth0", Invalid(Udp(V4(254), Broadcast, 67, 68))) with { ToMac = Mac(4) }),
    ];

    private static IEnumerable<Case> Dns =>
    [
        .. BothPass("3.5", "A guest without a fitting egress rule sends to udp port 53", ip => By("vnet5", Udp(ip.Of(5), ip.Outside, 53)), "eth0"),
        .. BothPass("3.5", "A guest without a fitting egress rule sends to tcp port 53", ip => By("vnet5", Tcp(ip.Of(5), ip.Outside, 53)), "eth0"),
        .. BothDrop("3.5", "Not to the port beside 53", ip => By("vnet5", Udp(ip.Of(5), ip.Outside, 54))),
        .. BothDrop("3.5", "Not from port 53", ip => By("vnet5", Udp(ip.Of(5), ip.Outside, 53, 5000))),
        .. BothDrop("3.5", "The receiver isn't opened for udp port 53", ip => By("vnet5", Udp(ip.Of(5), ip.Of(2), 53))),
        .. BothDrop("3.5", "The receiver isn't opened for tcp port 53", ip => By("vnet5", Tcp(ip.Of(5), ip.Of(2), 53))),
        .. BothPass("3.5", "A receiver that is open hears udp port 53", ip => By("vnet5", Udp(ip.Of(5), ip.Of(1), 53)), "vnet1"),
        .. BothPass("3.5", "A receiver that is open hears port 53", ip => By("vnet5", Tcp(ip.Of(5), ip.Of(1), 53)), "vnet1"),
    ];

    private static IEnumerable<Case> Sent =>
    [
        Passes("3.6", "A guest without a fitting egress rule solicits routers", By("vnet5", Discovery(Local(5), Ip("ff02::2"), 133)), "eth0", "eth1", "vnet9"),
        Passes("3.6", "A guest without a fitting egress rule solicits neighbours", By("vnet5", Discovery(Local(5), Router, 135)), "eth0"),
        Passes("3.6", "A guest without a fitting egress rule advertises itself", By("vnet5", Discovery(V6(5), Router, 136)), "eth0"),
        Passes("3.6", "A guest without a fitting egress rule reports as a multicast listener", By("vnet5", Discovery(Local(5), Ip("ff02::1:3"), 131, 1)), "eth0", "eth1", "vnet9"),
        Passes("3.6", "A guest without a fitting egress rule leaves a multicast group", By("vnet5", Discovery(Local(5), Ip("ff02::2"), 132, 1)), "eth0", "eth1", "vnet9"),
        Passes("3.6", "A guest without a fitting egress rule reports as a multicast listener (version 2)", By("vnet5", Discovery(Local(5), Ip("ff02::16"), 143, 1)), "eth0", "eth1", "vnet9"),
        Drops("3.6", "It pings nobody", By("vnet5", Ping(V6(5), Router))),
        Drops("3.6", "It solicits neighbours in its own name only", By("vnet5", Discovery(Local(4), Router, 135))),
        Drops("3.6", "A damaged advertisement isn't sent", By("vnet5", Invalid(Discovery(V6(5), Router, 136)))),
    ];

    private static IEnumerable<Case> Received =>
    [
        Passes("3.6", "A guest without a group is solicited from outside", By("eth0", Discovery(Router, Ip("ff02::1:ff00:4"), 135)), ToAllFromEth0),
        Passes("3.6", "A guest without a group is solicited by a guest", By("vnet5", Discovery(Local(5), V6(4), 135)), "vnet4"),
        Passes("3.6", "A guest without a group receives advertisements", By("vnet5", Discovery(V6(5), V6(4), 136)), "vnet4"),
        Drops("3.6", "Solicitations that a router has passed on are judged as any packet", By("eth0", Discovery(OutsideV6, V6(4), 135, 254))),
        Drops("3.6", "Advertisements that a router has passed on are judged as any packet", By("eth0", Discovery(OutsideV6, V6(4), 136, 64))),
        Passes("3.6", "So a guest that lets everything in receives them", By("eth0", Discovery(OutsideV6, V6(1), 135, 254)), "vnet1"),
        Drops("3.6", "But not for others", By("eth0", Discovery(OutsideV6, V6(2), 135, 254)) with { ToMac = Mac(1) }),
        .. SentByAnyGuest.Select(message => Passes("3.6", $"A guest without a fitting egress rule sends {message.Name} to a guest that lets it in", By("vnet5", Discovery(Local(5), V6(1), message.Type, 254)), "vnet1")),
        .. SentByAnyGuest.Select(message => Passes("3.6", $"A guest without a fitting egress rule sends {message.Name} to a group that a guest is in", By("vnet5", Discovery(Local(5), Ip("ff02::fb"), message.Type, 1)), "eth0", "eth1", "vnet1", "vnet9")),
        Drops("3.6", "The receiver isn't opened for MLD reports", By("vnet5", Discovery(Local(5), V6(4), 131, 1))),
        Passes("3.6", "Router advertisements come from the second uplink", By("eth1", Discovery(Router, V6(4), 134)), "vnet4"),
        Passes("3.6", "Router advertisements come from uplinks", By("eth0", Discovery(Router, AllNodes, 134)), ToAllFromEth0),
        Passes("3.6", "Router advertisements come from link-local addresses", By("eth0", Discovery(OutsideV6, AllNodes, 134)), "eth1", "vnet9"),
        Passes("3.6", "No router passes router advertisements on", By("eth0", Discovery(Router, AllNodes, 134, 254)), "eth1", "vnet9"),
        Drops("3.6", "Router advertisements come from no guest", By("vnet1", Discovery(Local(1), AllNodes, 134))),
        Passes("3.6", "MLD queries come from uplinks", By("eth0", Discovery(Router, AllNodes, 130, 1)), ToAllFromEth0),
        Passes("3.6", "MLD queries have hop limit 1", By("eth0", Discovery(Router, AllNodes, 130)), "eth1", "vnet9"),
        Passes("3.6", "MLD queries come from link-local addresses", By("eth0", Discovery(OutsideV6, AllNodes, 130, 1)), "eth1", "vnet9"),
        Drops("3.6", "MLD queries go to link-scope multicast", By("eth0", Discovery(Router, V6(4), 130, 1))),
        Drops("3.6", "MLD queries come from no guest", By("vnet1", Discovery(Local(1), AllNodes, 130, 1))),
        Drops("3.6", "Router solicitations need an ingress rule", By("eth0", Discovery(Router, V6(4), 133))),
        Drops("3.6", "A damaged solicitation isn't received", By("eth0", Invalid(Discovery(Router, V6(4), 135)))),
        Drops("3.6", "A damaged router advertisement isn't received", By("eth0", Invalid(Discovery(Router, AllNodes, 134))) with { ToMac = Mac(4) }),
    ];
}
