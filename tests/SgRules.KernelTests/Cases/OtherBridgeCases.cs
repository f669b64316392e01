using SgRules.Addressing;
using SgRules.Frames;
using static SgRules.Cases.CaseWords;
using static SgRules.Cases.ContractZone;

namespace SgRules.Cases;

/// <summary>The second bridge, which has rules of its own in all three documents.</summary>
internal static class OtherBridgeCases
{
    private static readonly InternetAddress Broadcast = Ip("255.255.255.255");
    private static readonly InternetAddress AllNodes = Ip("ff02::1");

    // What needs no address goes to the port that the zone doesn't know too.
    private static readonly string[] Everywhere = ["tap8", .. OtherGuests.Select(Device)];

    public static IEnumerable<Case> All => [.. Identity, .. Control, .. Gates];

    private static IEnumerable<Case> Identity =>
    [
        .. BothDrop("3.1", "On the second bridge a guest sends from no other guest's address", ip => By("vnet41", Tcp(ip.Of(46), ip.Outside, 80))),
        .. BothDrop("3.1", "On the second bridge a guest sends from no address of the first", ip => By("vnet41", Tcp(ip.Of(1), ip.Outside, 80))),
        .. BothDrop("3.2", "On the second bridge a guest sends nothing from a DHCP server's port", ip => By("vnet41", Udp(ip.Of(41), ip.Of(46), ip.Type(67, 547), 5000))),
        Drops("3.2", "On the second bridge a guest sends no ICMP redirect", By("vnet41", Error(V4(41), V4(46), 5, 1))),
        Drops("3.2", "On the second bridge a guest sends no ICMPv6 redirect", By("vnet41", Error(Local(41), V6(46), 137) with { HopLimit = 255 })),
        Drops("3.2", "On the second bridge a guest sends no router advertisement", By("vnet41", Discovery(Local(41), Local(46), 134))),
        Drops("3.2", "On the second bridge a guest sends no MLD query", By("vnet41", Discovery(Local(41), Local(46), 130, 1))),
        Drops("3.2", "On the second bridge a guest sends no authentication header", By("vnet41", Tcp(V6(41), V6(46), 80)) with { Extensions = [ExtensionHeader.Authentication] }),
        .. BothDrop("3.3", "On the second bridge a guest receives nothing for another", ip => By("eth2", Tcp(ip.Outside, ip.Of(46), 80)) with { ToMac = Mac(41) }),
        .. BothDrop("3.3", "On the second bridge a guest receives nothing for the first", ip => By("eth2", Tcp(ip.Outside, ip.Of(1), 80)) with { ToMac = Mac(41) }),
        .. BothDrop("3.15", "Nothing is routed from the second bridge to the first", ip => By("eth2", Tcp(ip.Outside, ip.Of(1), 80)) with { ToHostOn = OtherBridge }),
        .. BothDrop("3.15", "Nothing is routed from a bridge without security groups to the second", ip => By("vnet31", Tcp(ip.Of(31), ip.Of(41), 80)) with { ToHostOn = PlainBridge }),
        .. BothDrop("3.15", "Nothing is routed from the second bridge to one without security groups", ip => By("vnet41", Tcp(ip.Of(41), ip.Of(31), 80)) with { ToHostOn = OtherBridge }),
    ];

