using System.Globalization;

namespace SgRules.Testing;

/// <summary>How many inputs a fuzz test tries: 10,000, or as many as SGRULES_FUZZ says.</summary>
internal static class FuzzCases
{
    private const int CasesInCI = 10_000;

    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("SGRULES_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : CasesInCI;
}
