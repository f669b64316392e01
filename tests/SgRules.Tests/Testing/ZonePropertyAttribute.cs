using System.Globalization;

namespace SgRules.Testing;

/// <summary>A property over generated zones: 1,000 cases, or as many as SGRULES_CASES says; from the seed that SGRULES_SEED has, as a failure prints it.</summary>
[AttributeUsage(AttributeTargets.Method)]
[Xunit.Sdk.XunitTestCaseDiscoverer("FsCheck.Xunit.PropertyDiscoverer", "SgRules.Tests")]
public sealed class ZonePropertyAttribute : PropertyAttribute
{
    private const int CasesInCI = 1_000;

    public ZonePropertyAttribute()
    {
        MaxTest = Cases;
        StartSize = 1;
        EndSize = 40;
        Arbitrary = [typeof(ZoneCases)];
        Replay = Environment.GetEnvironmentVariable("SGRULES_SEED");
    }

    public static int Cases { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("SGRULES_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out var cases) ? cases : CasesInCI;
}
