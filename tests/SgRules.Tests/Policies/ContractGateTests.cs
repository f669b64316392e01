using SgRules.Addressing;
using SgRules.Model;
using static SgRules.Policies.ContractHost;

namespace SgRules.Policies;

/// <summary>Contract 3.8 to 3.13: the two gates, and the ports that have none.</summary>
public sealed class ContractGateTests
{
    private static readonly SecurityGroup Plain = Group("plain", [SecurityRule.Tcp(22).WithCidrs("0.0.0.0/0", "::/0")]);
    private static readonly SecurityGroup Web = Group("web", [], [SecurityRule.Tcp(80).WithCidrs("198.51.100.0/24")]);
    private static readonly SecurityGroup Lb = Group("lb", [], [SecurityRule.Tcp(443).WithCidrs("0.0.0.0/0")]);

    [Fact]
    public void Paragraph_3_8_without_an_egress_rule_everything_may_leave()
    {
        var host = new ContractHost([Plain], [Guest(11, "plain")]);
        var decision = host.Decide(Packet.Of(V4(11), Outside, Protocol.Of(47)), Port(11), Uplink);

        Judges(Ruling.Accepted, "3.11", decision);
        Assert.Equal(new Ground("3.8", "no group of i-2-11-VM (vnet11) has an egress rule"), decision.Passed[1]);
    }

    [Fact]
    public void Paragraph_3_8_with_an_egress_rule_only_what_it_names_may_leave()
    {
        var host = new ContractHost([Web], [Guest(11, "web")]);
        var decision = host.Decide(Packet.Tcp(V4(11), Outside, 1, 80), Port(11), Uplink);

        Judges(Ruling.Accepted, "3.11", decision);
        Assert.Equal("3.8 group web: egress tcp 80 cidr:198.51.100.0/24", decision.Passed[1].ToString());
        host.Drops("3.8", Packet.Tcp(V4(11), Outside, 1, 81), Port(11), Uplink);
        host.Drops("3.8", Packet.Udp(V4(11), Outside, 1, 80), Port(11), Uplink);
        host.Drops("3.8", Packet.Tcp(V4(11), Ip("198.51.101.0"), 1, 80), Port(11), Uplink);
    }

    [Fact]
    public void Paragraph_3_8_one_group_with_egress_rules_closes_the_others_and_their_union_opens()
    {
        var host = new ContractHost([Plain, Web, Lb], [Guest(11, "plain", "web", "lb"), Guest(12, "plain")]);

        host.Accepts("3.11", Packet.Tcp(V4(11), Outside, 1, 80), Port(11), Uplink);
        host.Accepts("3.11", Packet.Tcp(V4(11), Outside, 1, 443), Port(11), Uplink);
        host.Drops("3.8", Packet.Tcp(V4(11), Outside, 1, 22), Port(11), Uplink);
        host.Accepts("3.11", Packet.Tcp(V4(12), Outside, 1, 22), Port(12), Uplink);
    }

    [Fact]
    public void Paragraph_3_8_the_flip_is_of_both_families_together()
    {
        var host = new ContractHost([Web], [Guest(11, "web")]);

        host.Drops("3.8", Packet.Tcp(V6(11), OutsideV6, 1, 80), Port(11), Uplink);
    }

    [Fact]
    public void Paragraph_3_8_the_flip_holds_if_the_peers_resolve_to_nothing()
    {
        var host = new ContractHost([Group("web", [], [SecurityRule.Whole(Protocol.All).WithGroups("none")]), Group("none")], [Guest(11, "web")]);

        host.Drops("3.8", Packet.Tcp(V4(11), Outside, 1, 2), Port(11), Uplink);
        host.Drops("3.8", Packet.Tcp(V6(11), OutsideV6, 1, 2), Port(11), Uplink);
    }

