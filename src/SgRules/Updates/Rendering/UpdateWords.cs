namespace SgRules.Updates;

/// <summary>What a plan changes, in words.</summary>
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
        if (summary.CountersReset > 0)
        {
            lines.Add($"rules that stay but are written anew: {Count.Of(summary.CountersReset, "counter")} reset");
        }

        return lines;
    }

    private static void AddIfAny(List<string> lines, string noun, params ReadOnlySpan<(int Count, string What)> counts)
    {
        var parts = new List<string>();
        foreach (var (count, what) in counts)
        {
            if (count > 0)
            {
                parts.Add($"{Count.Of(count)} {what}");
            }
        }

        if (parts.Count > 0)
        {
            lines.Add($"{noun}: {string.Join(", ", parts)}");
        }
    }
}
