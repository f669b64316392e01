using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>A zone to lint; prints as zone.json and what lint finds in it.</summary>
public sealed record LintCase(Zone Zone, bool AllowDns)
{
    internal CompilerOptions Options => new() { AllowDns = AllowDns, ZoneRules = ZoneRules.CloudStack420 };

    internal ValueList<LintFinding> Lint() => ZoneLint.Of(Zone, new LintOptions { AllowDns = AllowDns });

    public override string ToString() => $"{new ZoneCase(Zone)}\nAllowDns: {AllowDns}\n{string.Join('\n', Lint().Select(finding => finding.Diagnostic))}";
}
