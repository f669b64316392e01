namespace SgRules.Analysis;

/// <summary>Draws as one what has the same key, and the edges that then lie on each other.</summary>
internal static class PictureQuotient
{
    /// <summary>Draws nodes of a kind as one that have the same key; never nodes with different states.</summary>
    public static GroupPicture Of(GroupPicture picture, Func<PictureNode, bool> kind, Func<int, object?> key)
    {
        var buckets = Enumerable.Range(0, picture.Nodes.Count)
            .GroupBy(at => picture.Nodes[at] is var node && kind(node) ? (node.Kind, node.State, key(at)) : (node.Kind, node.State, (object)(at, node.Kind)))
            .Select(bucket => bucket.ToArray())
            .ToArray();
        var positions = new int[picture.Nodes.Count];
        for (var b = 0; b < buckets.Length; b++)
        {
            foreach (var at in buckets[b])
            {
                positions[at] = b;
            }
        }

        return picture with
        {
            Nodes = buckets.Select(bucket => Merge(bucket.Select(at => picture.Nodes[at]).ToArray())).ToValueList(),
            Edges = picture.Edges.GroupBy(edge => (From: positions[edge.From], To: positions[edge.To], edge.Direction, edge.State))
                .OrderBy(edges => edges.Key)
                .Select(edges => Merge([.. edges]) with { From = edges.Key.From, To = edges.Key.To })
                .ToValueList(),
        };
    }

    private static PictureNode Merge(PictureNode[] nodes) => nodes.Length == 1 ? nodes[0] : new PictureNode
    {
        Kind = nodes[0].Kind,
        Name = nodes[0].Name,
        Prefix = nodes[0].Prefix,
        State = nodes[0].State,
        IsPeer = Array.Exists(nodes, node => node.IsPeer),
        RestrictsEgress = Array.Exists(nodes, node => node.RestrictsEgress),
        Members = nodes.SelectMany(node => node.Leaves.ToImmutableArray()).ToValueList(),
    };

    private static PictureEdge Merge(PictureEdge[] edges)
    {
        var traffic = TrafficUnion.Of(edges.SelectMany(edge => edge.Traffic.ToImmutableArray()));
        return edges[0] with
        {
            Traffic = traffic,
            Pairs = edges.Sum(edge => edge.Pairs),
            IsUniform = Array.TrueForAll(edges, edge => edge.IsUniform && edge.Traffic == traffic),
            IsWithin = Array.TrueForAll(edges, edge => edge.From == edge.To && (edge.Pairs == 1 || edge.IsWithin)),
        };
    }
}
