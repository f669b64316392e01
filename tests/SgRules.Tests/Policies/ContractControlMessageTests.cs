using SgRules.Addressing;
using SgRules.Model;
using static SgRules.Policies.ContractHost;

namespace SgRules.Policies;

/// <summary>Contract 3.4, 3.5 and 3.6: what passes the gates always. Both guests' groups allow one thing that nothing here is.</summary>
public sealed class ContractControlMessageTests
{
    private static readonly SecurityGroup Shut = Group("shut", [SecurityRule.Tcp(9).WithCidrs("192.0.2.1/32")], [SecurityRule.Tcp(9).WithCidrs("192.0.2.1/32")]);

    private readonly ContractHost _host = new([Shut, Open("open")], [Guest(11, "shut"), Guest(12, "shut"), Guest(13, "open"), SystemVm(4)]);

    [Fact]
    public void Paragraph_3_4_a_guest_may_always_ask_a_DHCP_server()
    {
        Passes("3.4", Packet.Udp(V4(11), V4(4), 68, 67));
        Passes("3.4", Packet.Udp(None, Broadcast, 68, 67));
        Passes("3.4", Packet.Udp(V6(11), Ip("ff02::1:2"), 546, 547));
        Passes("3.4", Packet.Udp(V6(11), Ip("fe80::1"), 546, 547));
        Passes("3.4", Packet.Udp(V6(11), Ip("febf::1"), 546, 547));
    }

    [Fact]
    public void Paragraph_3_4_nothing_beside_these_ports_and_addresses_is_DHCP()
    {
        _host.Drops("3.8", Packet.Udp(V4(11), V4(4), 68, 68), Port(11), Uplink);
        _host.Drops("3.8", Packet.Udp(V4(11), V4(4), 66, 67), Port(11), Uplink);
        _host.Drops("3.8", Packet.Tcp(V4(11), V4(4), 68, 67), Port(11), Uplink);
        _host.Drops("3.8", Packet.Udp(V6(11), V6(4), 546, 547), Port(11), Uplink);
        _host.Drops("3.8", Packet.Udp(V6(11), Ip("ff02::1:3"), 546, 547), Port(11), Uplink);
        _host.Drops("3.8", Packet.Udp(V6(11), Ip("fec0::1"), 546, 547), Port(11), Uplink);
        _host.Drops("3.8", Packet.Udp(V6(11), Ip("fe80::1"), 68, 67), Port(11), Uplink);
        _host.Drops("3.8", Packet.Udp(V4(11), V4(4), 546, 547), Port(11), Uplink);
    }

    [Theory]
    [InlineData("eth0")]
    [InlineData("vnet4")]
    public void Paragraph_3_4_a_guest_always_receives_replies_from_uplink_and_system_ports(string from)
    {
        _host.Accepts("3.4", Packet.Udp(V4(4), V4(12), 67, 68), from, Port(12));
        _host.Accepts("3.4", Packet.Udp(V4(4), Broadcast, 67, 68), from, Port(12));
        _host.Accepts("3.4", Packet.Udp(Router, V6(12), 547, 546), from, Port(12));
        _host.Drops("3.9", Packet.Udp(V4(4), V4(12), 67, 67), from, Port(12));
        _host.Drops("3.9", Packet.Udp(V4(4), V4(12), 68, 68), from, Port(12));
        _host.Drops("3.9", Packet.Udp(Router, V6(12), 547, 547), from, Port(12));
        _host.Drops("3.9", Packet.Udp(Router, V6(12), 67, 68), from, Port(12));
        _host.Drops("3.9", Packet.Udp(V4(4), V4(12), 547, 546), from, Port(12));
    }

    [Fact]
    public void Paragraph_3_4_a_guests_request_to_another_guest_meets_its_receiver_gate()
    {
        _host.Drops("3.9", Packet.Udp(V4(11), V4(12), 68, 67), Port(11), Port(12));
        _host.Accepts("3.9", Packet.Udp(V4(11), V4(13), 68, 67), Port(11), Port(13));
    }

    [Fact]
    public void Paragraph_3_5_a_guest_may_always_send_to_port_53()
    {
        Passes("3.5", Packet.Udp(V4(11), Outside, 40_000, 53));
        Passes("3.5", Packet.Tcp(V4(11), Outside, 40_000, 53));
        Passes("3.5", Packet.Udp(V6(11), OutsideV6, 40_000, 53));
        _host.Drops("3.8", Packet.Udp(V4(11), Outside, 40_000, 52), Port(11), Uplink);
        _host.Drops("3.8", Packet.Tcp(V4(11), Outside, 40_000, 54), Port(11), Uplink);
        _host.Drops("3.8", Packet.Udp(V4(11), Outside, 53, 5353), Port(11), Uplink);
    }

    [Fact]
    public void Paragraph_3_5_the_receiver_gate_is_not_affected() =>
        _host.Drops("3.9", Packet.Udp(V4(11), V4(12), 40_000, 53), Port(11), Port(12));

