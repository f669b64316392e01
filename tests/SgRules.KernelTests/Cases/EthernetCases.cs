using SgRules.Addressing;
using SgRules.Frames;
using static SgRules.Cases.CaseWords;
using static SgRules.Cases.ContractZone;

namespace SgRules.Cases;

/// <summary>Paragraph 3.16: frames, of which iptables sees nothing.</summary>
internal static class EthernetCases
{
    private static readonly MacAddress Everyone = MacAddress.Parse("ff:ff:ff:ff:ff:ff");
    private static readonly InternetAddress None = Ip("0.0.0.0");

    private static readonly string[] Guests = ["vnet1", "vnet2", "vnet3", "vnet4", "vnet5", "vnet7"];
    private static readonly string[] NoGuests = ["eth1", "tap7", "vnet10", "vnet9"];
    private static readonly string[] ToAllFromVnet1 = ["eth0", .. NoGuests, .. Guests[1..]];

    private static readonly (string Name, EtherType Type)[] OtherTypes =
        [("LLC frame", EtherType.Length), ("RARP frame", EtherType.Of(0x8035)), ("MPLS frame", EtherType.Of(0x8847)), ("frame of an unknown type", EtherType.Of(0x88b6))];

    public static IEnumerable<Case> All => [.. Tagged, .. Other, .. Macs, .. ArpFromGuests, .. ArpToGuests];

    private static IEnumerable<Case> Tagged =>
    [
        .. ThatIsntPlain("tagged", sending => sending with { Tags = [new VlanTag(EtherType.Vlan, 7)] }),
        .. ThatIsntPlain("tagged with VLAN 0", sending => sending with { Tags = [new VlanTag(EtherType.Vlan, 0)] }),
        .. ThatIsntPlain("tagged twice", sending => sending with { Tags = [new VlanTag(EtherType.ProviderVlan, 7), new VlanTag(EtherType.Vlan, 8)] }),
        .. ThatIsntPlain("tagged by a provider", sending => sending with { Tags = [new VlanTag(EtherType.ProviderVlan, 0)] }),
        .. ThatIsntPlain("in a SNAP frame", sending => sending with { Wrapping = Wrapping.Snap }),
        .. ThatIsntPlain("in a PPPoE session", sending => sending with { Wrapping = Wrapping.Pppoe }),
        Drops("3.16", "A guest sends no tagged ARP", By("vnet1", Arp(1, ArpMessage.Request, V4(1), V4(254))) with { Tags = [new VlanTag(EtherType.Vlan, 7)] }),
        Drops("3.16", "A guest sends no ARP tagged with VLAN 0", By("vnet1", Arp(1, ArpMessage.Request, V4(1), V4(254))) with { Tags = [new VlanTag(EtherType.Vlan, 0)] }),
    ];

    private static IEnumerable<Case> Other =>
    [
        .. OtherTypes.Select(other => Drops("3.16", $"A guest sends no {other.Name}", By("vnet1", Frame.Of(Mac(1), Everyone, other.Type)))),
        .. OtherTypes.Select(other => Passes("3.16", $"A guest receives no {other.Name}", By("eth0", Frame.Of(WireMac("eth0"), Everyone, other.Type)), NoGuests)),
        .. OtherTypes.Select(other => Passes("3.16", $"A guest receives no {other.Name} of an unknown port", By("tap7", Frame.Of(WireMac("tap7"), Everyone, other.Type)), "eth0", "eth1", "vnet10", "vnet9")),
    ];

    private static IEnumerable<Case> Macs =>
    [
        Drops("3.16", "A DHCP client's broadcast has the NIC's MAC", By("vnet1", Udp(None, Ip("255.255.255.255"), 68, 67)) with { FromMac = Mac(2) }),
        Drops("3.16", "Duplicate address detection has the NIC's MAC", By("vnet1", Discovery(Ip("::"), Ip("ff02::1:ff00:1"), 135)) with { FromMac = Mac(2) }),
        Drops("3.16", "ARP has the NIC's MAC", By("vnet1", Frame.OfArp(Mac(2), Everyone, Message(1, ArpMessage.Request, V4(1), V4(254))))),
        .. BothDrop("3.16", "What is for the host has the NIC's MAC", ip => By("vnet1", Tcp(ip.Of(1), ip.Host, 22)) with { ToHostOn = Bridge, FromMac = Mac(2) }),
        .. BothPass("3.16", "A system VM has any MAC", ip => By("vnet9", Udp(ip.Outside, ip.Stranger, 9)) with { ToMac = WireMac("eth0"), FromMac = Mac(2) }, "eth0"),
    ];

