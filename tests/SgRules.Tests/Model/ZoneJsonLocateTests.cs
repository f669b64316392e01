using System.Text;

namespace SgRules.Model;

public sealed class ZoneJsonLocateTests
{
    private const string Text = "\uFEFF{\n  \"hosts\": [{}, {\n    \"name\": \"é\", \"n\\u0065tworkBackend\": \"Bridge\"}],\n  \"hosts\": 1\n}\n";

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("hosts", 2, 12)]
    [InlineData("hosts[1]", 2, 17)]
    [InlineData("hosts[1].name", 3, 13)]
    [InlineData("hosts[1].networkBackend", 3, 42)]
    [InlineData("hosts[1].bridges[3].name", 2, 17)]
    [InlineData("hosts[2].name", 2, 12)]
    [InlineData("hosts[1].name.x", 3, 13)]
    [InlineData("hosts.name", 2, 12)]
    [InlineData("hosts[", 2, 12)]
    [InlineData("]..[[a[-1]", 1, 1)]
    [InlineData("networks[0]", 1, 1)]
    public void A_path_is_placed_at_its_value_or_what_surrounds_it(string path, int line, int column)
    {
        var located = Assert.Single(ZoneJson.Locate(Encoding.UTF8.GetBytes(Text), [Finding(path)]));

        Assert.Equal((path, line, column), (located.Path, located.Line, located.Column));
    }

    [Fact]
    public void Order_stays_and_known_places_are_left_alone()
    {
        var known = Finding("hosts") with { Line = 77, Column = 7 };

        var located = ZoneJson.Locate(Encoding.UTF8.GetBytes(Text), [Finding("hosts[1].name"), known, Finding("hosts[0]"), Finding("hosts[1].name")]);

        Assert.Equal([3, 77, 2, 3], located.Select(finding => finding.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"hosts\": [{\"name\": ]")]
    [InlineData("{\"\\ud800\": 1, \"hosts\": [[[[\u0001")]
    public void Broken_text_is_searched_up_to_its_mistake(string text)
    {
        var located = ZoneJson.Locate(Encoding.UTF8.GetBytes(text), [Finding("hosts[0].name"), Finding("zone")]);

        Assert.All(located, finding => Assert.Equal(1, finding.Line));
    }

    [Fact]
    public void The_reader_and_the_search_agree_on_places()
    {
        var text = Encoding.UTF8.GetBytes(ExampleZone.Text.Replace("\"vnet4\"", "4", StringComparison.Ordinal).Replace("\"0.0.0.0/0\"", "\"x\"", StringComparison.Ordinal));
        var found = ZoneJson.Inspect(text).Diagnostics;

        var located = ZoneJson.Locate(text, found.Select(finding => finding with { Line = 0, Column = 0 }).ToValueList());

        Assert.Equal(3, found.Count);
        Assert.Equal(found, located);
    }

    private static Diagnostic Finding(string path) => new("SGR1100", DiagnosticSeverity.Error, path, "Test.");
}
