using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>Which plans edit sets in place and which version them (design, section 6), by what their documents do.</summary>
public sealed class PlanShapeTests
{
    private const string Elsewhere = "kvm2";

    private static readonly SecurityGroup Web = new()
    {
        Id = "web",
        Ingress = [SecurityRule.Tcp(80).WithGroups("lb"), SecurityRule.Tcp(443).WithGroups("admin")],
    };

    private static readonly SecurityGroup Closed = new() { Id = "closed", Egress = [SecurityRule.Tcp(80).WithGroups("db")] };

    private static readonly Zone Start = WithInstances(
        SmallZones.OneNic([]) with
        {
            Networks = [SmallZones.OneNic([]).Networks[0] with { IPv6 = new Subnet { Cidr = Cidr.Parse("2001:db8::/64") } }],
            Hosts = [Host(ZoneCase.Host, "cloudbr0"), Host(Elsewhere, "cloudbr0")],
            SecurityGroups = [Web, Closed, new SecurityGroup { Id = "lb" }, new SecurityGroup { Id = "admin" }, new SecurityGroup { Id = "db" }],
        },
        [.. Enumerable.Range(1, 40).Select(n => Instance(n, ZoneCase.Host, n % 4 == 0 ? "closed" : "web")), Instance(100, Elsewhere, "lb"), Instance(101, Elsewhere)]);

    [Fact]
    public void An_instance_elsewhere_that_joins_a_group_is_one_addition_a_family_and_nothing_else()
    {
        var plan = Between(Start, Regrouped(Start, 101, "lb"));
        Assert.Equal(["add sg1-lb-4 203.0.113.101", "add sg1-lb-6 2001:db8::65"], Lines(plan));
    }

    [Fact]
    public void An_instance_elsewhere_that_moves_to_another_group_of_receivers_rules_is_added_then_removed_in_place()
    {
        var plan = Between(Start, Regrouped(Start, 100, "admin"));
        Assert.Equal(
            [
                "add sg1-admin-4 203.0.113.100",
                "add sg1-admin-6 2001:db8::64",
                "del sg1-lb-4 203.0.113.100",
                "del sg1-lb-6 2001:db8::64",
            ],
            Lines(plan));
    }

    [Fact]
    public void A_member_that_a_sender_rule_gains_while_a_receiver_rule_loses_one_is_versioned()
    {
        // The first counter-example of design section 6: neither state lets a guest of 'closed' reach one of 'web' that both edits touch.
        var zone = Regrouped(Start, 101, "lb");
        AssertVersioned(Between(zone, Regrouped(zone, 101, "db")), "sg1-lb-4.t", "sg1-db-4.t", "sg1-lb-6.t", "sg1-db-6.t");
    }

    [Fact]
    public void An_address_that_moves_to_another_port_and_group_is_versioned()
    {
        var zone = Regrouped(Start, 1, "lb");
        var moved = zone with
        {
            Instances = zone.Instances.ToImmutableArray().Select(instance => instance.Name switch
            {
                "i-2-1-VM" => instance with { Nics = [instance.Nics[0] with { IPv4 = Address(2) }] },
                "i-2-2-VM" => instance with { Nics = [instance.Nics[0] with { IPv4 = Address(1) }] },
                _ => instance,
            }).ToValueList(),
        };
        AssertVersioned(Between(zone, moved), "sg1-lb-4.t");
    }

    [Fact]
    public void A_first_egress_rule_of_a_policy_together_with_a_member_is_versioned()
    {
        var flipped = Regrouped(Start, 101, "lb") with { SecurityGroups = [Web with { Egress = [SecurityRule.Tcp(25).WithCidrs("192.0.2.0/24")] }, .. Start.SecurityGroups.Skip(1)] };
        AssertVersioned(Between(Start, flipped), "sg1-lb-4.t", "sg1-lb-6.t");
    }

    [Theory]
    [InlineData(41)]
    [InlineData(63)]
    [InlineData(180)]
    public void An_instance_that_starts_leaves_every_set_in_place_however_its_leaves_split_the_trees(int number)
    {
        var started = WithInstances(Start, [Instance(number, ZoneCase.Host, "web", "lb")]);
        AssertInPlace(Between(Start, started), $"add sg1-lb-4 {Address(number)}");
    }

