using System.Buffers;
using System.Globalization;
using System.Text;
using SgRules.Model;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>The one birthplace of a picture as a Mermaid flowchart.</summary>
/// <remarks>
/// Source: mermaid.js.org, "Flowcharts - Basic Syntax": labels in quotes, characters as entity codes <c>#35;</c>. All but plain ones are coded, since a label is
/// read as Markdown and as HTML too.
/// </remarks>
internal static class MermaidText
{
    private static readonly (string Name, string Style, Func<PictureNode, bool> Has)[] Classes =
    [
        ("group", "fill:#ffffff,stroke:#57606a,color:#1f2328", node => node.Kind is not (PictureNodeKind.World or PictureNodeKind.Network)),
        ("world", "fill:#ffebe9,stroke:#cf222e,color:#1f2328", node => node.Kind == PictureNodeKind.World),
        ("network", "fill:#ddf4ff,stroke:#0969da,color:#1f2328", node => node.Kind == PictureNodeKind.Network),
        ("empty", "fill:#f6f8fa,stroke-dasharray:4 3", node => node.Leaves.ToImmutableArray().Any(leaf => leaf.IsEmpty)),
        ("restricted", "stroke-width:3px", node => node.RestrictsEgress),
        ("added", "stroke:#1a7f37,fill:#dafbe1", node => node.State == PictureState.Added),
        ("removed", "stroke:#cf222e,fill:#ffebe9,stroke-dasharray:4 3", node => node.State == PictureState.Removed),
    ];

    public static void Write(IBufferWriter<byte> output, GroupPicture picture)
    {
        var text = new Utf8TextWriter(output);
        text.Write($"---\ntitle: {Quote(string.Join(", ", PictureWords.Caption(picture)))}\n---\nflowchart LR\n");
        foreach (var line in PictureWords.Legend)
        {
            text.Write($"  %% {line}\n");
        }

        foreach (var node in picture.Nodes)
        {
            WriteNode(ref text, node);
        }

        foreach (var edge in picture.Edges)
        {
            WriteEdge(ref text, picture, edge);
        }

        WriteStyles(ref text, picture);
        text.Flush();
    }

    private static void WriteNode(ref Utf8TextWriter text, PictureNode node)
    {
        var (open, close) = node.Kind switch
        {
            PictureNodeKind.World => ("([", "])"),
            PictureNodeKind.Network => ("(", ")"),
            _ => ("[", "]"),
        };
        text.Write($"  {PictureIds.Of(node)}{open}\"{Label(PictureWords.Lines(node))}\"{close}\n");
    }

    private static void WriteEdge(ref Utf8TextWriter text, GroupPicture picture, PictureEdge edge)
    {
        var arrow = edge.Direction == Direction.Ingress ? "-->" : "-.->";
        text.Write($"  {PictureIds.Of(picture.Nodes[edge.From])} {arrow}|\"{Label(PictureWords.Lines(picture, edge))}\"| {PictureIds.Of(picture.Nodes[edge.To])}\n");
    }

    private static void WriteStyles(ref Utf8TextWriter text, GroupPicture picture)
    {
        foreach (var (name, style, has) in Classes)
        {
            var ids = string.Join(',', picture.Nodes.ToImmutableArray().Where(has).Select(PictureIds.Of));
            if (ids.Length > 0)
            {
                text.Write($"  classDef {name} {style}\n  class {ids} {name}\n");
            }
        }

        WriteLinkStyle(ref text, picture, PictureState.Added, "stroke:#1a7f37,stroke-width:2px");
        WriteLinkStyle(ref text, picture, PictureState.Removed, "stroke:#cf222e,stroke-width:2px");
    }

    private static void WriteLinkStyle(ref Utf8TextWriter text, GroupPicture picture, PictureState state, string style)
    {
        var links = string.Join(',', Enumerable.Range(0, picture.Edges.Count).Where(at => picture.Edges[at].State == state).Select(at => at.ToString(CultureInfo.InvariantCulture)));
        if (links.Length > 0)
        {
            text.Write($"  linkStyle {links} {style}\n");
        }
    }

    // The title is YAML, and a picture shows what HTML has for these characters.
    private static string Quote(string text) => $"\"{text
        .Replace("&", "\\u0026", StringComparison.Ordinal)
        .Replace("<", "\\u003c", StringComparison.Ordinal)
        .Replace(">", "\\u003e", StringComparison.Ordinal)
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Label(IEnumerable<string> lines) => string.Join("<br/>", lines.Select(Escape));

    private static string Escape(string line)
    {
        var text = new StringBuilder(line.Length);
        for (var at = 0; at < line.Length; at++)
        {
            var (c, next) = (line[at], at + 1 < line.Length ? line[at + 1] : ' ');
            _ = IsPlain(c, next, isFirst: at == 0) ? text.Append(c) : text.Append(CultureInfo.InvariantCulture, $"#{(int)c};");

            // Codes are read before "$$x$$" becomes a formula, "fa:fa-car" a picture and "\n" a new line: a space of no width parts them.
            _ = c is '$' or '\\' || (c == ':' && next == 'f') ? text.Append("#8203;") : text;
        }

        return text.ToString();
    }

    // "1. a" and "- a" would begin a list.
    private static bool IsPlain(char c, char next, bool isFirst) => c switch
    {
        '.' => next != ' ',
        '-' => !isFirst,
        ' ' or ',' or '/' or '(' or ')' or ':' => true,
        _ => char.IsAsciiLetterOrDigit(c) || !char.IsAscii(c),
    };
}
