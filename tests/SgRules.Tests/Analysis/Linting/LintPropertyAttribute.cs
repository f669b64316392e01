using System.Globalization;

namespace SgRules.Analysis;

/// <summary>A property over zones to lint: few cases, for each takes every rule out of a zone; as many as SGRULES_CASES says, from the seed that SGRULES_SEED has.</summary>
[AttributeUsage(AttributeTargets.Method)]
[Xunit.Sdk.XunitTestCaseDiscoverer("FsCheck.Xunit.PropertyDiscoverer", "SgRules.Tests")]
public sealed class LintPropertyAttribute : PropertyAttribute
{
    private const int CasesInCI = 30;

    public LintPropertyAttribute()
    {
        MaxTest = int.TryParse(Environment.GetEnvironmentVariable("SGRULES_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out var cases) ? cases : CasesInCI;
        StartSize = 1;
        EndSize = 8;
        Arbitrary = [typeof(LintCases)];
        Replay = Environment.GetEnvironmentVariable("SGRULES_SEED");
    }
}
