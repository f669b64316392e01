using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;
using static SgRules.Model.SecurityRule;

namespace SgRules.Analysis;

/// <summary>What lint says, word for word.</summary>
public sealed class ZoneLintTests
{
    private static readonly SecurityRule Everything = Whole(Protocol.All).WithCidrs("0.0.0.0/0", "::/0");

    [Fact]
    public void A_rule_that_another_one_of_its_group_contains() => Finds(
        OneNic(Ingress(Tcp(22).WithCidrs("10.0.0.0/8"), Tcp(1, 100).WithCidrs("10.0.0.0/7"))),
        "securityGroups[0].ingress[0]: warning SGR3001: 'ingress tcp 22 cidr:10.0.0.0/8' of group 'web' never matters: 'ingress tcp 1-100 cidr:10.0.0.0/7' allows all of it. Remove it. -> securityGroups[0].ingress[1]");

    [Fact]
    public void A_rule_that_several_together_contain_and_none_alone() => Finds(
        OneNic(Ingress(Tcp(10, 20).WithCidrs("10.0.0.0/8"), Tcp(15, 30).WithCidrs("10.0.0.0/9"), Tcp(1, 14).WithCidrs("10.0.0.0/9"), Whole(Protocol.Tcp).WithCidrs("10.128.0.0/9"), Tcp(12).WithCidrs("198.51.100.0/24"))),
        "securityGroups[0].ingress[0]: warning SGR3001: 'ingress tcp 10-20 cidr:10.0.0.0/8' of group 'web' never matters: 'ingress tcp 15-30 cidr:10.0.0.0/9', 'ingress tcp 1-14 cidr:10.0.0.0/9' and 'ingress tcp cidr:10.128.0.0/9' together allow all of it. Remove it. -> securityGroups[0].ingress[1], securityGroups[0].ingress[2], securityGroups[0].ingress[3]");

    [Fact]
    public void Equal_rules_name_each_other_and_only_one_of_them_is_to_go() => Finds(
        OneNic(Ingress(Tcp(80).WithCidrs("10.0.0.0/8"), Tcp(80).WithCidrs("10.0.0.0/8"))),
        "securityGroups[0].ingress[0]: warning SGR3001: 'ingress tcp 80 cidr:10.0.0.0/8' of group 'web' never matters: 'ingress tcp 80 cidr:10.0.0.0/8' allows all of it. That is so the other way round for 'ingress tcp 80 cidr:10.0.0.0/8': remove any one of them, not all. -> securityGroups[0].ingress[1]",
        "securityGroups[0].ingress[1]: warning SGR3001: 'ingress tcp 80 cidr:10.0.0.0/8' of group 'web' never matters: 'ingress tcp 80 cidr:10.0.0.0/8' allows all of it. That is so the other way round for 'ingress tcp 80 cidr:10.0.0.0/8': remove any one of them, not all. -> securityGroups[0].ingress[0]");

    [Fact]
    public void What_may_all_be_removed_together_is_never_said_to_be_covered_by_each_other() => Finds(
        OneNic(Ingress(Tcp(80).WithCidrs("10.0.0.0/8"), Tcp(80).WithCidrs("10.0.0.0/8"), Tcp(80, 81).WithCidrs("10.0.0.0/8"))),
        "securityGroups[0].ingress[0]: warning SGR3001: 'ingress tcp 80 cidr:10.0.0.0/8' of group 'web' never matters: 'ingress tcp 80-81 cidr:10.0.0.0/8' allows all of it. Remove it. -> securityGroups[0].ingress[2]",
        "securityGroups[0].ingress[1]: warning SGR3001: 'ingress tcp 80 cidr:10.0.0.0/8' of group 'web' never matters: 'ingress tcp 80-81 cidr:10.0.0.0/8' allows all of it. Remove it. -> securityGroups[0].ingress[2]");

    [Fact]
    public void A_peer_of_a_rule_that_matters() => Finds(
        OneNic(Ingress(Tcp(80).WithCidrs("10.0.0.0/8", "10.1.0.0/16"))),
        "securityGroups[0].ingress[0].cidrs[1]: warning SGR3001: 'ingress tcp 80 cidr:10.1.0.0/16' of group 'web' never matters: 'ingress tcp 80 cidr:10.0.0.0/8' allows all of it. Remove it. -> securityGroups[0].ingress[0].cidrs[0]");

