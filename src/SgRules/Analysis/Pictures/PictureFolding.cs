using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Draws nodes as one until a picture can be read.</summary>
internal sealed class PictureFolding
{
    private const int EdgesPerGroup = 6;

    private readonly int _nodes;

    private PictureFolding(int nodes) => _nodes = nodes;

    /// <summary>Folds a picture until it has so many groups, so many prefixes and six times as many edges.</summary>
    public static GroupPicture Fold(GroupPicture picture, int nodes)
    {
        var folding = new PictureFolding(nodes);
        var folded = folding.Step(picture, IsNetwork, Alike);
        folded = folding.Step(folded, IsGroup, Alike);
        folded = folding.Step(folded, IsNetwork, Neighbours);
        var rest = folded;
        for (var kept = nodes; kept > 0 && !folding.Fits(rest); kept /= 2)
        {
            rest = Rest(folding, folded, kept);
        }

        return folding.Fits(rest) ? rest : Rest(folding, folded, 0);
    }

    private static GroupPicture Rest(PictureFolding folding, GroupPicture picture, int kept) =>
        folding.Step(folding.Step(folding.Step(picture, IsGroup, Least(kept)), IsNetwork, Neighbours), IsNetwork, Least(kept));

    private static bool IsNetwork(PictureNode node) => node.Kind == PictureNodeKind.Network;

    private static bool IsGroup(PictureNode node) => node.Kind is PictureNodeKind.Group or PictureNodeKind.UnknownGroup;

    private bool Fits(GroupPicture picture) => !TooMany(picture, IsNetwork) && !TooMany(picture, IsGroup);

    private bool TooMany(GroupPicture picture, Func<PictureNode, bool> kind) =>
        picture.Edges.Count / EdgesPerGroup > _nodes || picture.Nodes.ToImmutableArray().Count(kind) > _nodes;

    // A kind that there aren't too many of stays as it is.
    private GroupPicture Step(GroupPicture picture, Func<PictureNode, bool> kind, Func<GroupPicture, Func<PictureNode, bool>, Func<int, object?>> key) =>
        TooMany(picture, kind) ? PictureQuotient.Of(picture, kind, key(picture, kind)) : picture;

    private static Func<int, object?> Alike(GroupPicture picture, Func<PictureNode, bool> kind) => Signatures(picture, edge => edge.Traffic);

    private static Func<int, object?> Neighbours(GroupPicture picture, Func<PictureNode, bool> kind) => Signatures(picture, _ => []);

    private static Func<int, object?> Signatures(GroupPicture picture, Func<PictureEdge, ValueList<TrafficSelector>> traffic)
    {
        var edges = new List<(bool Sends, int Other, Direction, PictureState, ValueList<TrafficSelector>)>[picture.Nodes.Count];
        for (var at = 0; at < edges.Length; at++)
        {
            edges[at] = [];
        }

        foreach (var edge in picture.Edges)
        {
            // What a node allows itself makes it like others that do so.
            var isWithin = edge.From == edge.To;
            edges[edge.From].Add((true, isWithin ? -1 : edge.To, edge.Direction, edge.State, traffic(edge)));
            edges[edge.To].Add((false, isWithin ? -1 : edge.From, edge.Direction, edge.State, traffic(edge)));
        }

        return at => picture.Nodes[at] is var node
            ? (node.RestrictsEgress, node.IsEmpty, node.IsPeer, node.Before?.RestrictsEgress, edges[at].OrderBy(edge => (edge.Sends, edge.Other, edge.Item3, edge.Item4)).ToValueList())
            : null;
    }

    private static Func<GroupPicture, Func<PictureNode, bool>, Func<int, object?>> Least(int kept) => (picture, kind) =>
    {
        var edges = new int[picture.Nodes.Count];
        foreach (var edge in picture.Edges)
        {
            // What changed stays longest.
            var weight = edge.State == PictureState.Kept ? 1 : picture.Edges.Count;
            edges[edge.From] += weight;
            edges[edge.To] += weight;
        }

        var shown = Enumerable.Range(0, edges.Length).Where(at => kind(picture.Nodes[at])).OrderByDescending(at => edges[at]).Take(kept - 1).ToHashSet();
        return at => shown.Contains(at) ? at : string.Empty;
    };
}
