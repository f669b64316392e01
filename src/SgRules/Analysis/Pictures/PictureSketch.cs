using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Collects nodes and edges in any order and puts them into a picture's.</summary>
internal sealed class PictureSketch
{
    private readonly Dictionary<PictureKey, PictureNode> _nodes = [];

    private readonly List<(PictureLink Link, PictureState State, ValueList<TrafficSelector> Traffic)> _edges = [];

    /// <summary>Adds a node, in place of one that stands for the same.</summary>
    public void Add(PictureNode node) => _nodes[node.Key] = node;

    /// <summary>Adds an edge between nodes that are added too; one without traffic is none.</summary>
    public void Add(PictureLink link, ValueList<TrafficSelector> traffic, PictureState state = PictureState.Kept)
    {
        if (!traffic.IsEmpty)
        {
            _edges.Add((link, state, traffic));
        }
    }

    /// <summary>The nodes in their order.</summary>
    public ValueList<PictureNode> Nodes() => _nodes.Values.Order(Comparer<PictureNode>.Create((left, right) => PictureKey.Compare(left.Key, right.Key))).ToValueList();

    /// <summary>The edges in their order.</summary>
    public ValueList<PictureEdge> Edges(ValueList<PictureNode> nodes)
    {
        var positions = new Dictionary<PictureKey, int>();
        foreach (var node in nodes)
        {
            positions.Add(node.Key, positions.Count);
        }

        return _edges.Select(edge => new PictureEdge
        {
            From = positions[edge.Link.From],
            To = positions[edge.Link.To],
            Direction = edge.Link.Direction,
            Traffic = edge.Traffic,
            State = edge.State,
        }).OrderBy(edge => (edge.From, edge.To, edge.Direction, edge.State)).ToValueList();
    }
}
