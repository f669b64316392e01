namespace SgRules.Laboratory;

/// <summary>A test on the kernel with data; skipped where there can be no laboratory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelTheoryAttribute : TheoryAttribute
{
    public KernelTheoryAttribute() => Skip = KernelLab.SkipReason;
}
