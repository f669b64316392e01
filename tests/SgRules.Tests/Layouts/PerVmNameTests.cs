using SgRules.Addressing;
using SgRules.Cli.Samples;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Layouts;

/// <summary>What layout per-vm can't lay out: names that don't fit or that two instances would share, and peers that come to too many rules.</summary>
public sealed class PerVmNameTests
{
    private static readonly CompilerOptions PerVm = new() { Layout = RuleLayout.PerVm };

    [Theory]
    [InlineData("i-2-123456789012345678901234567890-VM")]
    [InlineData("i-2-123456789012345678-VMs")]
    [InlineData("web")]
    [InlineData("-VM")]
    [InlineData("i-2-19-V M")]
    [InlineData("i-2-größe-VM")]
    [InlineData("BF-cloudbr0-IN")]
    [InlineData("sg1-eg-open")]
    public void An_instance_that_chains_cannot_be_named_after_is_an_error_of_this_layout_only(string name)
    {
        var zone = Zone(name);
        var found = Assert.Single(RuleCompiler.Compile(zone, ZoneCase.Host, PerVm).Diagnostics);

        Assert.Equal(("SGR2004", DiagnosticSeverity.Error, "instances[0].name"), (found.Code, found.Severity, found.Path));
        Assert.Contains("or use layout tree", found.Message, StringComparison.Ordinal);
        Assert.NotNull(RuleCompiler.Compile(zone, ZoneCase.Host).Ruleset);
    }

    [Theory]
    [InlineData("i-2-123456789012345678-VM")]
    [InlineData("a-b")]
    [InlineData("vm.1_x-")]
    public void A_name_of_up_to_25_characters_with_a_hyphen_is_taken_as_it_is(string name) =>
        Assert.Empty(RuleCompiler.Compile(Zone(name), ZoneCase.Host, PerVm).Diagnostics);

    [Theory]
    [InlineData("i-2-19-VM", "i-2-19-XX", "chain i-2-19-def")]
    [InlineData("i-2-19-VM", "i-2-19-VM-eg", "chain i-2-19-VM-eg")]
    [InlineData("i-2-19-VM", "i-2-19-VM-6", "set i-2-19-VM-6")]
    [InlineData("i-2-def", "i-2-VM", "chain i-2-def")]
    [InlineData("i-2-19-def", "i-2-19-VM", "chain i-2-19-def")]
    public void Two_instances_that_would_share_a_chain_or_set_are_an_error_with_both_their_places(string first, string second, string shared)
    {
        var result = RuleCompiler.Compile(Zone(first, second), ZoneCase.Host, PerVm);
        var collisions = result.Diagnostics.ToImmutableArray().Where(finding => finding.Code == "SGR2005").ToList();

        Assert.Null(result.Ruleset);
        Assert.Contains(collisions, finding => finding.Message.Contains(shared, StringComparison.Ordinal));
        Assert.All(collisions.SelectMany(finding => finding.RelatedPaths.Append(finding.Path)), path => Assert.Matches(@"^instances\[[01]\]\.name$", path));
        Assert.NotNull(RuleCompiler.Compile(Zone(first, second), ZoneCase.Host).Ruleset);
    }

    /// <summary>Of three, each two share something; the names are given out of order, and the findings come in the model's.</summary>
    [Fact]
    public void Every_two_instances_that_would_share_something_are_found_at_once_in_the_models_order()
    {
        var findings = RuleCompiler.Compile(Zone("web", "i-2-4-VM-eg", "i-2-4-VM-6", "i-2-4-VM", "-VM"), ZoneCase.Host, PerVm).Diagnostics;

        Assert.Equal(
            [
                ("SGR2004", "instances[0].name", "[]", "name chains after"),
                ("SGR2005", "instances[2].name", "[instances[1].name]", "chain i-2-4-VM-def"),
                ("SGR2005", "instances[3].name", "[instances[1].name]", "chain i-2-4-VM-eg"),
                ("SGR2005", "instances[3].name", "[instances[2].name]", "set i-2-4-VM-6"),
                ("SGR2004", "instances[4].name", "[]", "name chains after"),
            ],
            findings.Select(finding => (finding.Code, finding.Path, finding.RelatedPaths.ToString(), Array.Find(["chain i-2-4-VM-def", "chain i-2-4-VM-eg", "set i-2-4-VM-6", "name chains after"], word => finding.Message.Contains(word, StringComparison.Ordinal)))));
    }

