using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>What the nodes and edges of a picture say, in whatever format; unescaped, but for characters that can't be seen.</summary>
internal static class PictureWords
{
    private const int MaxNames = 3;

    private const int MaxTraffic = 8;

    private const int LineLength = 24;

    /// <summary>What the picture is of, and what isn't in it.</summary>
    public static IEnumerable<string> Caption(GroupPicture picture)
    {
        var networks = Drawn(picture, PictureNodeKind.Network, "network");
        var what = picture.UnchangedNodes + picture.UnchangedEdges > 0 ? "changes of zone" : "zone";
        yield return Visible($"{what} {picture.Zone}: {Drawn(picture, PictureNodeKind.Group, "group")}{(networks.StartsWith("no ", StringComparison.Ordinal) ? string.Empty : $", {networks}")}");
        if (picture.UnchangedNodes + picture.UnchangedEdges > 0)
        {
            yield return $"unchanged and not drawn: {Count(picture.UnchangedNodes, "node")}, {Count(picture.UnchangedEdges, "edge")}";
        }

        if (picture.SystemVms > 0)
        {
            yield return $"not drawn: {Count(picture.SystemVms, "system VM")}, trusted";
        }

        if (picture.UndrawnRules > 0)
        {
            yield return $"not drawn: {Count(picture.UndrawnRules, "rule")} with ports of a protocol that has none";
        }
    }

    private static string Drawn(GroupPicture picture, PictureNodeKind kind, string noun)
    {
        var nodes = picture.Nodes.ToImmutableArray().Where(node => node.Kind == kind).ToArray();
        var all = nodes.Sum(node => node.Leaves.Count);
        return nodes.Length == all ? Count(all, noun) : $"{Count(all, noun)} drawn as {Count(nodes.Length, "node")}";
    }

    /// <summary>How to read a picture.</summary>
    public static IEnumerable<string> Legend =>
    [
        "Edges lead from who opens a connection to who receives it: solid what ingress rules allow, dashed what egress rules allow.",
        "A group may send everything unless it is egress restricted.",
    ];

    /// <summary>The lines of a node.</summary>
    public static IEnumerable<string> Lines(PictureNode node) =>
        Heading(node).Concat(node.Kind is PictureNodeKind.Group or PictureNodeKind.NoGroup ? [Instances(node)] : []).Concat(Marks(node))
            .Select((line, at) => Visible(at == 0 ? StateWord(node.State) + line : line));

    /// <summary>The lines of an edge.</summary>
    public static IEnumerable<string> Lines(GroupPicture picture, PictureEdge edge)
    {
        var share = Share(edge, picture.Nodes[edge.From].Leaves.Count, picture.Nodes[edge.To].Leaves.Count);
        return Traffic(edge.Traffic).Concat(share.Length > 0 ? [share] : [])
            .Select((line, at) => at == 0 ? $"{StateWord(edge.State)}{(edge.Direction == Direction.Egress ? "egress " : string.Empty)}{(edge.IsUniform ? string.Empty : "some of ")}{line}" : line);
    }

    private static string Share(PictureEdge edge, int from, int to)
    {
        var all = edge.IsWithin ? from : (long)from * to;
        var some = edge.Pairs < all ? Invariant($"{edge.Pairs} of {all}") : "each";
        return all == 1 ? string.Empty
            : edge.IsWithin ? $"({some} within itself)"
            : edge.Pairs < all ? $"({some} pairs)"
            : string.Empty;
    }

    private static IEnumerable<string> Heading(PictureNode node) => (node.Kind, node.Leaves.Count) switch
    {
        (PictureNodeKind.World, _) => [node.Prefix?.Family == IPFamily.IPv6 ? "anyone, IPv6" : "anyone, IPv4", node.Name],
        (PictureNodeKind.NoGroup, _) => ["in no group"],
        (_, 1) => [node.Title is { } title ? $"{node.Name} ({title})" : node.Name],
        (PictureNodeKind.Network, var count) => [Invariant($"{count} networks"), .. Names(node)],
        (PictureNodeKind.UnknownGroup, var count) => [Invariant($"{count} unknown groups"), .. Names(node)],
        (_, var count) => [Invariant($"{count} groups"), .. Names(node)],
    };

