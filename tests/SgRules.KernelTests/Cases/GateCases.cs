using SgRules.Addressing;
using SgRules.Frames;
using static SgRules.Cases.CaseWords;
using static SgRules.Cases.ContractZone;

namespace SgRules.Cases;

/// <summary>Paragraphs 3.8 to 3.14: what rules let out and in, and who their peers are.</summary>
internal static class GateCases
{
    private static readonly MacAddress Nobody = MacAddress.Parse("06:00:c2:00:77:77");

    public static IEnumerable<Case> All => [.. Sender, .. Receiver, .. BothGates, .. Trusted, .. WithoutGroup, .. Peers];

    // Of group web, all addresses that its members are peers with.
    private static readonly (string Name, Func<FamilyWords, InternetAddress> Address)[] Members =
    [
        ("i-2-2-VM", ip => ip.Of(2)), ("i-2-2-VM (secondary address)", ip => ip.Of(102)), ("i-2-7-VM", ip => ip.Of(7)), ("i-2-21-VM", ip => ip.Of(21)), ("i-2-44-VM", ip => ip.Of(44)),
    ];

    private static IEnumerable<Case> Sender =>
    [
        .. BothPass("3.8", "Without an egress rule everything may leave by tcp", ip => By("vnet2", Tcp(ip.Of(2), ip.Outside, 6667)), "eth0"),
        .. BothPass("3.8", "Without an egress rule everything may leave by any protocol", ip => By("vnet2", Packet.Of(ip.Of(2), ip.Outside, Protocol.Of(50))), "eth0"),
        .. BothPass("3.8", "Without an egress rule a connection may be taken up in its middle", ip => By("vnet2", Tcp(ip.Of(2), ip.Outside, 80)) with { Flags = TcpFlags.Ack }, "eth0"),
        .. BothPass("3.8", "With egress rules what one names may leave", ip => By("vnet3", Tcp(ip.Of(3), ip.Outside, 443)), "eth0"),
        .. BothDrop("3.8", "With egress rules no other port", ip => By("vnet3", Tcp(ip.Of(3), ip.Outside, 444))),
        .. BothDrop("3.8", "With egress rules no other protocol", ip => By("vnet3", Udp(ip.Of(3), ip.Outside, 443))),
        .. BothDrop("3.8", "With egress rules nothing may leave to a guest either", ip => By("vnet3", Tcp(ip.Of(3), ip.Of(1), 80))),
        .. BothDrop("3.8", "Egress rules whose peers are nobody let nothing out", ip => By("vnet5", Tcp(ip.Of(5), ip.Outside, 22))),
        .. BothDrop("3.8", "They let nothing out by any protocol", ip => By("vnet5", Packet.Of(ip.Of(5), ip.Outside, Protocol.Of(50)))),
        .. BothPass("3.8", "Of several groups any egress rule will do", ip => By("vnet7", Tcp(ip.Of(7), ip.Outside, 443)), "eth0"),
        .. BothPass("3.8", "Of several groups any will do, whichever comes first", ip => By("vnet7", Tcp(ip.Of(7), ip.Outside, 6667)), "eth0"),
        .. BothDrop("3.8", "Of several groups one must", ip => By("vnet7", Tcp(ip.Of(7), ip.Outside, 80))),
        Passes("3.8", "A ping that a rule names may leave from the second bridge", By("vnet42", Ping(V4(42), Outside)), "eth2"),
        .. BothPass("3.8", "Of several groups' egress rules the ping's will do, and the group's", ip => By("vnet7", ip.Family == IPFamily.IPv4 ? Ping(V4(7), Outside) : Udp(ip.Of(7), ip.Of(21), 123)), "eth0"),
        Passes("3.8", "A ping that a rule names may leave", By("vnet3", Ping(V4(3), Outside)), "eth0"),
        Drops("3.8", "Other messages of its protocol may not", By("vnet3", Packet.Icmp(V4(3), Outside, 13))),
        Drops("3.8", "To others it may not", By("vnet3", Ping(V4(3), Ip("192.88.99.9")))),
        Drops("3.8", "An IPv4 ping's rule says nothing of IPv6", By("vnet3", Ping(V6(3), OutsideV6))),
    ];

