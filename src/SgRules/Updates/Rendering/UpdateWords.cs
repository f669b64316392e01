using System.Globalization;

namespace SgRules.Updates;

/// <summary>Counts and connections of a plan in words.</summary>
internal static class UpdateWords
{
    /// <summary>What changes, at most a line a kind; none if nothing does.</summary>
    public static List<string> Of(UpdateSummary summary)
    {
        var lines = new List<string>();
        AddIfAny(lines, "chains", (summary.ChainsCreated, "created"), (summary.ChainsChanged, "changed"), (summary.ChainsRemoved, "removed"));
        AddIfAny(lines, "rules", (summary.RulesAdded, "added"), (summary.RulesRemoved, "removed"));
        AddIfAny(lines, "sets", (summary.SetsCreated, "created"), (summary.SetsChanged, "changed"), (summary.SetsDestroyed, "destroyed"));
        AddIfAny(lines, "members of sets that stay", (summary.MembersAdded, "added"), (summary.MembersRemoved, "removed"));
        AddIfAny(lines, "rules that stay but are written anew", (summary.CountersReset, "counters reset"));
        return lines;
    }

    /// <summary>For example <c>1 step</c> or <c>2 steps</c>.</summary>
    public static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private static void AddIfAny(List<string> lines, string noun, params ReadOnlySpan<(int Count, string What)> counts)
    {
        var parts = new List<string>();
        foreach (var (count, what) in counts)
        {
            if (count > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
            }
        }

        if (parts.Count > 0)
        {
            lines.Add($"{noun}: {string.Join(", ", parts)}");
        }
    }
}