    [Fact]
    public void A_rule_that_the_other_groups_of_every_instance_have() => Finds(
        OneNic(Ingress(Tcp(80).WithCidrs("10.0.0.0/8")), new SecurityGroup { Id = "all", Ingress = [Tcp(79, 81).WithCidrs("0.0.0.0/0")] }),
        "securityGroups[0].ingress[0]: warning SGR3002: 'ingress tcp 80 cidr:10.0.0.0/8' of group 'web' never matters: every instance of the group is in others too, whose rules allow the same: 'ingress tcp 79-81 cidr:0.0.0.0/0' of group 'all' allows all of it. Remove it, or keep it for instances that will be in 'web' alone. -> securityGroups[1].ingress[0]");

    [Fact]
    public void A_rule_that_one_instance_needs_matters()
    {
        var zone = OneNic(Ingress(Tcp(80).WithCidrs("10.0.0.0/8")), new SecurityGroup { Id = "all", Ingress = [Tcp(79, 81).WithCidrs("0.0.0.0/0")] });
        var alone = zone.Instances[0] with { Name = "i-2-20-VM", SecurityGroups = ["web"], Nics = [zone.Instances[0].Nics[0] with { Device = "vnet5", Mac = MacAddress.Parse("06:00:c2:00:00:14"), IPv4 = InternetAddress.Parse("203.0.113.20") }] };

        Finds(zone with { Instances = zone.Instances.Add(alone) });
    }

    [Fact]
    public void An_egress_rule_for_DNS_that_is_always_allowed() => Finds(
        OneNic(Egress(Tcp(80).WithCidrs("10.0.0.0/8"), Udp(53).WithCidrs("10.0.0.0/8"))),
        "securityGroups[0].egress[1]: warning SGR3003: 'egress udp 53 cidr:10.0.0.0/8' of group 'web' never matters: guests may always send to port 53. Remove it.");

    [Fact]
    public void An_egress_rule_for_a_message_that_guests_may_never_send() => Finds(
        OneNic(Egress(Tcp(80).WithCidrs("10.0.0.0/8"), IcmpV6(IcmpType.Of(134)).WithCidrs("::/0"))),
        "securityGroups[0].egress[1]: warning SGR3003: 'egress icmpv6 134 cidr:::/0' of group 'web' never matters: it allows what guests may always send, or what they may never send whatever a rule says. Remove it.");

    [Fact]
    public void The_last_egress_rule_matters_even_where_all_of_it_is_always_allowed() => Finds(
        OneNic(Egress(Udp(53).WithCidrs("10.0.0.0/8"))));

    [Fact]
    public void A_rule_that_is_always_allowed_in_part() => Finds(
        OneNic(Egress(Udp(53, 54).WithCidrs("10.0.0.0/8"), Udp(54).WithCidrs("10.0.0.0/8"))),
        "securityGroups[0].egress[0]: warning SGR3001: 'egress udp 53-54 cidr:10.0.0.0/8' of group 'web' never matters: 'egress udp 54 cidr:10.0.0.0/8' allows all of it that rules decide about. That is so the other way round for 'egress udp 54 cidr:10.0.0.0/8': remove any one of them, not all. -> securityGroups[0].egress[1]",
        "securityGroups[0].egress[1]: warning SGR3001: 'egress udp 54 cidr:10.0.0.0/8' of group 'web' never matters: 'egress udp 53-54 cidr:10.0.0.0/8' allows all of it. That is so the other way round for 'egress udp 53-54 cidr:10.0.0.0/8': remove any one of them, not all. -> securityGroups[0].egress[0]");

    [Fact]
    public void A_rule_of_a_family_that_no_instance_has()
    {
        var zone = OneNic(Ingress(Tcp(80).WithCidrs("10.0.0.0/8")));
        var nic = zone.Instances[0].Nics[0] with { IPv4 = null };

        Finds(
            zone with { Instances = [zone.Instances[0] with { Nics = [nic] }] },
            "securityGroups[0].ingress[0]: warning SGR3004: 'ingress tcp 80 cidr:10.0.0.0/8' of group 'web' never matters: no instance of the group has an IPv4 address, nor a multicast one, to receive at. Remove it, or give one an address.");
        Finds(zone with { Instances = [zone.Instances[0] with { Nics = [nic with { MulticastGroups = [InternetAddress.Parse("224.0.0.18")] }] }] });
    }

    [Fact]
    public void The_only_egress_rule_if_it_allows_everything() => Finds(
        OneNic(Egress(Everything)),
        "securityGroups[0].egress[0]: warning SGR3005: 'egress all cidr:0.0.0.0/0' and 'egress all cidr:::/0' of group 'web' never matter: the group has no other egress rule, and everything may leave without one. Remove them, or narrow them.");