    [Fact]
    public void Two_instances_that_would_share_several_names_are_one_finding_beside_what_one_of_them_has_twice() => Assert.Equal(
        [
            ("instances[1].name", "[]", "In layout per-vm the chain i-2-4-def would stand for two uses of this instance; rename one, or use layout tree."),
            ("instances[1].name", "[instances[0].name]", "In layout per-vm the chain i-2-4-def would stand for i-2-4-VM and for this instance; rename one, or use layout tree."),
        ],
        RuleCompiler.Compile(Zone("i-2-4-VM", "i-2-4-def"), ZoneCase.Host, PerVm).Diagnostics.Select(finding => (finding.Path, finding.RelatedPaths.ToString(), finding.Message)));

    [Fact]
    public void An_instance_whose_own_chains_would_share_a_name_is_an_error()
    {
        var found = Assert.Single(RuleCompiler.Compile(Zone("i-2-def"), ZoneCase.Host, PerVm).Diagnostics);

        Assert.Equal(("SGR2005", "instances[0].name"), (found.Code, found.Path));
        Assert.Contains("two uses of this instance", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br0-SRC")]
    [InlineData("br0-DST")]
    [InlineData("br0-UP")]
    [InlineData("br0-SELF")]
    public void Two_bridges_that_would_share_a_guard_are_an_error(string other)
    {
        var zone = Zone("i-2-1-VM");
        var bridge = zone.Hosts[0].Bridges[0] with { Name = "br0" };
        var second = new Network { Name = "second", Offering = NetworkOffering.DefaultSharedNetworkOfferingWithSGService, IPv4 = new Subnet { Cidr = Cidr.Parse("198.51.100.0/24") } };
        zone = zone with
        {
            Networks = zone.Networks.Add(second),
            Hosts = [zone.Hosts[0] with { Bridges = [bridge, bridge with { Name = other, Networks = ["second"], Uplinks = ["eth1"] }] }],
        };

        Assert.Contains(RuleCompiler.Compile(zone, ZoneCase.Host, PerVm).Diagnostics, finding => finding.Code == "SGR2001" && finding.Message.Contains($"BF-{other} ", StringComparison.Ordinal));
        Assert.NotNull(RuleCompiler.Compile(zone, ZoneCase.Host).Ruleset);
    }

    [Fact]
    public void System_VMs_have_no_chains_and_any_name() => Assert.NotNull(RuleCompiler.Compile(Zone("r-4-a system VM whose name is long", "r-4-b"), ZoneCase.Host, PerVm).Ruleset);

    [Fact]
    public void Peers_that_come_to_more_than_200000_rules_are_an_error_before_any_is_made()
    {
        var zone = SampleZone.Create(new SampleOptions { Instances = 6_000, GroupPeers = 10, Groups = 30 });
        var result = RuleCompiler.Compile(zone, zone.Hosts[0].Name, PerVm);
        var found = Assert.Single(result.Diagnostics, finding => finding.Severity == DiagnosticSeverity.Error);

        Assert.Null(result.Ruleset);
        Assert.Equal(("SGR2006", "securityGroups"), (found.Code, found.Path));
        Assert.Matches("would write [0-9,]{9,} rules", found.Message);
    }

    /// <summary>Two instances each with 1,000 CIDRs for 100 ports are at the limit; one rule more is above it.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_limit_is_200000_rules_of_all_instances_together(int more, bool fits)
    {
        var cidrs = Enumerable.Range(0, 1_000).Select(n => Cidr.Create(InternetAddress.IPv4(0x0A00_0000 + ((uint)n << 8)), 24)).ToValueList();
        var zone = Zone("i-2-1-VM", "i-2-2-VM");
        var group = new SecurityGroup { Id = "wide", Ingress = [.. Enumerable.Range(1, 100).Select(port => SecurityRule.Tcp((ushort)port) with { Cidrs = cidrs })] };
        var other = new SecurityGroup { Id = "more", Egress = [.. Enumerable.Range(1, more).Select(port => SecurityRule.Tcp((ushort)port).WithCidrs("::/0"))] };
        zone = zone with
        {
            SecurityGroups = [group, other],
            Instances = [zone.Instances[0] with { SecurityGroups = ["wide"] }, zone.Instances[1] with { SecurityGroups = ["more", "wide"] }],
        };

        Assert.Equal(fits, RuleCompiler.Compile(zone, ZoneCase.Host, PerVm).Ruleset is not null);
    }

    private static Zone Zone(params ReadOnlySpan<string> names)
    {
        var zone = SmallZones.OneNic([]);
        var nic = zone.Instances[0].Nics[0];
        var all = names.ToArray();
        return zone with
        {
            Instances = all.Select((name, n) => zone.Instances[0] with
            {
                Name = name,
                Nics = [nic with { Device = FormattableString.Invariant($"vnet{n}"), Mac = MacAddress.Create(nic.Mac.Bits + (ulong)n), IPv4 = InternetAddress.IPv4((uint)nic.IPv4!.Value.Bits + (uint)n) }],
            }).ToValueList(),
        };
    }
}
