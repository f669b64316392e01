using System.Globalization;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Analysis;

public sealed class PictureFoldingTests
{
    [Fact]
    public void A_picture_that_can_be_read_stays_as_it_is()
    {
        var picture = GroupPicture.Of(PictureZones.Shop());

        Assert.Same(picture, picture.Folded());
    }

    [Fact]
    public void Groups_with_the_same_rules_are_one_and_nothing_is_lost()
    {
        var picture = GroupPicture.Of(PictureZones.Of(Enumerable.Range(0, 40).Select(PictureZones.Number).Select(id => new SecurityGroup
        {
            Id = id,
            Ingress = [SecurityRule.Tcp(22).WithCidrs("0.0.0.0/0"), SecurityRule.Tcp(80).WithGroups(id)],
        }).ToValueList())).Folded();

        Assert.Equal([1, 40], picture.Nodes.ToImmutableArray().Select(node => node.Leaves.Count));
        Assert.Equal([(40, true, false), (40, true, true)], picture.Edges.ToImmutableArray().Select(edge => (edge.Pairs, edge.IsUniform, edge.IsWithin)));
        Assert.Contains("tcp 80<br/>(each within itself)", picture.Mermaid.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"40 groups<br/>g0000<br/>g0001<br/>g0002<br/>and 37 more<br/>no instance each<br/>", picture.Mermaid.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Prefixes_with_the_same_neighbours_are_one_that_says_what_is_some_of_it()
    {
        var rules = Enumerable.Range(0, 50).Select(number => SecurityRule.Tcp((ushort)(100 + number % 2 * 100)).WithCidrs(PictureZones.Prefix(number))).ToValueList();
        var picture = GroupPicture.Of(PictureZones.Of([new SecurityGroup { Id = "web", Ingress = rules }])).Folded(1);

        var edge = Assert.Single(picture.Edges.ToImmutableArray());
        Assert.Equal((50, false), (edge.Pairs, edge.IsUniform));
        Assert.Contains("|\"some of tcp 100, 200\"|", picture.Mermaid.ToString(), StringComparison.Ordinal);
        Assert.Contains("(\"50 networks<br/>10.0.0.0/24<br/>", picture.Mermaid.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(31, 30)]
    [InlineData(400, 30)]
    [InlineData(2000, 30)]
    [InlineData(200, 5)]
    [InlineData(200, 1)]
    public void A_folded_picture_is_as_small_as_it_shall_be(int count, int groups)
    {
        var picture = GroupPicture.Of(PictureZones.Chain(count)).Folded(groups);

        Assert.InRange(picture.Nodes.ToImmutableArray().Count(node => node.Kind == PictureNodeKind.Group), 1, groups);
        Assert.InRange(picture.Nodes.ToImmutableArray().Count(node => node.Kind == PictureNodeKind.Network), 1, groups);
        Assert.InRange(picture.Edges.Count, 1, 6 * groups);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{count} groups drawn as "), picture.Dot.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_a_changed_group_keeps_it_to_the_last()
    {
        var old = PictureZones.Chain(200);
        var group = old.SecurityGroups[150] with { Ingress = old.SecurityGroups[150].Ingress.Add(SecurityRule.Tcp(3306).WithGroups("g0003")) };
        var picture = GroupPicture.Difference(GroupPicture.Of(old), GroupPicture.Of(old with { SecurityGroups = [.. old.SecurityGroups.ToImmutableArray().SetItem(150, group)] })).Folded(5);

        var edge = Assert.Single(picture.Edges.ToImmutableArray(), edge => edge.State == PictureState.Added);
        Assert.Equal(["g0003", "g0150"], new[] { edge.From, edge.To }.Select(end => picture.Nodes[end] is { Members.IsEmpty: true } node ? node.Name : "folded"));
    }

    [ZoneProperty]
    public void Folding_loses_no_node_and_no_allowed_traffic(ZoneCase zone, int seed)
    {
        var picture = GroupPicture.Of(zone.Zone);
        var folded = picture.Folded(1 + (int)((uint)seed % 4));

        Assert.Equal(picture.Nodes.ToImmutableArray(), folded.Nodes.ToImmutableArray().SelectMany(node => node.Leaves.ToImmutableArray()).OrderBy(node => node.Key, Comparer<PictureKey>.Create(PictureKey.Compare)));
        Assert.Equal(picture.Edges.Count, folded.Edges.ToImmutableArray().Sum(edge => edge.Pairs));
        Assert.All(picture.Edges.ToImmutableArray(), edge => Assert.Contains(folded.Edges.ToImmutableArray(), wide =>
            wide.Direction == edge.Direction && Stands(folded.Nodes[wide.From], picture.Nodes[edge.From]) && Stands(folded.Nodes[wide.To], picture.Nodes[edge.To])
            && TrafficUnion.Without(edge.Traffic, wide.Traffic).IsEmpty && (!wide.IsUniform || wide.Traffic == edge.Traffic)));
    }

    private static bool Stands(PictureNode node, PictureNode leaf) => node.Leaves.ToImmutableArray().Contains(leaf);
}
