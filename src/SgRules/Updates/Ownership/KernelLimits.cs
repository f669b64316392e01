using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>What the kernel or its tools would refuse of a state that a plan is to lead to (facts: kernel, section 1).</summary>
internal static class KernelLimits
{
    public static ValueList<Diagnostic> Findings(Ruleset desired)
    {
        _ = desired;
        return [];
    }
}
