using SgRules.Addressing;
using SgRules.Model;
using static SgRules.Policies.ContractHost;

namespace SgRules.Policies;

/// <summary>Contract 3.14: groups as peers.</summary>
public sealed class ContractPeerTests
{
    private static readonly SecurityGroup Web = Group("web", [SecurityRule.Tcp(80).WithGroups("lb")]);

    [Fact]
    public void Paragraph_3_14_the_primary_and_secondary_addresses_of_a_member_match_one_by_one()
    {
        var member = Guest(12, "lb") with { Nics = [Guest(12).Nics[0] with { SecondaryIps = [V4(77), V6(77)] }] };
        var host = new ContractHost([Web, Group("lb")], [Guest(11, "web"), member]);

        Assert.All([V4(12), V4(77)], source => host.Accepts("3.9", Http(source, V4(11)), Port(12), Port(11)));
        Assert.All([V6(12), V6(77)], source => host.Accepts("3.9", Http(source, V6(11)), Port(12), Port(11)));
        Assert.All([V4(13), V4(76), V4(78)], source => host.Drops("3.9", Http(source, V4(11)), Uplink, Port(11)));
    }

    [Fact]
    public void Paragraph_3_14_allowed_and_link_local_addresses_are_no_members()
    {
        var member = Guest(12, "lb") with { Nics = [Guest(12).Nics[0] with { AllowedAddresses = [Cidr.Parse("203.0.113.200/32")] }] };
        var host = new ContractHost([Web, Group("lb")], [Guest(11, "web"), member]);

        host.Drops("3.9", Http(V4(200), V4(11)), Port(12), Port(11));
        host.Drops("3.9", Http(host.MacOf(Port(12)).LinkLocalAddress, V6(11)), Port(12), Port(11));
    }

    [Fact]
    public void Paragraph_3_14_members_on_another_host_count_and_stopped_ones_do_not()
    {
        var host = new ContractHost(
            [Web, Group("lb")],
            [Guest(11, "web"), Guest(21, "lb") with { Host = "kvm2" }, Guest(22, "lb") with { Host = null, State = InstanceState.Stopped }]);

        host.Accepts("3.9", Http(V4(21), V4(11)), Uplink, Port(11));
        host.Accepts("3.9", Http(V6(21), V6(11)), Uplink, Port(11));
        host.Drops("3.9", Http(V4(22), V4(11)), Uplink, Port(11));
    }

    [Fact]
    public void Paragraph_3_14_a_group_has_the_addresses_of_all_NICs_of_its_members()
    {
        var twoNics = Guest(12, "lb") with { Nics = [Guest(12).Nics[0], Guest(14).Nics[0]] };
        var host = new ContractHost([Web, Group("lb")], [Guest(11, "web"), twoNics]);

        host.Accepts("3.9", Http(V4(12), V4(11)), Port(12), Port(11));
        host.Accepts("3.9", Http(V4(14), V4(11)), Port(14), Port(11));
        host.Drops("3.1", Http(V4(14), V4(11)), Port(12), Port(11));
    }

    [Fact]
    public void Paragraph_3_14_the_instance_itself_is_a_member()
    {
        var host = new ContractHost([Group("web", [SecurityRule.Tcp(80).WithGroups("web")])], [Guest(11, "web"), Guest(12, "web"), Guest(13)]);

        host.Accepts("3.9", Http(V4(12), V4(11)), Port(12), Port(11));
        host.Accepts("3.9", Http(V4(11), V4(11)), Uplink, Port(11));
        host.Drops("3.9", Http(V4(13), V4(11)), Port(13), Port(11));
    }

    [Fact]
    public void Paragraph_3_14_an_empty_group_matches_nothing()
    {
        var host = new ContractHost([Web, Group("lb")], [Guest(11, "web"), Guest(12)]);

        host.Drops("3.9", Http(V4(12), V4(11)), Port(12), Port(11));
        host.Drops("3.9", Http(V6(12), V6(11)), Port(12), Port(11));
    }

    [Fact]
    public void Paragraph_3_14_an_egress_rule_matches_the_destination_and_an_ingress_rule_the_source()
    {
        var host = new ContractHost([Group("web", [], [SecurityRule.Tcp(80).WithGroups("db")]), Group("db", [SecurityRule.Tcp(80).WithGroups("web")])], [Guest(11, "web"), Guest(12, "db")]);

        host.Accepts("3.9", Http(V4(11), V4(12)), Port(11), Port(12));
        host.Drops("3.8", Http(V4(11), Outside), Port(11), Uplink);
        host.Drops("3.9", Http(Outside, V4(12)), Uplink, Port(12));
    }

    [Fact]
    public void Paragraph_3_14_icmp_any_with_a_group_is_of_both_families_and_a_concrete_type_of_its_own()
    {
        var any = Pinging(SecurityRule.Icmp().WithGroups("web"));
        var concrete = Pinging(SecurityRule.Icmp(IcmpType.Of(8)).WithGroups("web"));
        var six = Pinging(SecurityRule.IcmpV6(IcmpType.Of(128)).WithGroups("web"));

        any.Accepts("3.9", Packet.Icmp(V4(12), V4(11), 8), Port(12), Port(11));
        any.Accepts("3.9", Packet.Icmp(V6(12), V6(11), 128), Port(12), Port(11));
        concrete.Accepts("3.9", Packet.Icmp(V4(12), V4(11), 8), Port(12), Port(11));
        concrete.Drops("3.9", Packet.Icmp(V6(12), V6(11), 8), Port(12), Port(11));
        six.Accepts("3.9", Packet.Icmp(V6(12), V6(11), 128), Port(12), Port(11));
        six.Drops("3.9", Packet.Icmp(V4(12), V4(11), 128), Port(12), Port(11));
    }

    private static ContractHost Pinging(SecurityRule rule) => new([Group("web", [rule])], [Guest(11, "web"), Guest(12, "web")]);

    private static Packet Http(InternetAddress source, InternetAddress destination) => Packet.Tcp(source, destination, 40_000, 80);
}
