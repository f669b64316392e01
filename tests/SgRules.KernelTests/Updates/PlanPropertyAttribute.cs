using System.Globalization;

namespace SgRules.Updates;

/// <summary>
/// A property over pairs of zones on the kernel: three, or as many as SGRULES_PLAN_PAIRS says; from the seed that SGRULES_SEED has, as a failure prints it.
/// Skipped where there can be no laboratory, or a tool of the script is missing.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[Xunit.Sdk.XunitTestCaseDiscoverer("FsCheck.Xunit.PropertyDiscoverer", "SgRules.KernelTests")]
public sealed class PlanPropertyAttribute : PropertyAttribute
{
    private const int PairsInShortRun = 3;

    public PlanPropertyAttribute()
    {
        Skip = PlanLab.SkipReason;
        MaxTest = Pairs;
        StartSize = 4;
        EndSize = 30;
        Arbitrary = [typeof(KernelPairs)];
        Replay = Environment.GetEnvironmentVariable("SGRULES_SEED");
    }

    /// <summary>Whether a long run was asked for: then tests with data have all of it.</summary>
    public static bool IsLong => Pairs > PairsInShortRun;

    public static int Pairs { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("SGRULES_PLAN_PAIRS"), NumberStyles.None, CultureInfo.InvariantCulture, out var pairs) ? pairs : PairsInShortRun;
}