    [Fact]
    public void A_peer_group_without_an_address() => Finds(
        OneNic(Ingress(Tcp(80).WithGroups("lb"), Tcp(81).WithGroups("web")), new SecurityGroup { Id = "lb" }) is var zone ? zone with { Instances = [zone.Instances[0] with { SecurityGroups = ["web"] }] } : zone,
        "securityGroups[0].ingress[0]: warning SGR3006: 'ingress tcp 80 group:lb' of group 'web' never matters: no running instance of group 'lb' has an address. Start an instance there, or remove it.",
        "securityGroups[1]: warning SGR3101: No instance is in group 'lb'. 1 rule that names it as peer matches nothing. Remove both, or put instances into the group.");

    [Fact]
    public void A_peer_group_without_an_address_of_the_rules_family() => Finds(
        OneNic(Ingress(IcmpV6().WithGroups("web"))),
        "securityGroups[0].ingress[0]: warning SGR3006: 'ingress icmpv6 any group:web' of group 'web' never matters: no running instance of group 'web' has an IPv6 address. Start an instance there, or remove it.");

    [Fact]
    public void A_group_of_stopped_instances_and_redundancy_within_it()
    {
        var zone = OneNic(Ingress(Tcp(80).WithCidrs("10.0.0.0/8"), Tcp(80).WithCidrs("0.0.0.0/0"), Tcp(81).WithCidrs("0.0.0.0/0")));

        Finds(
            zone with { Instances = [zone.Instances[0] with { State = InstanceState.Stopped, Host = null }] },
            "securityGroups[0]: warning SGR3102: No instance of group 'web' runs behind security groups, so its rules are not in force: in it are only i-2-19-VM. Remove the group if none will be started.",
            "securityGroups[0].ingress[0]: warning SGR3001: 'ingress tcp 80 cidr:10.0.0.0/8' of group 'web' never matters: 'ingress tcp 80 cidr:0.0.0.0/0' allows all of it. Remove it. -> securityGroups[0].ingress[1]");
    }

    [Fact]
    public void Egress_rules_that_allow_everything_together() => Finds(
        OneNic(Egress(Whole(Protocol.All).WithCidrs("0.0.0.0/0"), Whole(Protocol.All).WithCidrs("::/1"), Whole(Protocol.All).WithCidrs("8000::/1"))),
        "securityGroups[0].egress: warning SGR3302: The egress rules of group 'web' together allow everything, as if there were none. Remove all of them, or narrow them.");

    [Fact]
    public void Egress_rules_of_several_groups_that_allow_everything_together() => Finds(
        OneNic(Egress(Whole(Protocol.All).WithCidrs("0.0.0.0/0")), new SecurityGroup { Id = "six", Egress = [Whole(Protocol.All).WithCidrs("::/0")] }),
        "securityGroups[0].egress: warning SGR3302: The egress rules of groups 'web' and 'six' together allow everything to the instances that are in all of them, as if there were none. Remove all of them, or narrow them. -> securityGroups[1].egress");

    [Fact]
    public void Egress_rules_whose_peers_are_empty_close_egress() => Finds(
        OneNic(Egress(IcmpV6().WithGroups("web"))),
        "securityGroups[0].egress: warning SGR3303: The egress rules of group 'web' allow nothing, for their peers resolve to nothing; with them, its instances may send only what another group or the contract allows. Start an instance in a peer group, or remove the rules if egress is to be open.");

    [Fact]
    public void Egress_without_DNS_only_if_it_is_not_always_allowed()
    {
        var zone = OneNic(Egress(Tcp(443).WithCidrs("0.0.0.0/0")));

        Finds(zone);
        FindsWithoutDns(
            zone,
            "securityGroups[0].egress: warning SGR3301: i-2-19-VM may send to no port 53: DNS isn't always allowed, and no egress rule of 'web' allows it. Add an egress rule for udp and tcp 53 to the resolver.");
        FindsWithoutDns(OneNic(Egress(Udp(1, 100).WithCidrs("10.0.0.0/8"))));
        FindsWithoutDns(OneNic(Egress(Tcp(443).WithCidrs("0.0.0.0/0")), new SecurityGroup { Id = "dns", Egress = [Tcp(53).WithCidrs("10.0.0.0/8")] }));
    }

