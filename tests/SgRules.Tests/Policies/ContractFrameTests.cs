using SgRules.Addressing;
using static SgRules.Policies.ContractHost;

namespace SgRules.Policies;

/// <summary>Contract 3.16: what frames pass from and to a guest port, and what ARP a guest may send.</summary>
public sealed class ContractFrameTests
{
    private static readonly MacAddress Everyone = MacAddress.Parse("ff:ff:ff:ff:ff:ff");

    // The second NIC has a secondary address and an allowed prefix; the first one of the same instance lends nothing to it.
    private readonly ContractHost _host = new(
        [],
        [
            Guest(11),
            Guest(12) with
            {
                Nics =
                [
                    Guest(12).Nics[0] with { SecondaryIps = [V4(77)], AllowedAddresses = [Cidr.Parse("203.0.113.128/30")] },
                    Guest(13).Nics[0],
                ],
            },
            SystemVm(4),
        ]);

    public static TheoryData<EtherType> Carried => [EtherType.IPv4, EtherType.IPv6];

    public static TheoryData<EtherType> NotCarried =>
    [
        EtherType.Length, EtherType.Vlan, EtherType.ProviderVlan, EtherType.Of(0x8863), EtherType.Of(0x8864), EtherType.Of(0x88CC),
        EtherType.Of(0x8035), EtherType.Of(0x8847), EtherType.Of(0x0600), EtherType.Of(0xFFFF), EtherType.Of(0x0805), EtherType.Of(0x86DE),
    ];

    [Theory]
    [MemberData(nameof(Carried))]
    public void A_guest_sends_and_receives_untagged_IPv4_and_IPv6(EtherType type)
    {
        Accepts(Of(type, Port(11)), Port(11), Uplink);
        Accepts(Of(type, Port(11)), Port(11), Port(12));
        Accepts(Of(type, Port(11)), Port(11), Port(4));
        Accepts(Of(type, Uplink), Uplink, Port(11));
        Accepts(Of(type, Port(4)), Port(4), Port(11));
    }

    [Theory]
    [MemberData(nameof(NotCarried))]
    public void A_guest_sends_and_receives_nothing_else(EtherType type)
    {
        Drops(Of(type, Port(11)), Port(11), Uplink);
        Drops(Of(type, Port(11)), Port(11), Port(12));
        Drops(Of(type, Port(11)), Port(11), Unknown);
        Drops(Of(type, Uplink), Uplink, Port(11));
        Drops(Of(type, Port(4)), Port(4), Port(11));
        Drops(Of(type, Unknown), Unknown, Port(11));
    }

    [Theory]
    [MemberData(nameof(Carried))]
    public void A_guest_sends_with_its_NICs_MAC_address_only(EtherType type)
    {
        Drops(Of(type, Port(12)), Port(11), Uplink);
        Drops(Of(type, Port(13)), Port(12), Uplink);
        Drops(Frame.Of(Everyone, Everyone, type), Port(11), Unknown);
        Accepts(Frame.Of(_host.MacOf(Port(12)), Everyone, type), Uplink, Port(11));
    }

    [Theory]
    [InlineData(ArpMessage.Request)]
    [InlineData(ArpMessage.Reply)]
    [InlineData((ushort)0)]
    [InlineData((ushort)3)]
    [InlineData((ushort)8)]
    [InlineData(ushort.MaxValue)]
    public void A_guest_sends_ARP_of_any_operation_for_its_own_addresses(ushort operation)
    {
        foreach (var own in new[] { V4(12), V4(77), V4(128), V4(131) })
        {
            Accepts(Arp(Port(12), operation, own, V4(1)), Port(12), Uplink);
            Accepts(Arp(Port(12), operation, own, own), Port(12), Port(11));
        }
    }

    [Theory]
    [InlineData(ArpMessage.Request)]
    [InlineData(ArpMessage.Reply)]
    public void A_guest_sends_no_ARP_for_an_address_of_another(ushort operation)
    {
        foreach (var other in new[] { V4(11), V4(13), V4(1), V4(76), V4(127), V4(132), Outside, Broadcast })
        {
            Drops(Arp(Port(12), operation, other, V4(12)), Port(12), Uplink);
            Drops(Arp(Port(12), operation, other, other), Port(12), Port(11));
        }
    }

    [Fact]
    public void A_guest_says_its_own_MAC_address_in_the_frame_and_in_the_message()
    {
        var (own, other) = (_host.MacOf(Port(11)), _host.MacOf(Port(12)));

        Drops(Frame.OfArp(own, Everyone, ArpMessage.Create(ArpMessage.Reply, other, V4(11), V4(1))), Port(11), Uplink);
        Drops(Frame.OfArp(other, Everyone, ArpMessage.Create(ArpMessage.Reply, own, V4(11), V4(1))), Port(11), Uplink);
        Drops(Frame.OfArp(other, Everyone, ArpMessage.Create(ArpMessage.Reply, other, V4(11), V4(1))), Port(11), Uplink);
        Drops(Frame.OfArp(own, Everyone, ArpMessage.Create(ArpMessage.Request, other, None, V4(11))), Port(11), Uplink);
        Drops(Frame.OfArp(other, Everyone, ArpMessage.Create(ArpMessage.Request, own, None, V4(11))), Port(11), Uplink);
    }

