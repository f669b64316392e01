using System.Globalization;

namespace SgRules.Cli.Messages;

/// <summary>Counts and lists, as sentences have them.</summary>
internal static class Wording
{
    private const int MaxNames = 10;

    /// <summary>At most ten names, for example <c>kvm1, kvm2 and 3 more</c>.</summary>
    public static string List(IReadOnlyCollection<string> names)
    {
        var shown = string.Join(", ", names.Take(MaxNames));
        return names.Count <= MaxNames ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown} and {names.Count - MaxNames} more");
    }

    /// <summary>For example <c>no errors</c>, <c>1 error</c> or <c>2 errors</c>.</summary>
    public static string Count(int count, string noun) => count switch
    {
        0 => $"no {noun}s",
        1 => $"1 {noun}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}s"),
    };
}
