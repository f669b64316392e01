using System.Globalization;
using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>A property over zones whose text is proven in both layouts and families: 100 cases, or as many as SGRULES_CASES says, from the seed that SGRULES_SEED has.</summary>
[AttributeUsage(AttributeTargets.Method)]
[Xunit.Sdk.XunitTestCaseDiscoverer("FsCheck.Xunit.PropertyDiscoverer", "SgRules.Tests")]
public sealed class ProofPropertyAttribute : PropertyAttribute
{
    private const int CasesInCI = 100;

    public ProofPropertyAttribute()
    {
        MaxTest = int.TryParse(Environment.GetEnvironmentVariable("SGRULES_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out var cases) ? cases : CasesInCI;
        StartSize = 1;
        EndSize = 40;
        Arbitrary = [typeof(AgreementCases)];
        Replay = Environment.GetEnvironmentVariable("SGRULES_SEED");
    }
}