    [Fact]
    public void A_guest_probes_for_its_own_addresses()
    {
        foreach (var own in new[] { V4(12), V4(77), V4(128), V4(131) })
        {
            Accepts(Arp(Port(12), ArpMessage.Request, None, own), Port(12), Uplink);
        }

        Drops(Arp(Port(12), ArpMessage.Request, None, V4(11)), Port(12), Uplink);
        Drops(Arp(Port(12), ArpMessage.Request, None, V4(132)), Port(12), Uplink);
        Drops(Arp(Port(12), ArpMessage.Request, None, None), Port(12), Uplink);
        Drops(Arp(Port(12), ArpMessage.Reply, None, V4(12)), Port(12), Uplink);
        Drops(Arp(Port(12), 3, None, V4(12)), Port(12), Uplink);
    }

    [Fact]
    public void A_guest_receives_any_ARP()
    {
        Accepts(Arp(Uplink, ArpMessage.Request, Outside, V4(11)), Uplink, Port(11));
        Accepts(Arp(Uplink, ArpMessage.Reply, V4(12), V4(13)), Uplink, Port(11));
        Accepts(Arp(Port(4), 9, None, None), Port(4), Port(11));
    }

    [Fact]
    public void Between_uplink_and_system_ports_everything_passes()
    {
        foreach (var type in new[] { EtherType.Length, EtherType.Vlan, EtherType.ProviderVlan, EtherType.IPv4, EtherType.IPv6, EtherType.Of(0x88CC) })
        {
            Accepts(Of(type, Uplink), Uplink, Port(4));
            Accepts(Of(type, Port(11)), Port(4), Uplink);
        }

        Accepts(Arp(Port(11), ArpMessage.Reply, V4(11), V4(12)), Port(4), Uplink);
    }

    [Fact]
    public void Paragraph_3_frames_of_an_unknown_port_are_not_judged_unless_they_are_IP()
    {
        foreach (var (from, to) in new[] { (Unknown, Uplink), (Uplink, Unknown), (Port(4), Unknown), (Unknown, "tap8") })
        {
            Judges(Ruling.NotJudged, "3", Decide(Of(EtherType.Vlan, from), from, to));
            Judges(Ruling.NotJudged, "3", Decide(Arp(from, ArpMessage.Reply, V4(11), V4(12)), from, to));
            Accepts(Of(EtherType.IPv4, from), from, to);
            Accepts(Of(EtherType.IPv6, from), from, to);
        }
    }

    [Fact]
    public void A_guest_keeps_its_rules_towards_an_unknown_port()
    {
        Judges(Ruling.NotJudged, "3", Decide(Arp(Port(11), ArpMessage.Request, V4(11), V4(1)), Port(11), Unknown));
        Judges(Ruling.NotJudged, "3", Decide(Arp(Unknown, ArpMessage.Request, Outside, V4(11)), Unknown, Port(11)));
        Drops(Arp(Port(11), ArpMessage.Request, V4(12), V4(1)), Port(11), Unknown);
        Accepts(Of(EtherType.IPv4, Port(11)), Port(11), Unknown);
        Accepts(Of(EtherType.IPv6, Unknown), Unknown, Port(11));
    }

    [Fact]
    public void What_a_guest_may_not_send_does_not_reach_the_host_either()
    {
        Frame[] wrong =
        [
            Of(EtherType.Vlan, Port(11)), Of(EtherType.IPv4, Port(12)), Arp(Port(11), ArpMessage.Reply, V4(12), V4(1)), Arp(Port(11), ArpMessage.Request, None, V4(12)),
        ];

        Assert.All(wrong, frame => Assert.All(Taken(Port(11), frame.Source), passage => Judges(Ruling.Dropped, "3.16", _host.Decide(frame, passage))));
    }

    [Fact]
    public void Paragraph_3_15_other_frames_that_the_host_takes_or_sends_are_not_judged()
    {
        Frame[] right = [Of(EtherType.IPv6, Port(11)), Arp(Port(11), ArpMessage.Request, V4(11), V4(1)), Arp(Port(11), ArpMessage.Request, None, V4(11))];

        Assert.All(right, frame => Assert.All(Taken(Port(11), frame.Source), passage => Judges(Ruling.NotJudged, "3.15", _host.Decide(frame, passage))));
        Assert.All([Uplink, Port(4), Unknown], port => Assert.All(
            Taken(port, Everyone),
            passage => Judges(Ruling.NotJudged, "3.15", _host.Decide(Frame.Of(Everyone, Everyone, EtherType.Vlan), passage))));
        Judges(Ruling.NotJudged, "3.15", _host.Decide(Of(EtherType.Vlan, Port(11)), Passage.FromHost(BridgeName)));
        Judges(Ruling.NotJudged, "3.15", _host.Decide(Of(EtherType.Vlan, Uplink), Passage.Routed("eth7", null, BridgeName, _host.MacOf(Uplink))));
        Judges(Ruling.NotJudged, "3.15", _host.Decide(Of(EtherType.Vlan, Uplink), Passage.ToHost("eth7", null, _host.MacOf(Uplink))));
    }

