using SgRules.Addressing;
using SgRules.Testing;
using SgRules.Validation;

namespace SgRules;

public sealed class RuleCompilerTests
{
    [Property(MaxTest = 500)]
    public void No_zone_makes_the_compiler_throw(int seed)
    {
        var zone = new HostileZones(seed).Next();
        foreach (var host in zone.Hosts.ToImmutableArray().Select(host => host.Name).Append("none"))
        {
            _ = RuleCompiler.Compile(zone, host);
            _ = RuleCompiler.Compile(zone, host, new CompilerOptions { Layout = RuleLayout.PerVm });
        }
    }

    [ZoneProperty]
    public void A_mistake_in_a_valid_zone_gives_findings_and_stops_hosts_but_never_throws(ZoneCase zone, int seed)
    {
        var broken = ZoneMistakes.In(zone.Zone, new Random(seed));
        foreach (var host in new[] { ZoneCase.Host, "kvm2" })
        {
            foreach (var layout in Enum.GetValues<RuleLayout>())
            {
                var result = RuleCompiler.Compile(broken, host, new CompilerOptions { Layout = layout });
                Assert.True(result.Ruleset is not null || result.Diagnostics.ToImmutableArray().Any(finding => finding.Severity == DiagnosticSeverity.Error));
            }
        }
    }

    [Fact]
    public void A_host_that_the_zone_lacks_is_a_finding()
    {
        var result = RuleCompiler.Compile(SmallZones.OneNic([]), "kvm9");

        Assert.Null(result.Ruleset);
        Assert.Null(result.Policy);
        Assert.Equal("SGR2003", result.Diagnostics[^1].Code);
    }

    [Fact]
    public void An_error_on_another_host_is_reported_and_stops_only_that_host()
    {
        var zone = SmallZones.OneNic([]);
        var other = zone.Instances[0] with { Name = "i-9-9-VM", Host = "kvm2", Nics = [zone.Instances[0].Nics[0] with { Device = null, Mac = MacAddress.Parse("06:00:c2:00:00:99"), IPv4 = null }] };
        zone = zone with { Hosts = zone.Hosts.Add(zone.Hosts[0] with { Name = "kvm2" }), Instances = zone.Instances.Add(other) };

        var (here, there) = (RuleCompiler.Compile(zone, ZoneCase.Host), RuleCompiler.Compile(zone, "kvm2"));

        Assert.NotNull(here.Ruleset);
        Assert.Null(there.Ruleset);
        Assert.Equal(here.Diagnostics, there.Diagnostics);
        Assert.Contains(here.Diagnostics, finding => finding.Path == "instances[1].nics[0].device");
    }
}
