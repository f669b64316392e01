using System.Buffers;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>The one birthplace of a difference's text for people.</summary>
internal static class DiffText
{
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
        var host = diff.Host is null ? DiffWords.Count(diff.HostCount, "host") : $"host {diff.Host}";
        yield return $"SgRules semantic diff   {diff.OldName} -> {diff.NewName}   {host}, {DiffWords.Count(diff.InstanceCount, "instance")}";
        yield return $"RESULT  newly allowed: {DiffWords.Number(diff.Allowed.Count)}   newly denied: {DiffWords.Number(diff.Denied.Count)}   identity: {DiffWords.Number(diff.Identity.Count)}   unchanged (proven): {DiffWords.Count(diff.Unchanged.Count, "instance")}";
        foreach (var line in Rows(diff.Allowed, "+ ALLOW", "newly allowed", options).Concat(Rows(diff.Denied, "- DENY ", "newly denied", options)).Concat(Identities(diff, options)))
        {
            yield return line;
        }

        foreach (var part in diff.Undecided.ToImmutableArray())
        {
            yield return string.Empty;
            yield return $"? UNDECIDED  {DiffWords.Way(part.Direction)}  {DiffWords.List(part.Instances)}: {part.Reason}";
        }

        yield return string.Empty;
        yield return $"scope   {DiffWords.Scope}";
    }

    private static IEnumerable<string> Rows(ValueList<TrafficChange> rows, string mark, string kind, DiffReportOptions options)
    {
        foreach (var line in rows.Take(options.Limit).SelectMany(row => Row(row, mark, options)))
        {
            yield return line;
        }

        if (rows.Count > options.Limit)
        {
            yield return string.Empty;
            yield return $"... and {DiffWords.Count(rows.Count - options.Limit, "row")} more {kind}";
        }
    }

    private static IEnumerable<string> Row(TrafficChange row, string mark, DiffReportOptions options)
    {
        yield return string.Empty;
        yield return $"{mark} {DiffWords.Way(row.Direction),-3} {DiffWords.Subjects(row)}   {row.Traffic}   {DiffWords.Peers(row)}";
        if (DiffWords.Exceptions(row) is { } exceptions)
        {
            yield return $"        except  {exceptions}";
        }

        yield return $"        before  {DiffWords.Grounds(row.Before)}";
        yield return $"        now     {DiffWords.Grounds(row.After)}";
        foreach (var command in DiffWords.Commands(row, options))
        {
            yield return $"        e.g.    {command}";
        }

        yield return $"        id      {row.Id}";
    }

    private static IEnumerable<string> Identities(SemanticDiff diff, DiffReportOptions options)
    {
        if (!diff.Identity.IsEmpty)
        {
            yield return string.Empty;
        }

        foreach (var change in diff.Identity.Take(options.Limit))
        {
            yield return $"{change.Effect switch { ChangeKind.Allowed => '+', ChangeKind.Denied => '-', _ => '*' }} WHO    {DiffWords.Sentence(change)}   id {change.Id}";
        }

        if (diff.Identity.Count > options.Limit)
        {
            yield return $"... and {DiffWords.Count(diff.Identity.Count - options.Limit, "row")} more about who is there";
        }
    }
}