    [Theory]
    [InlineData(41)]
    [InlineData(63)]
    [InlineData(180)]
    public void An_instance_that_stops_leaves_every_set_in_place_however_its_leaves_merge_the_trees(int number)
    {
        var started = WithInstances(Start, [Instance(number, ZoneCase.Host, "web", "lb")]);
        AssertInPlace(Between(started, Start), $"del sg1-lb-4 {Address(number)}");
    }

    [Fact]
    public void A_rule_more_together_with_a_member_more_leaves_the_set_in_place()
    {
        var opened = Regrouped(Start, 101, "lb") with { SecurityGroups = [Web with { Ingress = Web.Ingress.Add(SecurityRule.Tcp(8080).WithGroups("lb")) }, .. Start.SecurityGroups.Skip(1)] };
        AssertInPlace(Between(Start, opened), "add sg1-lb-4 203.0.113.101");
        AssertInPlace(Between(opened, Start), "del sg1-lb-4 203.0.113.101");
    }

    [Fact]
    public void A_rule_less_together_with_a_member_more_is_versioned()
    {
        var closed = Regrouped(Start, 101, "lb") with { SecurityGroups = [Web with { Ingress = [Web.Ingress[0]] }, .. Start.SecurityGroups.Skip(1)] };
        AssertVersioned(Between(Start, closed), "sg1-lb-4.t", "sg1-lb-6.t");
    }

    [Fact]
    public void In_the_per_vm_layout_the_set_of_a_nics_own_addresses_is_versioned()
    {
        var more = Start with
        {
            Instances = Start.Instances.ToImmutableArray().Select(instance => instance.Name != "i-2-1-VM" ? instance
                : instance with { Nics = [instance.Nics[0] with { SecondaryIps = [Address(200)] }] }).ToValueList(),
        };
        AssertVersioned(Between(Start, more, RuleLayout.PerVm), "i-2-1-VM.t");
    }

    private static void AssertInPlace(UpdatePlan plan, string edit)
    {
        Assert.Contains(edit, Lines(plan));
        Assert.DoesNotContain(Lines(plan), line => line.Contains(".t", StringComparison.Ordinal));
        Assert.Single(plan.Steps, step => step is { Kind: UpdateStepKind.Commit, Table: UpdateTable.IPv4 });
    }

    private static void AssertVersioned(UpdatePlan plan, params string[] temporary)
    {
        var destroyed = plan.Steps[^1].Document.ToString().Split('\n').Where(line => line.EndsWith(".t", StringComparison.Ordinal));
        Assert.Equal(temporary.Order(StringComparer.Ordinal).Select(name => $"destroy {name}"), destroyed);
        Assert.Equal(2, plan.Steps.Count(step => step is { Kind: UpdateStepKind.Commit, Table: UpdateTable.IPv4 }));
    }

    private static UpdatePlan Between(Zone old, Zone @new, RuleLayout layout = RuleLayout.Tree)
    {
        var options = new CompilerOptions { Layout = layout };
        return UpdatePlan.Between(ZoneCase.Compile(old, options), ZoneCase.Compile(@new, options));
    }

    private static string[] Lines(UpdatePlan plan) =>
        [.. plan.Steps.SelectMany(step => step.Document.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    private static Zone Regrouped(Zone zone, int number, params string[] groups) => zone with
    {
        Instances = zone.Instances.ToImmutableArray().Select(instance => instance.Name == Name(number) ? instance with { SecurityGroups = [.. groups] } : instance).ToValueList(),
    };

    private static Zone WithInstances(Zone zone, IEnumerable<Instance> instances) => zone with { Instances = [.. zone.Instances.Where(old => old.Nics[0].Device != "vnet4"), .. instances] };

    private static Host Host(string name, string bridge) => new() { Name = name, Bridges = [new Bridge { Name = bridge, Networks = ["guest"], Uplinks = ["eth0"] }] };

    private static Instance Instance(int number, string host, params string[] groups) => new()
    {
        Name = Name(number),
        Host = host,
        SecurityGroups = [.. groups],
        Nics =
        [
            new Nic
            {
                Network = "guest",
                Device = string.Create(CultureInfo.InvariantCulture, $"tap{number}"),
                Mac = MacAddress.Create(0x0600_C200_0000UL + (uint)number),
                IPv4 = Address(number),
                IPv6 = InternetAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"2001:db8::{number:x}")),
            },
        ],
    };

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"i-2-{number}-VM");

    private static InternetAddress Address(int number) => InternetAddress.IPv4(0xCB00_7100 + (uint)number);
}
