using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Draws two pictures over each other.</summary>
internal static class PictureDifference
{
    public static GroupPicture Of(GroupPicture before, GroupPicture after)
    {
        var sketch = new PictureSketch();
        AddNodes(before, after, sketch);
        AddEdges(before, after, sketch);
        var nodes = sketch.Nodes();
        return after with { Nodes = nodes, Edges = sketch.Edges(nodes) };
    }

    private static void AddNodes(GroupPicture before, GroupPicture after, PictureSketch sketch)
    {
        var old = new Dictionary<PictureKey, PictureNode>();
        foreach (var node in before.Nodes)
        {
            old.Add(node.Key, node);
            sketch.Add(node with { State = PictureState.Removed });
        }

        foreach (var node in after.Nodes)
        {
            sketch.Add(!old.TryGetValue(node.Key, out var was) ? node with { State = PictureState.Added }
                : IsSame(was, node) ? node
                : node with { Before = was });
        }
    }

    private static bool IsSame(PictureNode one, PictureNode other) =>
        (one.Instances, one.Stopped, one.RestrictsEgress) == (other.Instances, other.Stopped, other.RestrictsEgress);

    private static void AddEdges(GroupPicture before, GroupPicture after, PictureSketch sketch)
    {
        var (old, @new) = (Traffic(before), Traffic(after));
        foreach (var (link, traffic) in old)
        {
            var now = @new.GetValueOrDefault(link);
            sketch.Add(link, TrafficUnion.Common(traffic, now));
            sketch.Add(link, TrafficUnion.Without(traffic, now), PictureState.Removed);
        }

        foreach (var (link, traffic) in @new)
        {
            sketch.Add(link, TrafficUnion.Without(traffic, old.GetValueOrDefault(link)), PictureState.Added);
        }
    }

    private static Dictionary<PictureLink, ValueList<TrafficSelector>> Traffic(GroupPicture picture)
    {
        var traffic = new Dictionary<PictureLink, ValueList<TrafficSelector>>();
        foreach (var edge in picture.Edges)
        {
            traffic.Add(new PictureLink(picture.Nodes[edge.From].Key, picture.Nodes[edge.To].Key, edge.Direction), edge.Traffic);
        }

        return traffic;
    }
}