    private static IEnumerable<string> Names(PictureNode node)
    {
        var names = node.Members.ToImmutableArray().Take(MaxNames).Select(member => member.Name);
        return node.Members.Count <= MaxNames ? names : names.Append(Invariant($"and {node.Members.Count - MaxNames} more"));
    }

    private static string Instances(PictureNode node)
    {
        var counts = node.Leaves.ToImmutableArray().Select(leaf => leaf.Instances).ToArray();
        if (counts.Length > 1)
        {
            return counts.Min() == counts.Max() ? $"{Count(counts[0], "instance")} each" : Invariant($"{counts.Min()} to {counts.Max()} instances each");
        }

        var was = node.Before is { } before && before.Instances != node.Instances ? Invariant($" (before: {before.Instances})") : string.Empty;
        return $"{Count(node.Instances, "instance")}{was}{(node.Stopped > 0 ? Invariant($", {node.Stopped} stopped") : string.Empty)}";
    }

    private static IEnumerable<string> Marks(PictureNode node)
    {
        string?[] marks = node.Kind == PictureNodeKind.NoGroup
            ? ["nothing may enter"]
            :
            [
                Share(node, leaf => leaf.Kind == PictureNodeKind.UnknownGroup, "not in the zone"),
                Share(node, leaf => leaf.IsEmpty && leaf.IsPeer, "empty: as a peer it matches nothing"),
                Share(node, leaf => leaf.IsEmpty && !leaf.IsPeer, "unused"),
                Share(node, leaf => leaf.RestrictsEgress && !WasOpen(leaf), "egress restricted"),
                Share(node, leaf => leaf.RestrictsEgress && WasOpen(leaf), "egress restricted (before: open)"),
                Share(node, leaf => leaf is { RestrictsEgress: false, Before.RestrictsEgress: true }, "egress open (before: restricted)"),
            ];
        return marks.OfType<string>();
    }

    private static bool WasOpen(PictureNode node) => node.Before is { RestrictsEgress: false };

    private static string? Share(PictureNode node, Func<PictureNode, bool> has, string mark)
    {
        var leaves = node.Leaves.ToImmutableArray();
        var count = leaves.Count(has);
        return count == 0 ? null : count == leaves.Length ? mark : Invariant($"{mark} ({count} of {leaves.Length})");
    }

    // A line for each protocol, and as many more as its ports or messages need.
    private static IEnumerable<string> Traffic(ValueList<TrafficSelector> traffic)
    {
        var lines = new List<string>();
        var last = default(Protocol?);
        foreach (var one in traffic.ToImmutableArray().Take(MaxTraffic))
        {
            var word = Word(one);
            if (one.Protocol != last)
            {
                lines.Add(word.Length == 0 ? one.Protocol.ToString() : $"{one.Protocol} {word}");
                last = one.Protocol;
            }
            else if (lines[^1].Length + word.Length < LineLength)
            {
                lines[^1] += $", {word}";
            }
            else
            {
                lines[^1] += ",";
                lines.Add(word);
            }
        }

        return traffic.Count <= MaxTraffic ? lines : lines.Append(Invariant($"and {traffic.Count - MaxTraffic} more"));
    }

    private static string Word(TrafficSelector one) =>
        !one.Ports.IsAny ? one.Ports.ToString() : !one.Messages.IsAny ? one.Messages.ToString() : string.Empty;

    private static string StateWord(PictureState state) => state switch
    {
        PictureState.Added => "added: ",
        PictureState.Removed => "removed: ",
        _ => string.Empty,
    };

    private static string Count(int count, string noun) => count == 0 ? $"no {noun}" : Invariant($"{count} {noun}{(count == 1 ? string.Empty : "s")}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // Names come from the model: what turns a line's direction or can't be seen is written out.
    private static string Visible(string text) => string.Concat(text.Select(c => char.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        ? Invariant($"\\u{(int)c:x4}") : c.ToString()));
}
