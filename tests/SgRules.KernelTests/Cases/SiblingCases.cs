using SgRules.Addressing;
using static SgRules.Cases.CaseWords;
using static SgRules.Cases.ContractZone;

namespace SgRules.Cases;

/// <summary>
/// Instances with two NICs on a bridge: i-2-51-VM lets nothing in and has no egress rule that fits, i-2-53-VM lets everything in. And what a
/// port sends to itself: the second bridge sends frames back to where they came from (hairpin mode).
/// </summary>
internal static class SiblingCases
{
    public static IEnumerable<Case> All => [.. Identity, .. OtherGuests.SelectMany(OfItself), .. Closed(51, 52), .. Closed(52, 51), .. Open(53, 54), .. Open(54, 53)];

    private static IEnumerable<Case> OfItself(int number) => number is 41 or 46 or 53 or 54 ? Open(number, number) : Closed(number, number);

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
    private static IEnumerable<Case> Closed(int from, int to)
    {
        var name = $"What lets nothing in receives from port {Device(from)} at port {Device(to)}";
        return
        [
            Drops("3.4", $"{name} no DHCP request", To(to, from, Udp(V4(from), V4(to), 68, 67))),
            Drops("3.4", $"{name} no DHCPv6 request", To(to, from, Udp(Local(from), Local(to), 546, 547))),
            .. BothDrop("3.5", $"{name} nothing at udp port 53", ip => To(to, from, Udp(ip.Of(from), ip.Of(to), 53))),
            .. BothDrop("3.5", $"{name} nothing at tcp port 53", ip => To(to, from, Tcp(ip.Of(from), ip.Of(to), 53))),
            .. BothDrop("3.9", $"{name} no ping", ip => To(to, from, Ping(ip.Of(from), ip.Of(to)))),
            .. SentByAnyGuest.Select(message => Drops("3.6", $"{name} no {message.Name} that was passed on", To(to, from, Discovery(V6(from), V6(to), message.Type, 254)))),
            Passes("3.6", $"{name} neighbour solicitations", To(to, from, Discovery(V6(from), V6(to), 135)), Device(to)),
            .. BothPass("3.7", $"{name} what was asked for", ip => To(to, from, Established(Tcp(ip.Of(from), ip.Of(to), 80))), Device(to)),
        ];
    }

    private static IEnumerable<Case> Open(int from, int to)
    {
        var name = $"What lets everything in receives from port {Device(from)} at port {Device(to)}";
        return
        [
            Passes("3.4", $"{name} DHCP requests", To(to, from, Udp(V4(from), V4(to), 68, 67)), Device(to)),
            .. BothPass("3.5", $"{name} at udp port 53", ip => To(to, from, Udp(ip.Of(from), ip.Of(to), 53)), Device(to)),
            .. BothPass("3.5", $"{name} at tcp port 53", ip => To(to, from, Tcp(ip.Of(from), ip.Of(to), 53)), Device(to)),
            .. BothPass("3.9", $"{name} pings", ip => To(to, from, Ping(ip.Of(from), ip.Of(to))), Device(to)),
            Passes("3.6", $"{name} neighbour solicitations that were passed on", To(to, from, Discovery(V6(from), V6(to), 135, 254)), Device(to)),
            .. BothDrop("3.2", $"{name} no DHCP offers", ip => To(to, from, Udp(ip.Of(from), ip.Of(to), ip.Type(67, 547), ip.Type(68, 546)))),
        ];
    }

    private static Sending To(int to, int from, Packet packet) => By(Device(from), packet) with { ToMac = Mac(to) };
}
