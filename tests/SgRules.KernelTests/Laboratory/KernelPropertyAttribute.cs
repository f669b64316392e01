namespace SgRules.Laboratory;

/// <summary>A property on the kernel, from the seed that SGRULES_SEED has; skipped where there can be no laboratory.</summary>
[AttributeUsage(AttributeTargets.Method)]
[Xunit.Sdk.XunitTestCaseDiscoverer("FsCheck.Xunit.PropertyDiscoverer", "SgRules.KernelTests")]
public sealed class KernelPropertyAttribute : PropertyAttribute
{
    public KernelPropertyAttribute()
    {
        Skip = KernelLab.SkipReason;
        StartSize = 1;
        EndSize = 40;
        Replay = Environment.GetEnvironmentVariable("SGRULES_SEED");
    }
}
