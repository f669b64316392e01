using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Analysis;

public sealed class PictureDifferenceTests
{
    private static readonly GroupPicture Shop = GroupPicture.Of(PictureZones.Shop());

    [Fact]
    public void Of_an_edge_with_other_traffic_only_what_changed_is_added_or_removed()
    {
        var difference = Changed(web => web with { Ingress = [SecurityRule.Tcp(100, 500).WithGroups("lb"), SecurityRule.Icmp().WithGroups("web"), SecurityRule.Tcp(9100).WithGroups("monitoring", "gone")] });

        Assert.Equal(
            ["lb web Kept [100-443]", "lb web Added [444-500]", "lb web Removed [80-99]"],
            difference.Edges.ToImmutableArray().Where(edge => PictureZones.Name(difference, edge.From) == "lb").Select(edge => Text(difference, edge)));
    }

    [Fact]
    public void A_groups_first_egress_rule_is_a_change_of_its_node()
    {
        var difference = Changed(web => web with { Egress = [SecurityRule.Tcp(5432).WithGroups("db")] });

        var web = Assert.Single(difference.Nodes.ToImmutableArray(), node => node.Before is not null);
        Assert.Equal(("web", PictureState.Kept, true, false), (web.Name, web.State, web.RestrictsEgress, web.Before!.RestrictsEgress));
        Assert.Contains("egress restricted (before: open)", difference.Mermaid.ToString(), StringComparison.Ordinal);
        Assert.Contains("|\"added: egress tcp 5432\"|", difference.Mermaid.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_changed_is_drawn_alone_and_the_rest_counted()
    {
        var changes = Changed(web => web with { Ingress = web.Ingress.Add(SecurityRule.Tcp(22).WithCidrs("198.51.100.0/24")) }).Changes();

        Assert.Equal([("198.51.100.0/24", PictureState.Added), ("web", PictureState.Kept)], changes.Nodes.ToImmutableArray().Select(node => (node.Name, node.State)));
        Assert.Equal(["198.51.100.0/24 web Added [22]"], changes.Edges.ToImmutableArray().Select(edge => Text(changes, edge)));
        Assert.Equal((9, Shop.Edges.Count), (changes.UnchangedNodes, changes.UnchangedEdges));
        Assert.Contains("unchanged and not drawn: 9 nodes, 8 edges", changes.Mermaid.ToString(), StringComparison.Ordinal);
    }

    [ZoneProperty]
    public void A_picture_does_not_differ_from_itself(ZoneCase zone)
    {
        var picture = GroupPicture.Of(zone.Zone);

        Assert.Equal(picture, GroupPicture.Difference(picture, picture));
        Assert.Empty(GroupPicture.Difference(picture, picture).Changes().Nodes.ToImmutableArray());
    }

    [ZoneProperty]
    public void The_way_back_is_the_way_mirrored(ZoneCase before, ZoneCase after)
    {
        var (one, other) = (GroupPicture.Of(before.Zone), GroupPicture.Of(after.Zone));
        var (way, back) = (GroupPicture.Difference(one, other), GroupPicture.Difference(other, one));

        Assert.Equal(
            way.Edges.ToImmutableArray().Select(edge => edge with { State = Mirrored(edge.State) }).OrderBy(edge => (edge.From, edge.To, edge.Direction, edge.State)),
            back.Edges.ToImmutableArray());
        Assert.Equal(way.Nodes.ToImmutableArray().Select(node => (node.Key, Mirrored(node.State))), back.Nodes.ToImmutableArray().Select(node => (node.Key, node.State)));
    }

    [ZoneProperty]
    public void Before_is_what_is_kept_and_removed(ZoneCase before, ZoneCase after)
    {
        var picture = GroupPicture.Of(before.Zone);
        var difference = GroupPicture.Difference(picture, GroupPicture.Of(after.Zone));
        var old = difference.Edges.ToImmutableArray().Where(edge => edge.State != PictureState.Added).GroupBy(edge => (difference.Nodes[edge.From].Key, difference.Nodes[edge.To].Key, edge.Direction));

        Assert.Equal(
            picture.Edges.ToImmutableArray().Select(edge => ((picture.Nodes[edge.From].Key, picture.Nodes[edge.To].Key, edge.Direction), edge.Traffic)),
            old.Select(edges => (edges.Key, TrafficUnion.Of(edges.SelectMany(edge => edge.Traffic.ToImmutableArray())))));
    }

    private static GroupPicture Changed(Func<SecurityGroup, SecurityGroup> change)
    {
        var zone = PictureZones.Shop();
        return GroupPicture.Difference(Shop, GroupPicture.Of(zone with { SecurityGroups = zone.SecurityGroups.ToImmutableArray().Select(group => group.Id == "web" ? change(group) : group).ToValueList() }));
    }

    private static PictureState Mirrored(PictureState state) => state switch
    {
        PictureState.Added => PictureState.Removed,
        PictureState.Removed => PictureState.Added,
        _ => state,
    };

    private static string Text(GroupPicture picture, PictureEdge edge) =>
        $"{PictureZones.Name(picture, edge.From)} {PictureZones.Name(picture, edge.To)} {edge.State} [{string.Join(", ", edge.Traffic.ToImmutableArray().Select(one => one.Ports))}]";
}
