using System.Buffers;
using System.Globalization;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>The one birthplace of a difference of texts, for people.</summary>
internal static class TextDiffText
{
    public static void Write(IBufferWriter<byte> output, TextDiff diff, int limit)
    {
        var text = new Utf8TextWriter(output);
        foreach (var line in Lines(diff, limit))
        {
            text.Write(line);
            text.Write("\n"u8);
        }

        text.Flush();
    }

    private static IEnumerable<string> Lines(TextDiff diff, int limit)
    {
        yield return $"SgRules text diff   {diff.OldName} -> {diff.NewName}";
        yield return string.Create(CultureInfo.InvariantCulture, $"RESULT  newly allowed: {diff.Changes.Count(change => change.Kind == ChangeKind.Allowed)}   newly denied: {diff.Changes.Count(change => change.Kind == ChangeKind.Denied)}   undecided: {diff.Undecided.Count}");
        foreach (var line in diff.Changes.Take(limit).SelectMany(Row))
        {
            yield return line;
        }

        if (diff.Changes.Count > limit)
        {
            yield return string.Empty;
            yield return $"... and {DiffWords.Count(diff.Changes.Count - limit, "row")} more";
        }

        if (!diff.LesserPairs.IsEmpty)
        {
            yield return string.Empty;
            yield return $"{DiffWords.Count(diff.LesserPairs.Count, "more pair")} of ports, each with the packets of a row above or some of them";
            foreach (var pair in diff.LesserPairs.Take(limit))
            {
                yield return $"  {pair}";
            }
        }

        foreach (var sentence in diff.Undecided.ToImmutableArray())
        {
            yield return string.Empty;
            yield return $"? UNDECIDED  {sentence}";
        }

        yield return string.Empty;
        yield return "scope   all bridged packets, IPv4 and IPv6, in every connection state. Routed packets, other tables and Ethernet rules are not compared";
    }

    private static IEnumerable<string> Row(TextChange change) =>
    [
        string.Empty,
        $"{(change.Kind == ChangeKind.Allowed ? "+ ALLOW" : "- DENY ")} {change.Family} {change.Passage.InInterface}: {change.Passage.InPort} -> {change.Passage.OutPort}   {change.Words}",
        $"        before  {Cause(change.Before)}",
        $"        now     {Cause(change.After)}",
        $"        e.g.    {change.Packet}, from {change.Passage.SourceMac}",
        $"        id      {change.Id}",
    ];

    private static string Cause(TextCause cause) => cause.Number == 0
        ? string.Create(CultureInfo.InvariantCulture, $"policy of {cause.Chain} (line {cause.Line})")
        : string.Create(CultureInfo.InvariantCulture, $"{cause.Chain} rule {cause.Number} (line {cause.Line}): {cause.Rule}");
}
