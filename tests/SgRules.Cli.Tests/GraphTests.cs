using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class GraphTests
{
    [Fact]
    public void The_example_is_drawn_for_Mermaid()
    {
        var run = Tool.Run("graph");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith("---\ntitle: \"zone zone1: 2 groups, not drawn: 1 system VM, trusted\"\n---\nflowchart LR\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  g_default -->|\"tcp 80-443\"| g_web\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_is_drawn_for_Graphviz()
    {
        var run = Tool.Run("graph", "--format", "dot");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith("digraph groups {\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  g_default -> g_web [label=\"tcp 80-443\"]\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_can_be_written_to_a_file()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(new ToolRun(0, string.Empty, string.Empty), Tool.Run("graph", "--out", folder["a.mmd"]));
        Assert.Equal(Tool.Run("graph").Output, File.ReadAllText(folder["a.mmd"]));
    }

    [Fact]
    public void Of_very_many_groups_several_are_one_node_that_says_how_many()
    {
        var run = Tool.RunWith(Tool.Run("sample", "--instances", "900").Output, "graph", "-");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("90 groups drawn as ", run.Output, StringComparison.Ordinal);
        Assert.InRange(run.Output.Split("-->").Length + run.Output.Split("-.->").Length, 2, 182);
        Assert.Contains("7 groups drawn as ", Tool.RunWith(Tool.Run("sample", "--instances", "70").Output, "graph", "-", "--groups", "3").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zone_with_an_error_is_drawn_and_the_error_said()
    {
        var run = Tool.RunWith(ModelTexts.Change(zone => zone["securityGroups"]![1]!["ingress"]![0]!["groups"]![0] = "nope"), "graph", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("securityGroups[1].ingress[0].groups[0]: error SGR", run.Error, StringComparison.Ordinal);
        Assert.Contains("  u_nope[\"nope<br/>not in the zone<br/>empty: as a peer it matches nothing\"]\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_no_zone_has_no_picture()
    {
        var run = Tool.RunWith("{}", "graph", "-");

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("error SGR10", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void No_group_at_all_can_not_be_drawn_one_by_one() => Assert.Equal(2, Tool.Run("graph", "--groups", "0").ExitCode);
}