    private static IEnumerable<Case> Receiver =>
    [
        .. BothPass("3.9", "What an ingress rule names may enter", ip => By("eth0", Tcp(ip.Stranger, ip.Of(2), 80)), "vnet2"),
        .. BothDrop("3.9", "The port beside may not", ip => By("eth0", Tcp(ip.Stranger, ip.Of(2), 81))),
        .. BothDrop("3.9", "The same port of another protocol may not", ip => By("eth0", Udp(ip.Stranger, ip.Of(2), 80))),
        .. BothDrop("3.9", "The port as a source may not", ip => By("eth0", Packet.Tcp(ip.Stranger, ip.Of(2), 80, 40000))),
        .. BothPass("3.9", "The first port of a range may", ip => By("eth0", Udp(ip.Outside, ip.Of(2), 8000)), "vnet2"),
        .. BothPass("3.9", "The last port of a range may", ip => By("eth0", Udp(ip.Outside, ip.Of(2), 8010)), "vnet2"),
        .. BothDrop("3.9", "The port before a range may not", ip => By("eth0", Udp(ip.Outside, ip.Of(2), 7999))),
        .. BothDrop("3.9", "The port after a range may not", ip => By("eth0", Udp(ip.Outside, ip.Of(2), 8011))),
        .. BothDrop("3.9", "From outside its CIDR it may not", ip => By("eth0", Udp(ip.Stranger, ip.Of(2), 8000))),
        .. BothPass("3.9", "A ping that a rule names may enter", ip => By("eth0", Ping(ip.Outside, ip.Of(2))), "vnet2"),
        .. BothDrop("3.9", "A ping from outside its CIDR may not", ip => By("eth0", Ping(ip.Stranger, ip.Of(2)))),
        .. BothDrop("3.9", "A ping with another code may not", ip => By("eth0", Packet.Icmp(ip.Outside, ip.Of(2), ip.Type(8, 128), 1))),
        .. BothPass("3.9", "A protocol that a rule names by its number may enter", ip => By("eth0", Packet.Of(ip.Outside, ip.Of(2), Protocol.Of(47))), "vnet2"),
        .. BothDrop("3.9", "Another protocol may not", ip => By("eth0", Packet.Of(ip.Outside, ip.Of(2), Protocol.Of(50)))),
        .. new[] { (Number: 7, Uplink: "eth0"), (Number: 44, Uplink: "eth2") }.SelectMany(guest => new[]
        {
            BothPass("3.9", $"Port {Device(guest.Number)} lets in the ports of a range", ip => By(guest.Uplink, Udp(ip.Outside, ip.Of(guest.Number), 8005)), Device(guest.Number)),
            BothPass("3.9", $"Port {Device(guest.Number)} lets in a ping", ip => By(guest.Uplink, Ping(ip.Outside, ip.Of(guest.Number))), Device(guest.Number)),
            BothPass("3.9", $"Port {Device(guest.Number)} lets in a protocol", ip => By(guest.Uplink, Packet.Of(ip.Outside, ip.Of(guest.Number), Protocol.Of(47))), Device(guest.Number)),
        }.SelectMany(cases => cases)),
        .. BothPass("3.9", "A rule for all protocols lets in all", ip => By("eth0", Packet.Of(ip.Outside, ip.Of(1), Protocol.Of(132))), "vnet1"),
        .. BothPass("3.9", "Any rule of any group will do", ip => By("eth0", Tcp(ip.Stranger, ip.Of(7), 80)), "vnet7"),
        .. BothDrop("3.9", "A group without ingress rules lets nothing in", ip => By("eth0", Tcp(ip.Stranger, ip.Of(5), 80))),
    ];

