using System.Globalization;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>
/// A property over generated pairs of zones: 200 of them, in CI 1,000, or as many as SGRULES_PAIRS says; from the seed that SGRULES_SEED
/// has, as a failure prints it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[Xunit.Sdk.XunitTestCaseDiscoverer("FsCheck.Xunit.PropertyDiscoverer", "SgRules.Tests")]
public sealed class ZonePairPropertyAttribute : PropertyAttribute
{
    private const int PairsInCI = 1_000;
    private const int PairsElsewhere = 200;

    public ZonePairPropertyAttribute()
    {
        MaxTest = Pairs;
        StartSize = 1;
        EndSize = 40;
        Arbitrary = [typeof(ZonePairs), typeof(ZoneCases)];
        Replay = Environment.GetEnvironmentVariable("SGRULES_SEED");
    }

    /// <summary>Takes only one pair of so many: for what needs no more, or costs much.</summary>
    public int OneOf
    {
        get => Pairs / MaxTest;
        set => MaxTest = Math.Max(1, Pairs / value);
    }

    public static int Pairs { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("SGRULES_PAIRS"), NumberStyles.None, CultureInfo.InvariantCulture, out var pairs) ? pairs
        : string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")) ? PairsElsewhere
        : PairsInCI;
}
