using System.Text.RegularExpressions;
using SgRules.Model;

namespace SgRules.Analysis;

public sealed partial class PictureTextTests
{
    private static readonly string[] AnyNames =
    [
        "a\"b]c|d", "1. foo", "- bar", "`md`", "**b**", "end", "graph", "#35;", "<b>x</b>", "&amp;quot;", "日本語 😀", "x;y%%z", "a\\nb\\N\\", "$$x$$", "fa:fa-car", "_em_ ~s~",
        "@{ shape: rect }", ":::x", "a\u202eb", "-->", "0.0.0.0/0",
    ];

    public static TheoryData<string> Names => [.. AnyNames];

    [Fact]
    public Task A_shop_in_Mermaid() => Verify(GroupPicture.Of(PictureZones.Shop()).Mermaid.ToString());

    [Fact]
    public Task A_shop_for_Graphviz() => Verify(GroupPicture.Of(PictureZones.Shop()).Dot.ToString());

    [Fact]
    public Task A_change_in_Mermaid() => Verify(Change().Mermaid.ToString());

    [Fact]
    public Task A_change_for_Graphviz() => Verify(Change().Dot.ToString());

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_name_is_a_label_of_plain_characters_and_codes_in_Mermaid(string name)
    {
        var text = GroupPicture.Of(Named(name)).Mermaid.ToString();

        var lines = text.Split('\n').Where(line => line.Contains("instance", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.Matches(MermaidNode(), line));
        Assert.All(lines, line => Assert.DoesNotMatch(Markup(), line));
        Assert.Matches(MermaidTitle(), text.Split('\n')[1]);
        Assert.Equal(name.Replace("\u202e", "\\u202e", StringComparison.Ordinal), Codes().Replace(MermaidNode().Match(lines.Single(line => line.Contains("unused", StringComparison.Ordinal))).Groups["name"].Value, code => Code(code.Groups["code"].Value)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_name_is_a_quoted_string_for_Graphviz(string name)
    {
        var text = GroupPicture.Of(Named(name)).Dot.ToString();

        var node = Assert.Single(text.Split('\n'), line => line.Contains("no instance", StringComparison.Ordinal) && line.StartsWith("  g_", StringComparison.Ordinal) && !line.StartsWith("  g_other", StringComparison.Ordinal));
        var label = DotNode().Match(node).Groups["name"].Value;
        Assert.Equal(name.Replace("\u202e", "\\u202e", StringComparison.Ordinal), label.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal));
    }

    [Fact]
    public void Different_names_have_different_ids_of_letters_digits_and_underscores()
    {
        string[] names = ["a-b", "a_b", "a_2db", "a b", "ab", "A-b", "\u2d2d", "-2d", "\ud800", "\ud801", .. AnyNames];
        var picture = GroupPicture.Of(PictureZones.Of(names.Select(name => new SecurityGroup { Id = name }).ToValueList()));

        var ids = picture.Nodes.ToImmutableArray().Select(node => PictureIds.Of(node)).ToList();
        Assert.Equal(names.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, id => Assert.Matches("^[A-Za-z][A-Za-z0-9_]*$", id));
    }

    [Fact]
    public void A_node_is_called_the_same_whatever_else_is_in_the_picture()
    {
        var small = GroupPicture.Of(PictureZones.Of([new SecurityGroup { Id = "web" }])).Mermaid.ToString();
        var large = GroupPicture.Of(PictureZones.Shop()).Mermaid.ToString();

        Assert.Contains("  g_web[", small, StringComparison.Ordinal);
        Assert.Contains("  g_web[", large, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_a_zone_without_groups_is_a_picture()
    {
        Assert.Contains("flowchart LR\n", GroupPicture.Of(PictureZones.Of([])).Mermaid.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("}\n", GroupPicture.Of(PictureZones.Of([])).Dot.ToString(), StringComparison.Ordinal);
    }

    private static Zone Named(string name) => PictureZones.Of([new SecurityGroup { Id = name, Ingress = [SecurityRule.Tcp(22).WithGroups("other")] }, new SecurityGroup { Id = "other" }]) with { Name = name };

    private static GroupPicture Change()
    {
        var zone = PictureZones.Shop();
        var groups = zone.SecurityGroups.ToImmutableArray();
        var after = zone with
        {
            SecurityGroups =
            [
                groups[0] with { Egress = [] },
                groups[1],
                groups[2],
                new SecurityGroup { Id = "partners", Ingress = [SecurityRule.Tcp(443).WithCidrs("198.51.100.0/24")] },
                groups[4] with { Ingress = [SecurityRule.Tcp(443, 8443).WithGroups("lb"), SecurityRule.Icmp().WithGroups("web")], Egress = [SecurityRule.Tcp(5432).WithGroups("db")] },
            ],
            Instances = [.. zone.Instances.ToImmutableArray().RemoveAt(zone.Instances.Count - 1)],
        };
        return GroupPicture.Difference(GroupPicture.Of(zone), GroupPicture.Of(after)).Changes();
    }

    private static string Code(string code) => code == "8203" ? string.Empty : ((char)int.Parse(code, System.Globalization.CultureInfo.InvariantCulture)).ToString();

    [GeneratedRegex("""^  [A-Za-z0-9_]+\["(?<name>(?:[^\x00-\x7F]|[A-Za-z0-9 ,/():.-]|#[0-9]+;)*)<br/>no instance<br/>(?:unused|empty: as a peer it matches nothing)"\]$""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MermaidNode();

    [GeneratedRegex("""^title: "(?:[^"\\<>&]|\\\\|\\")*"$""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MermaidTitle();

    // A list, a formula, a picture, a new line: what Mermaid makes of a label even where characters are coded.
    [GeneratedRegex("""\["(?:-|[0-9]+\. )|#36;#36;|fa:fa-|#92;n""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Markup();

    [GeneratedRegex("#(?<code>[0-9]+);", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Codes();

    [GeneratedRegex("""^  [A-Za-z0-9_]+ \[label="(?<name>(?:[^"\\]|\\\\|\\")*)\\nno instance\\n""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DotNode();
}
