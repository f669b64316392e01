using SgRules.Model;

namespace SgRules.Validation;

/// <summary>A zone with one mistake, and all that is found in it.</summary>
/// <param name="Code">The code that the case is about.</param>
/// <param name="Zone">The zone.</param>
/// <param name="Expected">What is found with that code, as it is printed, related places after an arrow; empty where the mistake is none.</param>
internal sealed record ValidationCase(string Code, Zone Zone, string Expected)
{
    public ZoneRules Rules { get; init; } = ZoneRules.CloudStack42;

    public static string Print(Diagnostic finding) =>
        finding.RelatedPaths.IsEmpty ? finding.ToString() : $"{finding} -> {string.Join(", ", finding.RelatedPaths.ToImmutableArray())}";
}