    private static IEnumerable<Case> ArpFromGuests =>
    [
        Passes("3.16", "A guest asks in its own name", By("vnet1", Arp(1, ArpMessage.Request, V4(1), V4(254))), ToAllFromVnet1),
        Passes("3.16", "A guest answers in its own name", By("vnet1", Frame.OfArp(Mac(1), WireMac("eth0"), Message(1, ArpMessage.Reply, V4(1), V4(254)))), "eth0"),
        Passes("3.16", "A guest announces an address of its own", By("vnet1", Arp(1, ArpMessage.Request, V4(1), V4(1))), ToAllFromVnet1),
        Passes("3.16", "A guest asks in the name of a secondary address", By("vnet1", Arp(1, ArpMessage.Request, V4(101), V4(254))), ToAllFromVnet1),
        Passes("3.16", "A guest announces an allowed address", By("vnet1", Arp(1, ArpMessage.Reply, V4(203), V4(203))), ToAllFromVnet1),
        Passes("3.16", "A guest asks whether its address is taken", By("vnet1", Arp(1, ArpMessage.Request, None, V4(1))), ToAllFromVnet1),
        Passes("3.16", "A guest asks whether an allowed address is taken", By("vnet1", Arp(1, ArpMessage.Request, None, V4(200))), ToAllFromVnet1),
        Drops("3.16", "A guest asks not whether another's address is taken", By("vnet1", Arp(1, ArpMessage.Request, None, V4(2)))),
        Drops("3.16", "A guest asks not whether an address beside an allowed prefix is taken", By("vnet1", Arp(1, ArpMessage.Request, None, V4(204)))),
        Drops("3.16", "A guest answers not in nobody's name", By("vnet1", Arp(1, ArpMessage.Reply, None, V4(1)))),
        Drops("3.16", "A guest asks in no other guest's name", By("vnet1", Arp(1, ArpMessage.Request, V4(2), V4(254)))),
        Drops("3.16", "A guest answers in no other guest's name", By("vnet1", Frame.OfArp(Mac(1), WireMac("eth0"), Message(1, ArpMessage.Reply, V4(2), V4(254))))),
        Drops("3.16", "A guest announces no router's address", By("vnet1", Arp(1, ArpMessage.Reply, V4(254), V4(254)))),
        Drops("3.16", "A guest announces no address beside an allowed prefix", By("vnet1", Arp(1, ArpMessage.Reply, V4(204), V4(204)))),
        Drops("3.16", "A guest answers with no other MAC in the message", By("vnet1", Frame.OfArp(Mac(1), WireMac("eth0"), Message(2, ArpMessage.Reply, V4(1), V4(254))))),
        Drops("3.16", "A guest asks whether its address is taken with no other MAC in the message", By("vnet1", Frame.OfArp(Mac(1), Everyone, Message(2, ArpMessage.Request, None, V4(1))))),
        Passes("3.16", "An uplink asks in whatever name", By("eth0", Frame.OfArp(WireMac("eth0"), Everyone, Message(77, ArpMessage.Request, V4(1), V4(2)))), [.. NoGuests, .. Guests]),
        Passes("3.16", "A system VM answers in whatever name", By("vnet9", Frame.OfArp(Mac(9), Mac(1), Message(77, ArpMessage.Reply, V4(254), V4(1)))), "vnet1"),
    ];

    private static IEnumerable<Case> ArpToGuests =>
    [
        Passes("3.16", "A guest without a group is asked for its address", By("eth0", Frame.OfArp(WireMac("eth0"), Everyone, Message(77, ArpMessage.Request, V4(254), V4(4)))), [.. NoGuests, .. Guests]),
        Passes("3.16", "A guest without a group is answered", By("eth0", Frame.OfArp(WireMac("eth0"), Mac(4), Message(77, ArpMessage.Reply, V4(254), V4(4)))), "vnet4"),
    ];

    // Sent, received, and between those that aren't asked.
    private static IEnumerable<Case> ThatIsntPlain(string how, Func<Sending, Sending> wrapped) =>
    [
        .. BothDrop("3.16", $"A guest sends nothing {how}", ip => wrapped(By("vnet1", Tcp(ip.Of(1), ip.Outside, 80)))),
        .. BothDrop("3.16", $"A guest that lets everything in receives nothing {how}", ip => wrapped(By("eth0", Tcp(ip.Outside, ip.Of(1), 80)))),
        .. BothDrop("3.16", $"A guest receives nothing {how} from a system VM", ip => wrapped(By("vnet9", Tcp(ip.Of(9), ip.Of(1), 80)))),
        .. BothPass("3.16", $"An uplink exchanges with an uplink what is {how}", ip => wrapped(By("eth0", Tcp(ip.Outside, ip.Stranger, 80)) with { ToMac = WireMac("eth1") }), "eth1"),
    ];

    private static Frame Arp(int number, ushort operation, InternetAddress sender, InternetAddress target) => Frame.OfArp(Mac(number), Everyone, Message(number, operation, sender, target));

    private static ArpMessage Message(int number, ushort operation, InternetAddress sender, InternetAddress target) => ArpMessage.Create(operation, Mac(number), sender, target);
}