    [Fact]
    public void An_address_that_no_NIC_has() => Finds(
        OneNic(Ingress(Tcp(80).WithCidrs("203.0.113.7/32", "203.0.113.19/32", "203.0.113.0/31", "198.51.100.7/32"))),
        "securityGroups[0].ingress[0].cidrs[0]: warning SGR3401: 'ingress tcp 80 cidr:203.0.113.7/32' of group 'web' is from 203.0.113.7 in network 'guest', and no NIC of the zone has that address, so no instance sends it. Correct the address, or name the group of the instance that was meant.");

    [Fact]
    public void An_address_of_the_gateway_or_outside_of_what_instances_get_or_that_a_NIC_may_use_is_none_of_these()
    {
        var zone = OneNic(Ingress(Tcp(80).WithCidrs("203.0.113.1/32", "203.0.113.250/32", "203.0.113.100/32")));
        var subnet = zone.Networks[0].IPv4! with { Gateway = InternetAddress.Parse("203.0.113.1"), Range = AddressRange.Parse("203.0.113.10-203.0.113.200") };
        var nic = zone.Instances[0].Nics[0] with { AllowedAddresses = [Cidr.Parse("203.0.113.96/29")] };

        Finds(zone with { Networks = [zone.Networks[0] with { IPv4 = subnet }], Instances = [zone.Instances[0] with { Nics = [nic] }] });
    }

    [Fact]
    public void A_zone_without_anything_has_no_findings() => Finds(OneNic() with { Instances = [], Hosts = [], Networks = [] });

    [Fact]
    public void Only_an_absent_zone_is_refused() => Assert.Throws<ArgumentNullException>(() => ZoneLint.Of(null!));

    [Fact]
    public void A_budget_that_runs_out_is_said_where()
    {
        var zone = OneNic(Ingress(Tcp(22).WithCidrs("10.0.0.0/8"), Tcp(1, 100).WithCidrs("10.0.0.0/7")));

        var found = ZoneLint.Of(zone, new LintOptions { NodeBudget = 3 });

        Assert.Equal(
            "securityGroups[0]: warning SGR3901: At group 'web' more than 3 nodes of a diagram were needed, so it isn't said which rules never matter, nor all that is wrong with egress. Raise LintOptions.NodeBudget, or split the group.",
            Assert.Single(found).Diagnostic.ToString());
    }

    [Fact]
    public void It_ends_when_it_is_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => ZoneLint.Of(OneNic(Ingress()), null, new CancellationToken(canceled: true)));

    [Fact]
    public void A_wrong_zone_is_no_exception() => Assert.NotEmpty(ZoneLint.Of(OneNic(
        new SecurityGroup { Id = "web", Ingress = [Tcp(22).WithGroups("unknown"), Tcp(22)], Egress = [new SecurityRule()] },
        new SecurityGroup { Id = "web", Ingress = [Tcp(22).WithGroups("unknown")] })));

    [Fact]
    public void A_finding_names_group_rules_and_blockers()
    {
        var found = Assert.Single(ZoneLint.Of(OneNic(Ingress(Tcp(22).WithCidrs("10.0.0.0/8"), Tcp(1, 100).WithCidrs("10.0.0.0/7")))));

        Assert.Equal("web", found.Group);
        Assert.Equal(["ingress tcp 22 cidr:10.0.0.0/8"], found.Rules);
        Assert.Equal([new RuleReference("securityGroups[0].ingress[1]", "web", "ingress tcp 1-100 cidr:10.0.0.0/7")], found.Blockers);
    }

    private static SecurityGroup Ingress(params ReadOnlySpan<SecurityRule> rules) => new() { Id = "web", Ingress = [.. rules] };

    private static SecurityGroup Egress(params ReadOnlySpan<SecurityRule> rules) => new() { Id = "web", Egress = [.. rules] };

    private static Zone OneNic(params ReadOnlySpan<SecurityGroup> groups) => SmallZones.OneNic([.. groups]);

    private static void Finds(Zone zone, params string[] expected) => Finds(zone, LintOptions.Default, expected);

    private static void FindsWithoutDns(Zone zone, params string[] expected) => Finds(zone, new LintOptions { AllowDns = false }, expected);

    private static void Finds(Zone zone, LintOptions options, string[] expected) => Assert.Equal(
        expected,
        ZoneLint.Of(zone, options).Select(finding => finding.Diagnostic).Select(found => found.RelatedPaths.IsEmpty ? found.ToString() : $"{found} -> {string.Join(", ", found.RelatedPaths)}"),
        StringComparer.Ordinal);
}
