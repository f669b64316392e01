using System.Globalization;
using SgRules.Laboratory;

namespace SgRules.Properties;

/// <summary>
/// A property over zones with frames: 5,000 frames, or about as many as SGRULES_KERNEL_FRAMES says; from the seed that SGRULES_SEED has, as a failure
/// prints it. Skipped where there can be no laboratory.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[Xunit.Sdk.XunitTestCaseDiscoverer("FsCheck.Xunit.PropertyDiscoverer", "SgRules.KernelTests")]
public sealed class FramePropertyAttribute : PropertyAttribute
{
    private const int FramesInShortRun = 5_000;

    public FramePropertyAttribute()
    {
        Skip = KernelLab.SkipReason;
        MaxTest = Math.Max(1, (Frames + KernelCases.FramesPerZone - 1) / KernelCases.FramesPerZone);
        StartSize = 1;
        EndSize = 30;
        Arbitrary = [typeof(KernelCases)];
        Replay = Environment.GetEnvironmentVariable("SGRULES_SEED");
    }

    public static int Frames { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("SGRULES_KERNEL_FRAMES"), NumberStyles.None, CultureInfo.InvariantCulture, out var frames) ? frames : FramesInShortRun;
}
