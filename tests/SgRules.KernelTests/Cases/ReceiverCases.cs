using SgRules.Addressing;
using static SgRules.Cases.CaseWords;
using static SgRules.Cases.ContractZone;

namespace SgRules.Cases;

/// <summary>Paragraph 3.3: who receives; flooded copies are judged at each port.</summary>
internal static class ReceiverCases
{
    private static readonly MacAddress Nobody = MacAddress.Parse("06:00:c2:00:77:77");

    public static IEnumerable<Case> All =>
    [
        .. BothPass("3.3", "A guest receives at its primary address", ip => By("eth0", Tcp(ip.Outside, ip.Of(1), 9)), "vnet1"),
        .. BothPass("3.3", "A guest receives at a secondary address", ip => By("eth0", Tcp(ip.Outside, ip.Of("203.0.113.101", "2001:db8:204::101"), 9)), "vnet1"),
        .. BothPass("3.3", "A guest receives in an allowed prefix", ip => By("eth0", Udp(ip.Of("198.51.100.7", "fe80::99"), ip.Of("203.0.113.202", "fe80::5:77"), 9)) with { ToMac = Mac(1) }, "vnet1"),
        Passes("3.3", "A guest receives at the link-local address of its MAC", By("eth0", Ping(Router, Local(1))), "vnet1"),
        .. BothPass("3.3", "A guest receives at a multicast group of its own, and only there", ip => By("eth0", Udp(ip.Outside, ip.Of("224.0.0.18", "ff02::fb"), 5353)), "eth1", "vnet1", "vnet9"),
        .. BothPass("3.3", "A guest receives at no other multicast group", ip => By("eth0", Udp(ip.Outside, ip.Of("224.0.0.19", "ff02::fc"), 5353)), "eth1", "vnet9"),
        Passes("3.3", "A guest receives no broadcast", By("eth0", Udp(Outside, Ip("255.255.255.255"), 9)), "eth1", "vnet9"),
        Passes("3.3", "A guest receives no broadcast of its network", By("eth0", Udp(Outside, V4(255), 9)) with { ToMac = MacAddress.Parse("ff:ff:ff:ff:ff:ff") }, "eth1", "vnet9"),
        .. BothPass("3.3", "Of a flooded packet each guest receives its own only", ip => By("eth0", Tcp(ip.Outside, ip.Of(1), 9)) with { ToMac = Nobody }, "eth1", "vnet1", "vnet9"),
        .. BothPass("3.3", "Of a flooded packet of a guest each guest receives its own only", ip => By("vnet4", Tcp(ip.Of(4), ip.Of(1), 9)) with { ToMac = Nobody }, "eth0", "eth1", "vnet1", "vnet9"),
        .. BothDrop("3.3", "A guest receives nothing for another guest", ip => By("eth0", Tcp(ip.Outside, ip.Of(2), 80)) with { ToMac = Mac(1) }),
        .. BothDrop("3.3", "A guest receives nothing for an outside address", ip => By("eth0", Tcp(ip.Outside, ip.Stranger, 80)) with { ToMac = Mac(1) }),
        .. BothDrop("3.3", "A guest receives nothing beside an allowed prefix", ip => By("eth0", Udp(ip.Of("198.51.100.7", "fe80::99"), ip.Of("203.0.113.204", "fe80::6:0"), 9)) with { ToMac = Mac(1) }),
        .. BothDrop("3.3", "A guest receives nothing of another's established connection", ip => By("eth0", Established(Tcp(ip.Outside, ip.Of(2), 80))) with { ToMac = Mac(1) }),
        .. BothPass("3.3", "Of a flooded packet of an established connection each guest receives its own only", ip => By("eth0", Established(Tcp(ip.Outside, ip.Of(4), 80))) with { ToMac = Nobody }, "eth1", "vnet4", "vnet9"),
        .. BothDrop("3.3", "A guest receives no error about another's connection", ip => By("eth0", Error(ip.Outside, ip.Of(2), ip.Type(3, 1), 1)) with { ToMac = Mac(1) }),
        Drops("3.3", "A DHCP reply to another guest isn't received", By("eth0", Udp(V4(254), V4(2), 67, 68)) with { ToMac = Mac(1) }),
        Drops("3.3", "Any other packet to everyone isn't received for its port", By("eth0", Udp(V4(254), Ip("255.255.255.255"), 67, 69)) with { ToMac = Mac(1) }),
    ];
}
