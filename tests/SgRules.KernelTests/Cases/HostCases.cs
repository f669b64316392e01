using static SgRules.Cases.CaseWords;
using static SgRules.Cases.ContractZone;

namespace SgRules.Cases;

/// <summary>Paragraph 3.15: what is routed is dropped, what the host itself sends and receives is nobody's business.</summary>
internal static class HostCases
{
    public static IEnumerable<Case> All =>
    [
        .. BothDrop("3.15", "Nothing is routed from a bridge to another", ip => By("eth0", Tcp(ip.Outside, ip.Of("10.1.0.41", "2001:db8:205::41"), 80)) with { ToHostOn = Bridge }),
        .. BothDrop("3.15", "Nothing is routed from a guest to another bridge's", ip => By("vnet1", Tcp(ip.Of(1), ip.Of("10.1.0.41", "2001:db8:205::41"), 80)) with { ToHostOn = Bridge }),
        .. BothDrop("3.15", "Nothing is routed back to the bridge it came from", ip => By("vnet1", Tcp(ip.Of(1), ip.Of(2), 80)) with { ToHostOn = Bridge }),
        .. BothDrop("3.15", "Nothing of an established connection is routed", ip => By("vnet1", Established(Tcp(ip.Of(1), ip.Of("10.1.0.41", "2001:db8:205::41"), 80))) with { ToHostOn = Bridge }),
        .. BothDrop("3.15", "Nothing is routed from a bridge without security groups to one with", ip => By("vnet31", Tcp(ip.Of("192.0.2.31", "2001:db8:206::31"), ip.Of(1), 80)) with { ToHostOn = PlainBridge }),
        .. BothDrop("3.15", "Nothing is routed from a bridge with security groups to one without", ip => By("vnet1", Tcp(ip.Of(1), ip.Of("192.0.2.31", "2001:db8:206::31"), 80)) with { ToHostOn = Bridge }),
        .. BothPass("3.15", "What is routed elsewhere is left alone", ip => By("vnet31", Tcp(ip.Of("192.0.2.31", "2001:db8:206::31"), ip.Of("192.0.2.32", "2001:db8:206::32"), 80)) with { ToHostOn = PlainBridge }, "vnet32"),
        .. BothPass("3.15", "A guest with a restricted egress reaches the host", ip => By("vnet5", Tcp(ip.Of(5), ip.Host, 22)) with { ToHostOn = Bridge }, Bridge),
        .. BothPass("3.15", "An uplink reaches the host", ip => By("eth0", Udp(ip.Outside, ip.Host, 9)) with { ToHostOn = Bridge }, Bridge),
        .. BothPass("3.15", "The host reaches a guest without a group", ip => By(Bridge, Tcp(ip.Host, ip.Of(4), 22)), "vnet4"),
        .. BothPass("3.15", "The host pings a guest without a group", ip => By(Bridge, Ping(ip.Host, ip.Of(4))), "vnet4"),
    ];
}
