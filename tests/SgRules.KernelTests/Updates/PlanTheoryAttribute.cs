namespace SgRules.Updates;

/// <summary>A test with data that runs a plan's script on the kernel; skipped where there can be no laboratory, or a tool of the script is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PlanTheoryAttribute : TheoryAttribute
{
    public PlanTheoryAttribute() => Skip = PlanLab.SkipReason;
}
