using System.Globalization;

namespace SgRules.Laboratory;

/// <summary>How long the kernel tests run.</summary>
internal static class KernelRun
{
    private const int FewFrames = 5_000;

    /// <summary>How many frames properties on the kernel send in all: what SGRULES_KERNEL_FRAMES says.</summary>
    public static int Frames { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("SGRULES_KERNEL_FRAMES"), NumberStyles.None, CultureInfo.InvariantCulture, out var frames) ? frames : FewFrames;
}