    [Fact]
    public void Paragraph_3_13_frames_of_a_bridge_without_security_groups_are_not_judged()
    {
        Judges(Ruling.NotJudged, "3.13", _host.Decide(Of(EtherType.Vlan, Uplink), Passage.Bridged("virbr0", Uplink, Port(11), _host.MacOf(Uplink))));
        Judges(Ruling.NotJudged, "3.13", _host.Decide(Of(EtherType.Vlan, Uplink), Passage.ToHost("virbr0", Uplink, _host.MacOf(Uplink))));
    }

    [Fact]
    public void A_decision_says_what_was_passed_before()
    {
        var decision = Decide(Arp(Port(12), ArpMessage.Request, None, V4(77)), Port(12), Uplink);

        Assert.Equal(
            [
                "3.16 06:00:c2:00:00:0c is the MAC address of i-2-12-VM (vnet12)",
                "3.16 i-2-12-VM (vnet12) asks whether its own address 203.0.113.77 is taken",
            ],
            decision.Passed.ToImmutableArray().Select(ground => ground.ToString()));
        Assert.Equal("3.16 frames of type arp pass from i-2-12-VM (vnet12) to uplink eth0", decision.Ground.ToString());
    }

    [Theory]
    [InlineData("vnet11", "eth0", 0x8100, false, "3.16 i-2-11-VM (vnet11) sends a frame of type vlan, and only untagged ipv4, ipv6 and arp pass")]
    [InlineData("eth0", "vnet11", 0x88CC, false, "3.16 i-2-11-VM (vnet11) receives untagged ipv4, ipv6 and arp only, no frame of type 0x88cc")]
    [InlineData("vnet11", "eth0", 0x0800, true, "3.16 ff:ff:ff:ff:ff:ff is not the MAC address of i-2-11-VM (vnet11)")]
    [InlineData("eth0", "vnet4", 0x8100, false, "3.16 nothing is asked of frames between uplink eth0 and r-4-VM (vnet4)")]
    [InlineData("tap7", "eth0", 0x8100, false, "3 what unknown port tap7 sends or receives is not judged unless it is IP")]
    [InlineData("eth0", "vnet11", 0x86DD, false, "3.16 frames of type ipv6 pass from uplink eth0 to i-2-11-VM (vnet11)")]
    public void A_decision_says_in_words_what_it_rests_on(string from, string to, int type, bool isSpoofed, string ground) =>
        Assert.Equal(ground, Decide(Frame.Of(isSpoofed ? Everyone : _host.MacOf(from), Everyone, EtherType.Of(type)), from, to).Ground.ToString());

    [Theory]
    [InlineData(12, 13, 2, "the message's sender 06:00:c2:00:00:0d is not the MAC address of i-2-12-VM (vnet12)")]
    [InlineData(12, 12, 2, "203.0.113.11 is not an address of i-2-12-VM (vnet12)")]
    public void A_decision_says_what_is_wrong_with_a_message(int port, int sender, ushort operation, string reason) => Assert.Equal(
        reason,
        Decide(Frame.OfArp(_host.MacOf(Port(port)), Everyone, ArpMessage.Create(operation, _host.MacOf(Port(sender)), V4(11), V4(1))), Port(port), Uplink).Ground.Reason);

    [Fact]
    public void A_passage_of_another_frame_is_a_programming_error()
    {
        var frame = Of(EtherType.IPv4, Port(11));

        Assert.Throws<ArgumentException>(() => _host.Decide(frame, Passage.Bridged(BridgeName, Port(11), Uplink, Everyone)));
        Assert.Throws<ArgumentNullException>(() => _host.Decide((Frame)null!, Passage.FromHost(BridgeName)));
        Assert.Throws<ArgumentNullException>(() => _host.Decide(frame, null!));
    }

    private static Passage[] Taken(string port, MacAddress source) => [Passage.ToHost(BridgeName, port, source), Passage.Routed(BridgeName, port, "eth7", source)];

    private Frame Of(EtherType type, string from) => Frame.Of(_host.MacOf(from), Everyone, type);

    private Frame Arp(string from, ushort operation, InternetAddress sender, InternetAddress target) =>
        Frame.OfArp(_host.MacOf(from), Everyone, ArpMessage.Create(operation, _host.MacOf(from), sender, target));

    private void Accepts(Frame frame, string from, string to) => Judges(Ruling.Accepted, "3.16", Decide(frame, from, to));

    private void Drops(Frame frame, string from, string to) => Judges(Ruling.Dropped, "3.16", Decide(frame, from, to));

    private Decision Decide(Frame frame, string from, string to) => _host.Decide(frame, Passage.Bridged(BridgeName, from, to, frame.Source));
}
