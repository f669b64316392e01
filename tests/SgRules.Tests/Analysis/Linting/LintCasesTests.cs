using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>What the properties generate is worth judging: rules that never matter for every reason, rules that matter, and every other finding.</summary>
public sealed class LintCasesTests
{
    private const int Zones = 300;

    [Fact]
    public void Rules_never_matter_for_every_reason_and_every_kind_of_finding_is_made()
    {
        var cases = Enumerable.Range(0, Zones).Select(seed => new LintCase(new EntangledZone(new Random(seed)).Zone(), seed % 2 == 0)).ToArray();
        var codes = cases.SelectMany(one => one.Lint()).CountBy(finding => finding.Diagnostic.Code, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var rules = cases.Sum(one => RuleDeletion.Of(one.Zone).Count());

        Assert.All(LintFindings.NeverMatters, kind => Assert.InRange(codes.GetValueOrDefault(kind.Code), 5, rules / 4));
        Assert.All([LintFindings.GroupUnused, LintFindings.GroupIdle, LintFindings.AdminPortOpen, LintFindings.DnsLocked, LintFindings.EgressUnrestricted, LintFindings.EgressClosed], kind => Assert.InRange(codes.GetValueOrDefault(kind.Code), 5, rules / 4));
        Assert.All(cases, one => Assert.True(ZoneCases.IsValid(one.Zone, ZoneRules.CloudStack420)));
    }
}
