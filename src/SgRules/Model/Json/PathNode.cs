namespace SgRules.Model;

/// <summary>A place in a text that is looked for, and those looked for inside it.</summary>
internal sealed class PathNode(PathNode? parent)
{
    private Dictionary<string, PathNode>? _properties;
    private Dictionary<int, PathNode>? _elements;

    /// <summary>The offset of the value, or null while it isn't found.</summary>
    public int? Offset { get; set; }

    /// <summary>The offset of the value, or of the nearest one around it that was found.</summary>
    public int NearestOffset
    {
        get
        {
            var node = this;
            while (node.Offset is null && node.Parent is { } outer)
            {
                node = outer;
            }

            return node.Offset ?? 0;
        }
    }

    private PathNode? Parent { get; } = parent;

    public bool HasProperties => _properties is not null;

    public bool HasElements => _elements is not null;

    public PathNode? Property(string name) => _properties?.GetValueOrDefault(name);

    public PathNode? Element(int index) => _elements?.GetValueOrDefault(index);

    /// <summary>The node of a path below this one, made if it isn't there; what isn't a path in our form is taken as a name.</summary>
    public PathNode Add(ReadOnlySpan<char> path)
    {
        var node = this;
        while (!path.IsEmpty)
        {
            node = node.AddStep(ref path);
        }

        return node;
    }

    private PathNode AddStep(ref ReadOnlySpan<char> path)
    {
        var close = path.IndexOf(']');
        if (path[0] == '[' && close > 0 && Addressing.DecimalText.TryParse(path[1..close], int.MaxValue, out var index))
        {
            path = path[(close + 1)..].TrimStart('.');
            return Child(_elements ??= [], index);
        }

        var end = path[1..].IndexOfAny('.', '[') + 1;
        var name = (end == 0 ? path : path[..end]).ToString();
        path = end == 0 ? default : path[end..].TrimStart('.');
        return Child(_properties ??= new(StringComparer.Ordinal), name);
    }

    private PathNode Child<TKey>(Dictionary<TKey, PathNode> children, TKey key)
        where TKey : notnull
    {
        if (!children.TryGetValue(key, out var child))
        {
            children.Add(key, child = new PathNode(this));
        }

        return child;
    }
}
