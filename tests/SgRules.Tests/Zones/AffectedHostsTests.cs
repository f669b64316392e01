using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;
using SgRules.Updates;

namespace SgRules;

public sealed class AffectedHostsTests
{
    // Hosts 2g and 2g + 1 hold group g; its members are peers of group g - 1, on hosts 2g - 2 and 2g - 1.
    private static readonly Zone Zone = SpreadZone.Of(20);

    private static readonly ZoneIndex Index = ZoneIndex.Of(Zone);

    [Fact]
    public void An_unchanged_zone_affects_no_host() => AssertAffects(Zone);

    [Fact]
    public void An_equal_zone_of_other_objects_affects_no_host() => AssertAffects(SpreadZone.Of(20));

    [Fact]
    public void Another_order_affects_no_host() => AssertAffects(new ZoneShuffle(new Random(1)).Shuffle(Zone));

    [Fact]
    public void A_rule_affects_the_hosts_of_its_groups_instances() =>
        AssertAffects(WithGroup(4, group => group with { Ingress = group.Ingress.Add(SecurityRule.Tcp(25).WithCidrs("0.0.0.0/0")) }), 8, 9);

    [Fact]
    public void A_rule_that_is_only_written_otherwise_affects_no_host() =>
        AssertAffects(WithGroup(4, group => group with { Name = "four", Ingress = [.. group.Ingress.Reverse(), group.Ingress[0]] }));

    [Fact]
    public void A_group_that_nothing_has_affects_no_host() =>
        AssertAffects(Zone with { SecurityGroups = Zone.SecurityGroups.Add(new SecurityGroup { Id = "new", Ingress = [SecurityRule.Tcp(25).WithGroups("group-3")] }) });

    [Fact]
    public void An_instances_device_affects_its_host() => AssertAffects(WithInstance(8, instance => WithNic(instance, nic => nic with { Device = "vnet7" })), 8);

    [Fact]
    public void An_instances_account_affects_no_host() => AssertAffects(WithInstance(8, instance => instance with { Account = "acme" }));

    [Fact]
    public void A_members_address_affects_its_host_and_those_whose_rules_name_its_group() =>
        AssertAffects(WithInstance(8, instance => WithNic(instance, nic => nic with { IPv4 = InternetAddress.Parse("10.9.9.9") })), 6, 7, 8);

    [Fact]
    public void A_member_that_is_no_more_affects_its_host_and_those_whose_rules_name_its_group() =>
        AssertAffects(Zone with { Instances = [.. Zone.Instances.Take(8), .. Zone.Instances.Skip(9)] }, 6, 7, 8);

    [Fact]
    public void An_instance_that_moves_affects_the_two_hosts() => AssertAffects(WithInstance(8, instance => WithNic(instance with { Host = "kvm15" }, nic => nic with { Device = "vnet1" })), 8, 15);

    [Fact]
    public void An_instance_that_changes_its_group_affects_those_that_name_either() => AssertAffects(WithInstance(8, instance => instance with { SecurityGroups = ["group-7"] }), 6, 7, 8, 12, 13);

    [Fact]
    public void A_host_more_or_less_is_affected() => AssertAffects(
        Zone with { Hosts = [.. Zone.Hosts.Skip(1), Zone.Hosts[0] with { Name = "kvm20" }], Instances = [.. Zone.Instances.Skip(1)] }, 0, 18, 19, 20);

    [Fact]
    public void A_network_that_is_not_filtered_any_more_affects_the_hosts_that_carry_it()
    {
        var network = new Network { Name = "other", Vlan = Vlan.Of(7), IPv4 = new Subnet { Cidr = Cidr.Parse("192.0.2.0/24") } };
        var bridge = new Bridge { Name = "other", Networks = ["other"], Uplinks = ["eth1"] };
        var old = Zone with { Networks = Zone.Networks.Add(network), Hosts = [Zone.Hosts[0] with { Bridges = Zone.Hosts[0].Bridges.Add(bridge) }, .. Zone.Hosts.Skip(1)] };
        var @new = old with { Networks = [Zone.Networks[0], network with { Offering = NetworkOffering.DefaultSharedNetworkOfferingWithSGService }] };

        Assert.Equal(["kvm0"], ZoneIndex.Of(old, ZoneRules.CloudStack420).AffectedHosts(@new));
    }

    [Fact]
    public void An_error_affects_the_hosts_that_it_stops() =>
        AssertAffects(WithInstance(8, instance => WithNic(instance, nic => nic with { Mac = Zone.Instances[14].Nics[0].Mac })), 8, 14);

    [Fact]
    public void A_host_that_stays_stopped_is_not_affected()
    {
        var broken = WithInstance(8, instance => WithNic(instance, nic => nic with { Device = null }));
        var worse = broken with { Instances = new(broken.Instances.ToImmutableArray().SetItem(8, broken.Instances[8] with { Nics = [] })) };

        Assert.Equal(["kvm8"], Index.AffectedHosts(broken));
        Assert.Equal(["kvm6", "kvm7", "kvm8"], ZoneIndex.Of(broken).AffectedHosts(worse));
        Assert.Empty(ZoneIndex.Of(broken).AffectedHosts(WithInstance(8, instance => WithNic(instance, nic => nic with { Device = "-" }))));
    }

    [Fact]
    public void Hardly_a_host_is_named_whose_documents_stay_the_same()
    {
        var (named, differing) = (0, 0);
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var old = ManyHosts.Of(new ZoneGenerator(seed, 20).Zone(), random);
            var @new = new ZoneEdits(random).Next(old);
            named += RuleCompiler.AffectedHosts(old, @new).Count;
            differing += HostDocuments.Differing(old, @new, CompilerOptions.Default).Count();
        }

        Assert.InRange(named, differing, differing * 1.05);
    }

    private static void AssertAffects(Zone zone, params int[] hosts) =>
        Assert.Equal(hosts.Select(SpreadZone.HostName).Order(StringComparer.Ordinal), Index.AffectedHosts(zone));

    private static Zone WithGroup(int at, Func<SecurityGroup, SecurityGroup> change) =>
        Zone with { SecurityGroups = new(Zone.SecurityGroups.ToImmutableArray().SetItem(at, change(Zone.SecurityGroups[at]))) };

    private static Zone WithInstance(int at, Func<Instance, Instance> change) =>
        Zone with { Instances = new(Zone.Instances.ToImmutableArray().SetItem(at, change(Zone.Instances[at]))) };

    private static Instance WithNic(Instance instance, Func<Nic, Nic> change) => instance with { Nics = [change(instance.Nics[0])] };
}
