using System.Globalization;

namespace SgRules.Analysis;

/// <summary>Lists and counts, as lint's messages have them.</summary>
internal static class LintWords
{
    private const int MaxItems = 5;

    /// <summary>At most five, for example <c>a, b and 3 more</c>.</summary>
    public static string List(IReadOnlyCollection<string> items)
    {
        if (items.Count <= MaxItems)
        {
            return items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} and {items.Last()}";
        }

        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", items.Take(MaxItems))} and {items.Count - MaxItems} more");
    }

    /// <summary>For example <c>1 rule</c> or <c>2 rules</c>.</summary>
    public static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? string.Empty : "s")}");

    /// <summary>Names in quotes, as <see cref="List"/>.</summary>
    public static string Quoted(IEnumerable<string> names) => List([.. names.Select(name => $"'{name}'")]);
}
