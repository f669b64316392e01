using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;
using SgRules.Testing;

namespace SgRules.Analysis;

public sealed class GroupPictureTests
{
    [Fact]
    public void An_ingress_edge_leads_from_the_peer_and_an_egress_edge_to_it()
    {
        var picture = GroupPicture.Of(PictureZones.Shop());

        Assert.Contains(("web", "db", Direction.Ingress), Links(picture));
        Assert.Contains(("db", "192.0.2.0/24", Direction.Egress), Links(picture));
        Assert.DoesNotContain(picture.Edges.ToImmutableArray(), edge => edge.Direction == Direction.Egress && PictureZones.Name(picture, edge.From) != "db");
    }

    [Fact]
    public void What_rules_of_one_pair_allow_is_one_edge()
    {
        var picture = GroupPicture.Of(PictureZones.Shop());

        Assert.Equal([TrafficSelector.OfPorts(Protocol.Tcp, PortRange.Create(80, 443))], Edge(picture, "lb", "web").Traffic);
        Assert.Equal(
            [TrafficSelector.Whole(Protocol.Icmp), TrafficSelector.OfPorts(Protocol.Tcp, PortRange.Of(80)), TrafficSelector.OfPorts(Protocol.Tcp, PortRange.Of(443))],
            Edge(picture, "0.0.0.0/0", "lb").Traffic);
        Assert.Equal([TrafficSelector.Whole(Protocol.Icmp), TrafficSelector.Whole(Protocol.IcmpV6)], Edge(picture, "web", "web").Traffic);
    }

    [Fact]
    public void A_node_says_what_it_is()
    {
        var picture = GroupPicture.Of(PictureZones.Shop());

        Assert.Equal(
            ["World 0.0.0.0/0", "World ::/0", "Network 192.0.2.0/24", "Group db", "Group lb", "Group monitoring", "Group old", "Group web", "UnknownGroup gone", "NoGroup "],
            picture.Nodes.ToImmutableArray().Select(node => $"{node.Kind} {node.Name}"));
        Assert.Equal((3, 1, false, true, false), Marks(picture, "web"));
        Assert.Equal((1, 0, true, false, false), Marks(picture, "db"));
        Assert.Equal((0, 0, false, true, true), Marks(picture, "monitoring"));
        Assert.Equal((0, 1, false, false, true), Marks(picture, "old"));
        Assert.Equal((0, 0, false, true, true), Marks(picture, "gone"));
        Assert.Equal(("Load balancers", 1), (Node(picture, "lb").Title, Node(picture, string.Empty).Instances));
        Assert.Equal(1, picture.SystemVms);
    }

    [Fact]
    public void An_instance_that_lists_a_group_twice_is_one() =>
        Assert.Equal(1, Node(GroupPicture.Of(PictureZones.Of([new SecurityGroup { Id = "web" }], [("i-1", ["web", "web"])], [])), "web").Instances);

    [Fact]
    public void A_rule_with_ports_of_a_protocol_without_ports_is_counted_and_not_drawn()
    {
        var rule = new SecurityRule { Protocol = Protocol.Icmp, Ports = PortRange.Of(22) }.WithCidrs("0.0.0.0/0");
        var picture = GroupPicture.Of(PictureZones.Of([new SecurityGroup { Id = "web", Ingress = [rule, SecurityRule.Tcp(22).WithCidrs("0.0.0.0/0")] }]));

        Assert.Equal((1, 1), (picture.UndrawnRules, picture.Edges.Count));
        Assert.Contains("not drawn: 1 rule with ports of a protocol that has none", picture.Mermaid.ToString(), StringComparison.Ordinal);
    }

    [ZoneProperty]
    public void The_zones_order_changes_nothing(ZoneCase zone, int seed) =>
        Assert.Equal(GroupPicture.Of(zone.Zone), GroupPicture.Of(new ZoneShuffle(new Random(seed)).Shuffle(zone.Zone)));

    [ZoneProperty]
    public void Every_allowed_peer_of_every_group_is_an_edge_and_nothing_else_is(ZoneCase zone)
    {
        var picture = GroupPicture.Of(zone.Zone);
        var expected = zone.Zone.SecurityGroups.ToImmutableArray().SelectMany(group => PolicyResolver.GroupOf(group) is var policy
            ? policy.Ingress.ToImmutableArray().Select(rule => (PeerName(rule), group.Id, Direction.Ingress)).Concat(policy.Egress.ToImmutableArray().Select(rule => (group.Id, PeerName(rule), Direction.Egress)))
            : []);

        Assert.Equal(expected.Distinct().Order(), Links(picture).Order());
    }

    private static string PeerName(AllowRule rule) => rule.Peer.Group ?? rule.Peer.Prefix.ToString()!;

    private static IEnumerable<(string From, string To, Direction Direction)> Links(GroupPicture picture) =>
        picture.Edges.ToImmutableArray().Select(edge => (PictureZones.Name(picture, edge.From), PictureZones.Name(picture, edge.To), edge.Direction));

    private static PictureEdge Edge(GroupPicture picture, string from, string to) =>
        Assert.Single(picture.Edges.ToImmutableArray(), edge => PictureZones.Name(picture, edge.From) == from && PictureZones.Name(picture, edge.To) == to);

    private static PictureNode Node(GroupPicture picture, string name) => Assert.Single(picture.Nodes.ToImmutableArray(), node => node.Name == name);

    private static (int Instances, int Stopped, bool RestrictsEgress, bool IsPeer, bool IsEmpty) Marks(GroupPicture picture, string name) =>
        Node(picture, name) is var node ? (node.Instances, node.Stopped, node.RestrictsEgress, node.IsPeer, node.IsEmpty) : default;
}
