using System.Buffers;
using SgRules.Model;
using SgRules.Testing;
using SgRules.Validation;

namespace SgRules;

public sealed class HostSliceProperties
{
    [ZoneProperty]
    public void A_host_compiles_from_its_slice_to_what_it_compiles_to_from_the_zone(ZoneCase zone, int seed)
    {
        var random = new Random(seed);
        var whole = ManyHosts.Of(ZoneVariation.Of(zone.Zone, random), random);
        AssertAlike(whole, ZoneVariation.Options(random) with { Layout = random.Next(3) == 0 ? RuleLayout.PerVm : RuleLayout.Tree });
    }

    [ZoneProperty]
    public void A_host_that_an_error_stands_against_is_stopped_from_its_slice_too_and_no_other(ZoneCase zone, int seed)
    {
        var random = new Random(seed);
        var broken = ManyHosts.Of(zone.Zone, random);
        for (var mistakes = 1 + random.Next(3); mistakes > 0; mistakes--)
        {
            broken = ZoneMistakes.In(broken, random);
        }

        AssertAlike(broken, CompilerOptions.Default);
    }

    [Property(MaxTest = 500)]
    public void What_stops_a_host_of_any_zone_stops_it_from_its_slice(int seed)
    {
        var zone = new HostileZones(seed).Next();
        AssertAlike(zone, new CompilerOptions { ZoneRules = (ZoneRules)(seed & 1) });
    }

    [ZoneProperty]
    public void The_slice_of_a_valid_zone_is_valid_and_reads_back_as_written_and_is_its_own_slice(ZoneCase zone, int seed)
    {
        var random = new Random(seed);
        var whole = RuleCompiler.Prepare(ManyHosts.Of(zone.Zone, random));
        foreach (var host in whole.Hosts)
        {
            var slice = whole.HostSlice(host);
            var json = new ArrayBufferWriter<byte>();
            ZoneJson.Write(slice, json);

            Assert.DoesNotContain(ZoneValidator.Validate(slice), finding => finding.Severity == DiagnosticSeverity.Error);
            Assert.Equal(slice, ZoneJson.Read(json.WrittenSpan));
            Assert.Equal(slice, RuleCompiler.HostSlice(slice, host));
        }
    }

    private static void AssertAlike(Zone zone, CompilerOptions options)
    {
        var whole = RuleCompiler.Prepare(zone, options);
        foreach (var host in whole.Hosts.Add("none"))
        {
            var slice = whole.HostSlice(host);
            var (expected, actual) = (whole.Compile(host), RuleCompiler.Compile(slice, host, options));

            Assert.Equal(expected.Ruleset, actual.Ruleset);
            Assert.Equal(expected.Policy, actual.Policy);

            // Rulesets are equal whatever their rules are there for; the map says that.
            Assert.Equal(HostDocuments.Text(expected), HostDocuments.Text(actual));
        }
    }
}
