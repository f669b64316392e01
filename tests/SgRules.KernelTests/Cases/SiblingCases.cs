using SgRules.Addressing;
using static SgRules.Cases.CaseWords;
using static SgRules.Cases.ContractZone;

namespace SgRules.Cases;

/// <summary>
/// Instances with two NICs on a bridge: i-2-51-VM lets nothing in and has no egress rule that fits, i-2-53-VM lets everything in. The bridge
/// sends frames back to ports vnet51 and vnet53 (hairpin mode).
/// </summary>
internal static class SiblingCases
{
    public static IEnumerable<Case> All => [.. Identity, .. Closed(51, 52, "a sibling"), .. Open(53, 54, "a sibling"), .. Closed(51, 151, "itself"), .. Open(53, 153, "itself")];

    private static IEnumerable<Case> Identity =>
    [
        .. BothDrop("3.1", "A NIC sends from no address of its sibling", ip => By("vnet53", Tcp(ip.Of(54), ip.Outside, 80))),
        .. BothDrop("3.1", "A NIC sends with no MAC of its sibling", ip => By("vnet53", Tcp(ip.Of(53), ip.Outside, 80)) with { FromMac = Mac(54) }),
        .. BothDrop("3.1", "A NIC sends from no address of its sibling with the sibling's MAC", ip => By("vnet53", Tcp(ip.Of(54), ip.Outside, 80)) with { FromMac = Mac(54) }),
        .. BothDrop("3.3", "A NIC receives nothing for its sibling", ip => By("eth2", Tcp(ip.Outside, ip.Of(54), 80)) with { ToMac = Mac(53) }),
        .. BothPass("3.9", "A NIC receives from outside", ip => By("eth2", Tcp(ip.Outside, ip.Of(54), 80)), "vnet54"),
        Drops("3.16", "A NIC asks not in its sibling's name", By("vnet53", Frame.OfArp(Mac(53), WireMac("eth2"), ArpMessage.Create(ArpMessage.Request, Mac(53), V4(54), V4(254))))),
        Drops("3.16", "A NIC asks not with its sibling's MAC", By("vnet53", Frame.OfArp(Mac(54), WireMac("eth2"), ArpMessage.Create(ArpMessage.Request, Mac(54), V4(54), V4(254))))),
    ];

    // What may always be sent is what can be let in by mistake.
    private static IEnumerable<Case> Closed(int from, int to, string whom) =>
    [
        Drops("3.4", $"What lets nothing in receives no DHCP request of {whom}", Back(from, Udp(V4(from), V4(to), 68, 67))),
        Drops("3.4", $"What lets nothing in receives no DHCPv6 request of {whom}", Back(from, Udp(Local(from), to == 52 ? Local(52) : Local(51), 546, 547), to)),
        .. BothDrop("3.5", $"What lets nothing in receives nothing at udp port 53 from {whom}", ip => Back(from, Udp(ip.Of(from), ip.Of(to), 53), to)),
        .. BothDrop("3.5", $"What lets nothing in receives nothing at tcp port 53 from {whom}", ip => Back(from, Tcp(ip.Of(from), ip.Of(to), 53), to)),
        .. BothDrop("3.9", $"What lets nothing in receives no ping of {whom}", ip => Back(from, Ping(ip.Of(from), ip.Of(to)), to)),
        Drops("3.6", $"What lets nothing in is solicited by no router for {whom}", Back(from, Discovery(V6(from), V6(to), 135, 254), to)),
        Drops("3.6", $"What lets nothing in receives no MLD report of {whom}", Back(from, Discovery(V6(from), V6(to), 131, 1), to)),
        Passes("3.6", $"What lets nothing in is solicited by {whom}", Back(from, Discovery(V6(from), V6(to), 135), to), Port(from, to)),
        .. BothPass("3.7", $"What lets nothing in receives what it has asked {whom} for", ip => Back(from, Established(Tcp(ip.Of(from), ip.Of(to), 80)), to), Port(from, to)),
    ];

    private static IEnumerable<Case> Open(int from, int to, string whom) =>
    [
        Passes("3.4", $"What lets everything in receives a DHCP request of {whom}", Back(from, Udp(V4(from), V4(to), 68, 67), to), Port(from, to)),
        .. BothPass("3.5", $"What lets everything in receives at udp port 53 from {whom}", ip => Back(from, Udp(ip.Of(from), ip.Of(to), 53), to), Port(from, to)),
        .. BothPass("3.5", $"What lets everything in receives at tcp port 53 from {whom}", ip => Back(from, Tcp(ip.Of(from), ip.Of(to), 53), to), Port(from, to)),
        .. BothPass("3.9", $"What lets everything in is pinged by {whom}", ip => Back(from, Ping(ip.Of(from), ip.Of(to)), to), Port(from, to)),
        Passes("3.6", $"What lets everything in is solicited by a router for {whom}", Back(from, Discovery(V6(from), V6(to), 135, 254), to), Port(from, to)),
        .. BothDrop("3.2", $"What lets everything in receives no DHCP offer of {whom}", ip => Back(from, Udp(ip.Of(from), ip.Of(to), ip.Type(67, 547), ip.Type(68, 546)), to)),
    ];

    private static Sending Back(int from, Packet packet, int to = 0) => By(Device(from), packet) with { ToMac = Mac(to is 151 or 153 ? from : to == 0 ? from + 1 : to) };

    private static string Port(int from, int to) => to is 151 or 153 ? Device(from) : Device(to);
}
