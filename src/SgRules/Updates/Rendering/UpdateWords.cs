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

    /// <summary>For example <c>tcp 192.0.2.0-192.0.2.255 to 203.0.113.19, ports 1024-65535 to 22</c>.</summary>
    public static string Of(FlowBox box)
    {
        var protocol = box.Protocols == NumberRange.AllProtocols ? "all protocols" : box.Protocols.IsSingle ? Protocol(box.Protocols.First) : $"protocols {box.Protocols}";
        return $"{protocol} {box.Source} to {box.Destination}{Numbers(box)}";
    }

    private static string Numbers(FlowBox box) => box switch
    {
        { First: var first, Second: var second } when first == NumberRange.AllPorts && second == NumberRange.AllPorts => string.Empty,
        { Protocols: { IsSingle: true, First: 1 or 58 } } => $", type {box.First}, code {box.Second}",
        _ => $", ports {box.First} to {box.Second}",
    };

    private static string Protocol(int number) => number switch
    {
        1 => "icmp",
        6 => "tcp",
        17 => "udp",
        58 => "icmpv6",
        _ => string.Create(CultureInfo.InvariantCulture, $"protocol {number}"),
    };

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