    [Fact]
    public void Paragraph_3_5_without_the_option_port_53_is_a_port_like_any_other()
    {
        var host = new ContractHost([Shut], [Guest(11, "shut"), Guest(13)], CompilerOptions.Default with { AllowDns = false });

        host.Drops("3.8", Packet.Udp(V4(11), Outside, 40_000, 53), Port(11), Uplink);
        host.Drops("3.8", Packet.Tcp(V6(11), OutsideV6, 40_000, 53), Port(11), Uplink);
        host.Accepts("3.11", Packet.Udp(V4(13), Outside, 40_000, 53), Port(13), Uplink);
    }

    [Theory]
    [InlineData(131)]
    [InlineData(132)]
    [InlineData(133)]
    [InlineData(135)]
    [InlineData(136)]
    [InlineData(143)]
    public void Paragraph_3_6_a_guest_may_always_send_what_IPv6_needs(int type)
    {
        Passes("3.6", Packet.Icmp(V6(11), Ip("ff02::2"), type) with { State = ConnectionState.Untracked });
        Passes("3.6", Packet.Icmp(V6(11), OutsideV6, type));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(128)]
    [InlineData(138)]
    [InlineData(144)]
    public void Paragraph_3_6_other_ICMPv6_needs_an_egress_rule(int type) =>
        _host.Drops("3.8", Packet.Icmp(V6(11), OutsideV6, type), Port(11), Uplink);

    [Theory]
    [InlineData(135)]
    [InlineData(136)]
    public void Paragraph_3_6_a_guest_always_receives_neighbour_discovery_of_this_link(int type)
    {
        var packet = Packet.Icmp(V6(11), V6(12), type) with { State = ConnectionState.Untracked };

        Assert.All([Uplink, Port(4), Port(11)], from => _host.Accepts("3.6", packet with { HopLimit = 255 }, from, Port(12)));
        Assert.All([Uplink, Port(4), Port(11)], from => _host.Drops("3.9", packet with { HopLimit = 254 }, from, Port(12)));
        _host.Accepts("3.6", Packet.Icmp(Router, AllNodes, type) with { HopLimit = 255 }, Uplink, Port(12));
    }

    [Theory]
    [InlineData("eth0")]
    [InlineData("vnet4")]
    public void Paragraph_3_6_a_guest_receives_router_advertisements_from_a_router_of_this_link(string from)
    {
        var advertisement = Packet.Icmp(Router, AllNodes, 134) with { HopLimit = 255, State = ConnectionState.Untracked };

        _host.Accepts("3.6", advertisement, from, Port(12));
        _host.Drops("3.3", advertisement with { HopLimit = 64 }, from, Port(12));
        _host.Drops("3.3", Packet.Icmp(OutsideV6, AllNodes, 134) with { HopLimit = 255 }, from, Port(12));
        _host.Drops("3.9", Packet.Icmp(OutsideV6, V6(12), 134) with { HopLimit = 255 }, from, Port(12));
    }

    [Theory]
    [InlineData("eth0")]
    [InlineData("vnet4")]
    public void Paragraph_3_6_a_guest_receives_MLD_queries_of_this_link(string from)
    {
        var query = Packet.Icmp(Router, AllNodes, 130) with { HopLimit = 1, State = ConnectionState.Untracked };

        _host.Accepts("3.6", query, from, Port(12));
        _host.Accepts("3.6", Packet.Icmp(Ip("febf::1"), Ip("ff02:1::ffff"), 130) with { HopLimit = 1 }, from, Port(12));
        _host.Drops("3.3", query with { HopLimit = 2 }, from, Port(12));
        _host.Drops("3.3", Packet.Icmp(Ip("fec0::1"), AllNodes, 130) with { HopLimit = 1 }, from, Port(12));
        _host.Drops("3.3", Packet.Icmp(Router, Ip("ff03::1"), 130) with { HopLimit = 1 }, from, Port(12));
        _host.Drops("3.9", Packet.Icmp(Router, V6(12), 130) with { HopLimit = 1 }, from, Port(12));
    }

    [Fact]
    public void Paragraph_3_6_what_fails_its_tests_is_judged_by_3_9_like_any_packet() =>
        _host.Accepts("3.9", Packet.Icmp(Router, V6(13), 134) with { HopLimit = 64 }, Uplink, Port(13));

    [Theory]
    [InlineData(131)]
    [InlineData(133)]
    [InlineData(143)]
    public void Paragraph_3_6_what_only_routers_listen_to_reaches_no_guest(int type) =>
        _host.Drops("3.3", Packet.Icmp(V6(11), Ip("ff02::2"), type) with { HopLimit = 255 }, Port(11), Port(12));

    private void Passes(string paragraph, Packet packet)
    {
        var decision = _host.Decide(packet, Port(11), Uplink);

        Judges(Ruling.Accepted, "3.11", decision);
        Assert.Equal(["3.1", paragraph], decision.Passed.ToImmutableArray().Select(ground => ground.Paragraph));
    }
}