    private static IEnumerable<Case> Control =>
    [
        Passes("3.1", "On the second bridge a DHCP client's broadcast goes to its uplink only", By("vnet45", Udp(Ip("0.0.0.0"), Broadcast, 68, 67)), "eth2"),
        Drops("3.1", "On the second bridge a damaged DHCP client's broadcast is dropped", By("vnet41", Invalid(Udp(Ip("0.0.0.0"), Broadcast, 68, 67)))),
        Passes("3.1", "On the second bridge duplicate address detection comes from no address", By("vnet45", Discovery(Ip("::"), Ip("ff02::1:ff00:1"), 135)), ["eth2", .. Everywhere]),
        Drops("3.1", "On the second bridge damaged duplicate address detection is dropped", By("vnet41", Invalid(Discovery(Ip("::"), Ip("ff02::1:ff00:1"), 135)))),
        .. SentByAnyGuest.Where(message => message.Type is 131 or 132 or 143).Select(message => Passes("3.1", $"On the second bridge {message.Name} comes from no address", By("vnet45", Discovery(Ip("::"), Ip("ff02::16"), message.Type, 1)), "eth2")),
        Passes("3.4", "On the second bridge a guest renews its DHCP lease", By("vnet45", Udp(V4(45), V4(254), 68, 67)) with { ToMac = WireMac("eth2") }, "eth2"),
        Passes("3.4", "On the second bridge a guest asks all DHCPv6 servers", By("vnet45", Udp(Local(45), DhcpV6Agents, 546, 547)), "eth2", "vnet41"),
        Passes("3.4", "On the second bridge a guest sends a DHCPv6 request to a guest that lets it in", By("vnet45", Udp(Local(45), Local(41), 546, 547)), "vnet41"),
        Passes("3.4", "On the second bridge a guest asks a DHCPv6 server on the link", By("vnet45", Udp(Local(45), Router, 546, 547)), "eth2"),
        Passes("3.4", "On the second bridge a guest receives a DHCP reply to everyone", By("eth2", Udp(V4(254), Broadcast, 67, 68)), Everywhere),
        Drops("3.4", "On the second bridge a damaged DHCP reply is dropped", By("eth2", Invalid(Udp(V4(254), Broadcast, 67, 68)))),
        .. BothPass("3.5", "On the second bridge a guest sends to tcp port 53", ip => By("vnet45", Tcp(ip.Of(45), ip.Outside, 53)), "eth2"),
        .. SentByAnyGuest.Select(message => Passes("3.6", $"On the second bridge {message.Name} is sent", By("vnet45", Discovery(Local(45), Router, message.Type)), "eth2")),
        .. SentByAnyGuest.Select(message => Passes("3.6", $"On the second bridge {message.Name} is sent to a guest that lets all in", By("vnet45", Discovery(Local(45), V6(41), message.Type, 254)), "vnet41")),
        .. SentByAnyGuest.Where(message => message.Type is 135 or 136).Select(message => Passes("3.6", $"On the second bridge {message.Name} is received", By("vnet45", Discovery(Local(45), V6(43), message.Type)), "vnet43")),
        Passes("3.6", "On the second bridge router advertisements are received", By("eth2", Discovery(Router, AllNodes, 134)), Everywhere),
        Passes("3.6", "On the second bridge MLD queries are received", By("eth2", Discovery(Router, AllNodes, 130, 1)), Everywhere),
        Drops("3.6", "On the second bridge a damaged router advertisement isn't received", By("eth2", Invalid(Discovery(Router, AllNodes, 134)))),
    ];

    private static IEnumerable<Case> Gates =>
    [
        .. BothDrop("3.7", "On the second bridge a guest that may send everything sends nothing damaged", ip => By("vnet41", Invalid(Udp(ip.Of(41), ip.Outside, 80)))),
        .. BothDrop("3.7", "On the second bridge a guest that lets everything in receives nothing damaged", ip => By("eth2", Invalid(Udp(ip.Outside, ip.Of(41), 80)))),
        .. BothPass("3.8", "On the second bridge what an egress rule names may leave", ip => By("vnet42", Tcp(ip.Of(42), ip.Outside, 443)), "eth2"),
        .. BothDrop("3.8", "On the second bridge nothing else may", ip => By("vnet42", Tcp(ip.Of(42), ip.Outside, 444))),
        .. BothPass("3.9", "On the second bridge what an ingress rule names may enter", ip => By("eth2", Tcp(ip.Outside, ip.Of(44), 80)), "vnet44"),
        .. BothDrop("3.9", "On the second bridge nothing else may enter", ip => By("eth2", Tcp(ip.Outside, ip.Of(44), 81))),
        .. BothDrop("3.10", "On the second bridge a guest that is let in may not send for that", ip => By("vnet42", Tcp(ip.Of(42), ip.Of(41), 444))),
        Passes("3", "On the second bridge an unknown port sends a DHCP client's broadcast", By("tap8", Udp(Ip("0.0.0.0"), Broadcast, 68, 67)), "eth2"),
        .. BothDrop("3", "On the second bridge an unknown port sends no IP traffic", ip => By("tap8", Tcp(ip.Outside, ip.Of(41), 80))),
        .. BothPass("3.10", "On the second bridge a guest reaches a guest where both gates are open", ip => By("vnet42", Tcp(ip.Of(42), ip.Of(41), 443)), "vnet41"),
        .. BothPass("3.10", "On the second bridge what may always be sent reaches a guest that lets all in", ip => By("vnet45", Tcp(ip.Of(45), ip.Of(41), 53)), "vnet41"),
        .. BothDrop("3.10", "On the second bridge a guest that may send isn't let in for that", ip => By("vnet42", Tcp(ip.Of(42), ip.Of(43), 443))),
    ];
}