    private static IEnumerable<Case> BothGates =>
    [
        .. BothPass("3.10", "A guest reaches a guest that lets it in", ip => By("vnet1", Tcp(ip.Of(1), ip.Of(2), 80)), "vnet2"),
        .. BothDrop("3.10", "A guest that may send everything isn't let in for that", ip => By("vnet1", Tcp(ip.Of(1), ip.Of(2), 81))),
        .. BothDrop("3.10", "A guest that is let in may not send for that", ip => By("vnet3", Tcp(ip.Of(3), ip.Of(2), 80))),
        .. BothDrop("3.10", "A guest that may send isn't let in for that", ip => By("vnet3", Tcp(ip.Of(3), ip.Of(2), 443))),
        .. BothPass("3.10", "A guest reaches a guest where both gates are open", ip => By("vnet3", Tcp(ip.Of(3), ip.Of(1), 443)), "vnet1"),
        .. BothDrop("3.10", "Neither gate is open for a guest without a group", ip => By("vnet3", Tcp(ip.Of(3), ip.Of(4), 80))),
    ];

    private static IEnumerable<Case> Trusted =>
    [
        .. BothPass("3.11", "An uplink receives what may be sent", ip => By("vnet4", Udp(ip.Of(4), ip.Stranger, 5000)), "eth0"),
        .. BothPass("3.11", "A system VM receives what may be sent", ip => By("vnet3", Tcp(ip.Of(3), ip.Of(9), 443)), "vnet9"),
        .. BothDrop("3.11", "A system VM receives nothing that may not", ip => By("vnet3", Tcp(ip.Of(3), ip.Of(9), 80))),
        .. BothPass("3.11", "An uplink receives from an uplink", ip => By("eth0", Udp(ip.Outside, ip.Stranger, 5000)) with { ToMac = WireMac("eth1") }, "eth1"),
        .. BothPass("3.11", "An uplink receives from the second uplink", ip => By("eth1", Udp(ip.Outside, ip.Stranger, 5000)) with { ToMac = WireMac("eth0") }, "eth0"),
        .. BothPass("3.11", "The second uplink receives what may be sent", ip => By("vnet4", Udp(ip.Of(4), ip.Stranger, 5000)) with { ToMac = WireMac("eth1") }, "eth1"),
        .. BothPass("3.9", "What an ingress rule names may enter by the second uplink", ip => By("eth1", Tcp(ip.Stranger, ip.Of(2), 80)), "vnet2"),
        .. BothDrop("3.9", "Nothing else may enter by the second uplink", ip => By("eth1", Tcp(ip.Stranger, ip.Of(2), 81))),
        .. BothPass("3.12", "A system VM sends from any address with any MAC", ip => By("vnet9", Tcp(ip.Stranger, ip.Outside, 80)) with { FromMac = Mac(2) }, "eth0"),
        .. BothPass("3.12", "A system VM receives whatever it is for", ip => By("eth0", Tcp(ip.Outside, ip.Stranger, 80)) with { ToMac = Mac(9) }, "vnet9"),
        .. BothPass("3.12", "A system VM reaches a guest that lets it in", ip => By("vnet9", Tcp(ip.Of(9), ip.Of(2), 80)), "vnet2"),
        .. BothDrop("3.12", "A system VM reaches no guest that doesn't", ip => By("vnet9", Tcp(ip.Of(9), ip.Of(2), 22))),
        .. BothDrop("3.12", "A system VM reaches no guest by another's address", ip => By("vnet9", Tcp(ip.Of(9), ip.Of(2), 80)) with { ToMac = Mac(1) }),
    ];

