using System.Text.Json;

namespace SgRules.Model;

/// <summary>Finds the places of paths in a text, all of them in one pass.</summary>
internal static class PathLocator
{
    public static ValueList<Diagnostic> Locate(ReadOnlySpan<byte> utf8, ValueList<Diagnostic> diagnostics)
    {
        var root = new PathNode(null);
        var wanted = new List<(int Index, PathNode Node)>();
        for (var i = 0; i < diagnostics.Count; i++)
        {
            if (diagnostics[i].Line == 0)
            {
                wanted.Add((i, root.Add(diagnostics[i].Path)));
            }
        }

        if (wanted.Count == 0)
        {
            return diagnostics;
        }

        FindAll(utf8, root);
        Diagnostic[] located = [.. diagnostics];
        var lines = new LineCounter(utf8);
        foreach (var (index, node) in wanted.OrderBy(want => want.Node.NearestOffset))
        {
            located[index] = lines.Place(located[index], node.NearestOffset);
        }

        return ValueList.Adopt(located);
    }

    private static void FindAll(ReadOnlySpan<byte> utf8, PathNode root)
    {
        var reader = new Utf8JsonReader(utf8, JsonText.Options);
        try
        {
            _ = reader.Read();
            Find(ref reader, root);
        }
        catch (JsonException)
        {
            // The places before the mistake are known; what comes after it is placed at what surrounds it.
        }
    }

    // As deep as the paths at most; the reader refuses to follow beyond its limit.
    private static void Find(ref Utf8JsonReader reader, PathNode node)
    {
        node.Offset = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when node.HasProperties:
                FindProperties(ref reader, node);
                break;
            case JsonTokenType.StartArray when node.HasElements:
                FindElements(ref reader, node);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static void FindProperties(ref Utf8JsonReader reader, PathNode node)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // Of a property that is given twice the first counts, as in the reader.
            if (JsonText.TryGetText(in reader, out var name) && node.Property(name) is { Offset: null } property)
            {
                _ = reader.Read();
                Find(ref reader, property);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void FindElements(ref Utf8JsonReader reader, PathNode node)
    {
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (node.Element(index) is { } element)
            {
                Find(ref reader, element);
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
