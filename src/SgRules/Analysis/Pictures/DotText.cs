using System.Buffers;
using SgRules.Model;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>The one birthplace of a picture for Graphviz.</summary>
/// <remarks>Source: graphviz.org, "DOT Language": in a quoted string a quote is escaped, a backslash begins an escape, and entities of HTML are read.</remarks>
internal static class DotText
{
    public static void Write(IBufferWriter<byte> output, GroupPicture picture)
    {
        var text = new Utf8TextWriter(output);
        text.Write("digraph groups {\n"u8);
        foreach (var line in PictureWords.Legend)
        {
            text.Write($"  // {line}\n");
        }

        text.Write($"  graph [rankdir=LR, charset=\"UTF-8\", labelloc=t, fontname=\"sans-serif\", label={Label(PictureWords.Caption(picture))}]\n");
        text.Write("  node [shape=box, fontname=\"sans-serif\", fontsize=11]\n  edge [fontname=\"sans-serif\", fontsize=9]\n"u8);
        foreach (var node in picture.Nodes)
        {
            text.Write($"  {PictureIds.Of(node)} [label={Label(PictureWords.Lines(node))}{Look(node)}]\n");
        }

        foreach (var edge in picture.Edges)
        {
            text.Write($"  {PictureIds.Of(picture.Nodes[edge.From])} -> {PictureIds.Of(picture.Nodes[edge.To])} [label={Label(PictureWords.Lines(picture, edge))}{Look(edge)}]\n");
        }

        text.Write("}\n"u8);
        text.Flush();
    }

    private static string Look(PictureNode node)
    {
        var isEmpty = node.Leaves.ToImmutableArray().Any(leaf => leaf.IsEmpty);
        string[] styles = ["filled", .. node.Kind == PictureNodeKind.Network ? ["rounded"] : Array.Empty<string>(), .. isEmpty || node.State == PictureState.Removed ? ["dashed"] : Array.Empty<string>()];
        var (fill, line) = node.State switch
        {
            PictureState.Added => ("#dafbe1", "#1a7f37"),
            PictureState.Removed => ("#ffebe9", "#cf222e"),
            _ => node.Kind switch
            {
                PictureNodeKind.World => ("#ffebe9", "#cf222e"),
                PictureNodeKind.Network => ("#ddf4ff", "#0969da"),
                _ => (isEmpty ? "#f6f8fa" : "#ffffff", "#57606a"),
            },
        };
        return $", style=\"{string.Join(',', styles)}\", fillcolor=\"{fill}\", color=\"{line}\"{(node.Kind == PictureNodeKind.World ? ", shape=ellipse" : string.Empty)}{(node.RestrictsEgress ? ", penwidth=3" : string.Empty)}";
    }

    private static string Look(PictureEdge edge) => (edge.Direction == Direction.Egress ? ", style=dashed" : string.Empty) + edge.State switch
    {
        PictureState.Added => ", color=\"#1a7f37\", fontcolor=\"#1a7f37\", penwidth=2",
        PictureState.Removed => ", color=\"#cf222e\", fontcolor=\"#cf222e\", penwidth=2",
        _ => string.Empty,
    };

    private static string Label(IEnumerable<string> lines) => $"\"{string.Join("\\n", lines.Select(Escape))}\"";

    private static string Escape(string line) => line
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal);
}
