namespace SgRules.Laboratory;

/// <summary>A test on the kernel; skipped where there can be no laboratory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelFactAttribute : FactAttribute
{
    public KernelFactAttribute() => Skip = KernelLab.SkipReason;
}
