using System.Buffers;
using System.Text;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>The one birthplace of a difference's Markdown.</summary>
internal static class DiffMarkdown
{
    // What a reviewer reads without asking for more.
    private const int Open = 20;

    private const int Named = 200;

    private const string Special = "\\`*_[]<>|~#";

    public static void Write(IBufferWriter<byte> output, SemanticDiff diff, DiffReportOptions options)
    {
        var text = new Utf8TextWriter(output);
        foreach (var line in Lines(diff, options))
        {
            text.Write(line);
            text.Write("\n"u8);
        }

        text.Flush();
    }

    private static IEnumerable<string> Lines(SemanticDiff diff, DiffReportOptions options)
    {
        yield return $"## Security groups: {Escaped(diff.OldName)} → {Escaped(diff.NewName)}";
        yield return string.Empty;
        yield return $"**{DiffWords.Number(diff.Allowed.Count)} newly allowed, {DiffWords.Number(diff.Denied.Count)} newly denied**, {DiffWords.Number(diff.Identity.Count)} about who is there; {DiffWords.Count(diff.Unchanged.Count, "instance")} of {DiffWords.Number(diff.InstanceCount)} unchanged (proven).";
        foreach (var part in diff.Undecided.ToImmutableArray())
        {
            yield return string.Empty;
            yield return $"**Undecided** ({DiffWords.Way(part.Direction)}): {Escaped(DiffWords.List(part.Instances))}: {Escaped(part.Reason)}.";
        }

        foreach (var line in Table("Newly allowed", diff.Allowed, options).Concat(Table("Newly denied", diff.Denied, options)).Concat(Identities(diff, options)).Concat(Picture(diff)).Concat(Unchanged(diff)))
        {
            yield return line;
        }

        yield return string.Empty;
        yield return $"<sub>Scope: {DiffWords.Scope}.</sub>";
    }

    private static IEnumerable<string> Table(string title, ValueList<TrafficChange> rows, DiffReportOptions options)
    {
        if (rows.IsEmpty)
        {
            yield break;
        }

        yield return string.Empty;
        yield return $"### {title}";
        foreach (var line in Rows(rows.Take(Math.Min(Open, options.Limit)), options))
        {
            yield return line;
        }

        if (Math.Min(rows.Count, options.Limit) is var shown and > Open)
        {
            foreach (var line in Details($"{DiffWords.Count(shown - Open, "row")} more", Rows(rows.Take(shown).Skip(Open), options)))
            {
                yield return line;
            }
        }

        if (rows.Count > options.Limit)
        {
            yield return string.Empty;
            yield return $"… and {DiffWords.Count(rows.Count - options.Limit, "row")} more.";
        }
    }

    private static IEnumerable<string> Rows(IEnumerable<TrafficChange> rows, DiffReportOptions options) =>
    [
        string.Empty,
        "| whose | way | traffic | peer | before | now | example | id |",
        "|---|---|---|---|---|---|---|---|",
        .. rows.Select(row => $"| {string.Join(" | ", Cells(row, options))} |"),
    ];

    private static IEnumerable<string> Cells(TrafficChange row, DiffReportOptions options) =>
    [
        Escaped(DiffWords.Subjects(row)),
        DiffWords.Way(row.Direction),
        Escaped(row.Traffic),
        Escaped($"{DiffWords.Peers(row)}{(DiffWords.Exceptions(row) is { } exceptions ? $", except {exceptions}" : string.Empty)}"),
        Escaped(DiffWords.Grounds(row.Before)),
        Escaped(DiffWords.Grounds(row.After)),
        string.Join("<br>", DiffWords.Commands(row, options).Select(Code)),
        row.Id,
    ];

    private static IEnumerable<string> Identities(SemanticDiff diff, DiffReportOptions options)
    {
        if (diff.Identity.IsEmpty)
        {
            return [];
        }

        var items = diff.Identity.Take(options.Limit).Select(change => $"- {Escaped(DiffWords.Sentence(change))} ({change.Id})").ToList();
        var more = diff.Identity.Count > options.Limit ? [$"- … and {DiffWords.Count(diff.Identity.Count - options.Limit, "row")} more"] : Array.Empty<string>();
        return [string.Empty, "### Who is there", string.Empty, .. items.Take(Open), .. items.Count > Open ? Details($"{DiffWords.Count(items.Count - Open, "row")} more", [string.Empty, .. items.Skip(Open)]) : [], .. more];
    }

    private static IEnumerable<string> Picture(SemanticDiff diff) => diff.PictureOfChanges() is { } picture
        ? [string.Empty, "### Which groups' rules changed", string.Empty, "```mermaid", .. picture.Mermaid.ToString().TrimEnd('\n').Split('\n'), "```"]
        : [];

    private static IEnumerable<string> Unchanged(SemanticDiff diff)
    {
        if (diff.Unchanged.IsEmpty)
        {
            return [];
        }

        var more = diff.Unchanged.Count > Named ? $" and {DiffWords.Number(diff.Unchanged.Count - Named)} more" : string.Empty;
        return Details($"{DiffWords.Count(diff.Unchanged.Count, "instance")} unchanged, proven for all packets", [string.Empty, $"{Escaped(string.Join(", ", diff.Unchanged.Take(Named)))}{more}"]);
    }

    private static IEnumerable<string> Details(string summary, IEnumerable<string> lines) =>
        [string.Empty, $"<details><summary>{summary}</summary>", .. lines, string.Empty, "</details>"];

    private static string Code(string command) => $"`{command.Replace("`", "'", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)}`";

    // Names are the operator's, and must not become markup.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            escaped.Append(Special.Contains(character, StringComparison.Ordinal) ? "\\" : string.Empty).Append(character);
        }

        return escaped.ToString();
    }
}
