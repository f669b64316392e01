using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>The two counter-examples of the design, section 6, in which adding, committing and removing one after the other opens what neither state allows.</summary>
public sealed class UpdateOrderTests
{
    private static readonly SecurityRule Web = SecurityRule.Tcp(80);

    [Theory]
    [InlineData(RuleLayout.Tree)]
    [InlineData(RuleLayout.PerVm)]
    public void One_instance_into_a_group_and_another_out_of_one_opens_nothing_between_them(RuleLayout layout)
    {
        var zone = Zone(
            new SecurityGroup { Id = "one" },
            new SecurityGroup { Id = "two" },
            new SecurityGroup { Id = "to-two", Egress = [Web.WithGroups("two")] },
            new SecurityGroup { Id = "from-one", Ingress = [Web.WithGroups("one")] });
        var old = zone with { Instances = [Instance(1, "to-two"), Instance(2, "from-one", "two")] };
        var @new = zone with { Instances = [Instance(1, "to-two", "one"), Instance(2, "from-one")] };

        AssertNeverPasses(old, @new, layout, Between(1, 2, Address(1)));
    }

    [Theory]
    [InlineData(RuleLayout.Tree)]
    [InlineData(RuleLayout.PerVm)]
    public void An_address_that_goes_to_another_port_and_group_opens_nothing_for_it(RuleLayout layout)
    {
        var zone = Zone(
            new SecurityGroup { Id = "one" },
            new SecurityGroup { Id = "shut", Egress = [Web.WithCidrs("192.0.2.0/24")] },
            new SecurityGroup { Id = "from-one", Ingress = [Web.WithGroups("one")] });
        var moved = InternetAddress.Parse("203.0.113.77");
        var old = zone with { Instances = [With(Instance(1, "one", "shut"), moved), Instance(2), Instance(3, "from-one")] };
        var @new = zone with { Instances = [Instance(1, "one", "shut"), With(Instance(2), moved), Instance(3, "from-one")] };

        AssertNeverPasses(old, @new, layout, Between(1, 3, moved), Between(2, 3, moved));
    }

    // Only rules of the tree layout ask sets of groups.
    [Fact]
    public void A_finished_plan_whose_last_state_has_the_hash_of_the_first_commits_again_and_opens_and_shuts_nothing()
    {
        var zone = Zone(
            new SecurityGroup { Id = "one" },
            new SecurityGroup { Id = "two" },
            new SecurityGroup { Id = "to-two", Egress = [Web.WithGroups("two")] },
            new SecurityGroup { Id = "from-one", Ingress = [Web.WithGroups("one")] });
        zone = zone with { Hosts = zone.Hosts.Add(zone.Hosts[0] with { Name = "kvm2" }) };
        Zone With(string group) => zone with { Instances = [Instance(1, "to-two"), Instance(2, "from-one"), Instance(3, group) with { Host = "kvm2" }] };
        var pair = Pair(With("one"), With("two"), RuleLayout.Tree);
        var planned = new PlannedPair(pair);
        var lines = Assert.Single(planned.Plan.Owned, lines => lines.Table == UpdateTable.IPv4);

        Assert.Equal(3, lines.States.Count);
        Assert.Equal(lines.States[0], lines.States[^1]);
        Assert.NotEmpty(PlanRun.Of(planned.Plan, planned.Reached));
        UpdatePlanProperties.AssertHarmlessAgain(pair, planned);
    }

    private static void AssertNeverPasses(Zone old, Zone @new, RuleLayout layout, params Probe[] probes)
    {
        var pair = Pair(old, @new, layout);
        foreach (var each in new[] { pair, pair.Reversed })
        {
            var planned = new PlannedPair(each);
            ModelKernel[] hosts = [planned.Start, .. planned.Atoms.Select(atom => atom.Host)];

            Assert.NotEmpty(planned.Atoms);
            Assert.All(hosts, host => Assert.All(Enumerable.Range(0, probes.Length), i => Assert.Equal(Netfilter.WalkOutcome.Dropped, Verdicts.Of(probes, host).Filter(i))));
            UpdatePlanProperties.AssertSafe(planned.Audit(each), planned.Atoms, planned.Plan);
        }
    }

    private static ZonePair Pair(Zone old, Zone @new, RuleLayout layout)
    {
        var options = new CompilerOptions { Layout = layout };
        return new ZonePair(old, @new, options, options, 1);
    }

    private static Zone Zone(params SecurityGroup[] groups) => SmallZones.OneNic([.. groups]);

    private static Instance Instance(int number, params string[] groups) => new()
    {
        Name = $"i-9-{(char)('0' + number)}-VM",
        Host = ZoneCase.Host,
        SecurityGroups = [.. groups],
        Nics = [new Nic { Network = "guest", Device = $"vnet{(char)('0' + number)}", Mac = Mac(number), IPv4 = Address(number) }],
    };

    private static Instance With(Instance instance, InternetAddress address) => instance with { Nics = [instance.Nics[0] with { SecondaryIps = [address] }] };

    private static MacAddress Mac(int number) => MacAddress.Create(0x0600_0900_0000UL + (uint)number);

    private static InternetAddress Address(int number) => InternetAddress.IPv4(0xCB00_7100 + (uint)number);

    private static Probe Between(int from, int to, InternetAddress source) => new(
        Packet.Tcp(source, Address(to), 49152, 80),
        Frame.Of(Mac(from), Mac(to), EtherType.IPv4),
        Passage.Bridged("cloudbr0", $"vnet{(char)('0' + from)}", $"vnet{(char)('0' + to)}", Mac(from)));
}