    private static IEnumerable<Case> WithoutGroup =>
    [
        .. BothPass("3.13", "From a guest without a group everything may leave", ip => By("vnet4", Tcp(ip.Of(4), ip.Outside, 25)), "eth0"),
        .. BothDrop("3.13", "To a guest without a group nothing may enter", ip => By("eth0", Ping(ip.Outside, ip.Of(4)))),
        .. BothDrop("3.13", "To a guest without a group nothing may enter from a guest", ip => By("vnet1", Udp(ip.Of(1), ip.Of(4), 80))),
        .. BothPass("3.13", "A NIC in a network without security groups is left alone", ip => By("vnet31", Udp(ip.Stranger, ip.Of("192.0.2.32", "2001:db8:206::32"), 67, 68)) with { FromMac = Mac(2), ToMac = Mac(32) }, "vnet32"),
        .. BothPass("3.13", "So are its frames", ip => By("vnet31", Tcp(ip.Of("192.0.2.31", "2001:db8:206::31"), ip.Of("192.0.2.32", "2001:db8:206::32"), 80)) with { ToMac = Mac(32), Tags = [new VlanTag(EtherType.Vlan, 7)] }, "vnet32"),
        .. BothPass("3.13", "So is what it floods", ip => By("vnet31", Udp(ip.Stranger, ip.Outside, 9)) with { ToMac = Nobody }, "eth5", "vnet32"),
    ];

    private static IEnumerable<Case> Peers =>
    [
        .. BothPass("3.14", "A member of the peer group is let in", ip => By("vnet2", Tcp(ip.Of(2), ip.Of(3), 5432)), "vnet3"),
        .. BothPass("3.14", "A member's secondary address is let in", ip => By("vnet2", Tcp(ip.Of("203.0.113.102", "2001:db8:204::102"), ip.Of(3), 5432)), "vnet3"),
        Drops("3.14", "A member's allowed address is not", By("vnet2", Tcp(Ip("203.0.113.210"), V4(3), 5432))),
        Drops("3.14", "A member's link-local address is not", By("vnet2", Tcp(Local(2), V6(3), 5432))),
        .. new[] { 3, 7 }.SelectMany(guest => Members.SelectMany(member => BothPass("3.14", $"Member {member.Name} is let in by {Device(guest)}", ip => By("eth0", Tcp(member.Address(ip), ip.Of(guest), 5432)), Device(guest)))),
        .. new[] { 3, 7 }.SelectMany(guest => Members.SelectMany(member => BothPass("3.14", $"Port {Device(guest)} sends to member {member.Name}", ip => By(Device(guest), Udp(ip.Of(guest), member.Address(ip), 123)) with { ToMac = WireMac("eth0") }, "eth0"))),
        .. Members.SelectMany(member => BothPass("3.14", $"Port vnet42 sends to member {member.Name}", ip => By("vnet42", Udp(ip.Of(42), member.Address(ip), 123)) with { ToMac = WireMac("eth2") }, "eth2")),
        .. BothPass("3.14", "A member on another host is let in", ip => By("eth0", Tcp(ip.Of(21), ip.Of(3), 5432)), "vnet3"),
        .. BothDrop("3.14", "An address beside a member's is not", ip => By("eth0", Tcp(ip.Of(23), ip.Of(3), 5432))),
        .. BothDrop("3.14", "A stopped member is not", ip => By("eth0", Tcp(ip.Of(22), ip.Of(3), 5432))),
        .. BothDrop("3.14", "Who is no member is not", ip => By("vnet1", Tcp(ip.Of(1), ip.Of(3), 5432))),
        .. BothDrop("3.14", "A member is let in by that rule's port only", ip => By("vnet2", Tcp(ip.Of(2), ip.Of(3), 5433))),
        .. BothPass("3.14", "A guest sends to a member of the peer group", ip => By("vnet3", Udp(ip.Of(3), ip.Of(21), 123)), "eth0"),
        .. BothDrop("3.14", "A guest sends to no stopped member", ip => By("vnet3", Udp(ip.Of(3), ip.Of(22), 123))),
        .. BothDrop("3.14", "A guest sends to no address beside a member's", ip => By("vnet3", Udp(ip.Of(3), ip.Of(23), 123))),
        .. BothDrop("3.14", "An empty group is nobody", ip => By("vnet5", Tcp(ip.Of(5), ip.Of(1), 22))),
    ];
}
