namespace SgRules.Analysis;

/// <summary>The mutation run: faults in emitted text, of both layouts, both families and the sets.</summary>
internal static class SeededFaults
{
    public static SeededFault[] All { get; } = [.. TreeFaults.All, .. TreeFaultsV6.All, .. PerVmFaults.All, .. SetFaults.All];
}
