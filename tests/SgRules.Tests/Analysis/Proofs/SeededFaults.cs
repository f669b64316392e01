using System.Collections.Immutable;

namespace SgRules.Analysis;

/// <summary>The mutation run: faults in emitted text, of both layouts, both families and the sets.</summary>
internal static class SeededFaults
{
    public static ImmutableArray<SeededFault> All { get; } = [.. TreeFaults.All, .. TreeFaultsV6.All, .. PerVmFaults.All, .. SetFaults.All];
}