    [Fact]
    public void Paragraph_3_9_a_packet_needs_an_ingress_rule_of_one_of_the_groups()
    {
        var host = new ContractHost([Plain, Group("ping", [SecurityRule.Icmp().WithCidrs("0.0.0.0/0")])], [Guest(11, "plain", "ping"), Guest(12, "ping")]);
        var decision = host.Decide(Packet.Tcp(Outside, V4(11), 1, 22), Uplink, Port(11));

        Assert.Equal("3.9 group plain: ingress tcp 22 cidr:0.0.0.0/0", decision.Ground.ToString());
        host.Accepts("3.9", Packet.Icmp(Outside, V4(11), 8), Uplink, Port(11));
        host.Drops("3.9", Packet.Tcp(Outside, V4(12), 1, 22), Uplink, Port(12));
        Assert.Equal(
            "no ingress rule matches in the groups of i-2-11-VM (vnet11): ping, plain",
            host.Decide(Packet.Tcp(Outside, V4(11), 1, 23), Uplink, Port(11)).Ground.Reason);
    }

    [Fact]
    public void Paragraph_3_10_traffic_between_two_guests_of_the_host_passes_both_gates()
    {
        var host = new ContractHost([Plain, Group("ssh", [], [SecurityRule.Tcp(22).WithCidrs("203.0.113.12/32")])], [Guest(11, "ssh"), Guest(12, "plain"), Guest(13, "plain")]);
        var decision = host.Decide(Packet.Tcp(V4(11), V4(12), 1, 22), Port(11), Port(12));

        Judges(Ruling.Accepted, "3.9", decision);
        Assert.Equal(["3.1", "3.3", "3.8"], decision.Passed.ToImmutableArray().Select(ground => ground.Paragraph));
        host.Drops("3.8", Packet.Tcp(V4(11), V4(13), 1, 22), Port(11), Port(13));
        host.Drops("3.9", Packet.Tcp(V4(13), V4(12), 1, 23), Port(13), Port(12));
        host.Drops("3.9", Packet.Tcp(V4(13), V4(11), 1, 22), Port(13), Port(11));
    }

    [Fact]
    public void Paragraph_3_11_an_uplink_or_system_port_receives_what_the_sender_gate_lets_pass()
    {
        var host = new ContractHost([Web], [Guest(11, "web"), SystemVm(4)]);

        host.Accepts("3.11", Packet.Tcp(V4(11), Outside, 1, 80), Port(11), Uplink);
        host.Accepts("3.11", Packet.Tcp(V4(11), Outside, 1, 80), Port(11), Port(4));
        host.Drops("3.8", Packet.Tcp(V4(11), Outside, 1, 22), Port(11), Port(4));
    }

    [Fact]
    public void Paragraph_3_12_a_system_VM_has_no_identity_check_and_no_sender_gate_in_both_families()
    {
        var host = new ContractHost([Plain], [Guest(11, "plain"), SystemVm(4), SystemVm(5)]);
        var decision = host.Decide(Packet.Tcp(Outside, V4(11), 1, 22), Port(4), Port(11));

        Judges(Ruling.Accepted, "3.9", decision);
        Assert.Equal(["3.3", "3.12"], decision.Passed.ToImmutableArray().Select(ground => ground.Paragraph));
        host.Accepts("3.9", Packet.Tcp(OutsideV6, V6(11), 1, 22), Port(4), Port(11));
        host.Accepts("3.11", Packet.Udp(Outside, Broadcast, 67, 68), Port(4), Port(5));
        host.Drops("3.9", Packet.Tcp(V4(4), V4(11), 1, 23), Port(4), Port(11));
    }

    [Fact]
    public void Paragraph_3_13_an_instance_without_a_group_sends_everything_and_receives_nothing()
    {
        var host = new ContractHost([Plain], [Guest(11), Guest(12, "plain")]);

        var decision = host.Decide(Packet.Tcp(V4(11), V4(12), 1, 22), Port(11), Port(12));
        Judges(Ruling.Accepted, "3.9", decision);
        Assert.Equal("3.13", decision.Passed[^1].Paragraph);
        host.Drops("3.13", Packet.Tcp(V4(12), V4(11), 1, 22), Port(12), Port(11));
        host.Drops("3.13", Packet.Tcp(OutsideV6, V6(11), 1, 22), Uplink, Port(11));
    }
}
