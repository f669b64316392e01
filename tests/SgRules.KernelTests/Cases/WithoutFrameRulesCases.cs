using static SgRules.Cases.CaseWords;
using static SgRules.Cases.ContractZone;

namespace SgRules.Cases;

/// <summary>The MAC tests of paragraph 3.1, on <see cref="ContractZone"/> without the rules for frames: these would drop such a frame first.</summary>
internal static class WithoutFrameRulesCases
{
    public static ImmutableArray<Case> All =>
    [
        .. BothPass("3.1", "With the NIC's MAC a guest sends", ip => By("vnet1", Tcp(ip.Of(1), ip.Outside, 80)), "eth0"),
        .. BothDrop("3.1", "With another NIC's MAC a guest sends nothing", ip => By("vnet1", Tcp(ip.Of(1), ip.Outside, 80)) with { FromMac = Mac(2) }),
        .. BothDrop("3.1", "With a MAC that nobody has a guest sends nothing", ip => By("vnet1", Tcp(ip.Of(1), ip.Outside, 80)) with { FromMac = Mac(99) }),
        .. BothDrop("3.1", "With another MAC a guest sends nothing to a guest", ip => By("vnet1", Tcp(ip.Of(1), ip.Of(2), 80)) with { FromMac = Mac(2) }),
        .. BothDrop("3.1", "With another MAC a guest sends nothing of an established connection", ip => By("vnet1", Established(Tcp(ip.Of(1), ip.Outside, 80))) with { FromMac = Mac(2) }),
        .. BothDrop("3.1", "With another MAC a guest sends nothing from a secondary address", ip => By("vnet1", Tcp(ip.Of("203.0.113.101", "2001:db8:204::101"), ip.Outside, 80)) with { FromMac = Mac(2) }),
        .. BothDrop("3.1", "With another MAC a guest sends nothing from an allowed prefix", ip => By("vnet1", Udp(ip.Of("203.0.113.203", "fe80::5:ffff"), ip.Of("198.51.100.7", "fe80::99"), 9)) with { FromMac = Mac(2) }),
        .. BothDrop("3.1", "With its sibling's MAC a NIC sends nothing", ip => By("vnet53", Tcp(ip.Of(53), ip.Outside, 80)) with { FromMac = Mac(54) }),

        // What has no address of its own is the frame rules' to judge.
        Passes("3.1", "The address-less exceptions don't ask for the MAC", By("vnet1", Discovery(Ip("::"), Ip("ff02::1:3"), 131, 1)) with { FromMac = Mac(2) }, "eth0", "eth1", "vnet9"),
    ];
}
