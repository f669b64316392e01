using System.Text.Json.Nodes;
using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class PlanTests : IDisposable
{
    private const string OneRule =
        """
        chains: 1 changed
        rules: 1 added
        1 step, 53 bytes

        """;

    private const string Nothing = "Nothing to do: the host has what it shall have.\n";

    private readonly TemporaryFolder _folder = new();

    private string Old => _folder.Write("old.json", WithoutPing(ModelTexts.Example));

    private string New => _folder.Write("new zone.json", ModelTexts.Example);

    [Fact]
    public void A_rule_more_is_one_line_for_the_kernel()
    {
        var run = Tool.Run("plan", Old, New);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith("#!/bin/sh\n# Update plan for host kvm1.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("<<'SGRULES' || stopped\n*filter\n-I sg1-gi-default 1 -p icmp -j ACCEPT\nCOMMIT\nSGRULES\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"\n#   sgrules plan '{_folder["new zone.json"]}' {_folder["old.json"]} --host kvm1\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_names_its_format_and_has_the_steps()
    {
        var run = Tool.Run("plan", Old, New, "--format", "json");

        var json = JsonNode.Parse(run.Output)!;
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(("sgrules.plan/1", false, "commit", "ipv4"), ((string?)json["format"], (bool)json["refused"]!, (string?)json["steps"]![0]!["kind"], (string?)json["steps"]![0]!["table"]));
    }

    [Fact]
    public void A_summary_counts_and_tells_each_step() =>
        Assert.StartsWith(OneRule, Tool.Run("plan", Old, New, "--format", "summary").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("tree")]
    [InlineData("per-vm")]
    public void Equal_models_are_an_empty_plan(string layout) => Assert.Equal(
        new ToolRun(0, Nothing, string.Empty),
        Tool.Run("plan", New, New, "--format", "summary", "--layout", layout, "--from-layout", layout));

    [Fact]
    public void Where_nobody_says_it_the_layout_of_OLD_is_the_other_ones_and_this_is_said() => Assert.Equal(
        new ToolRun(0, Nothing, "sgrules: OLD is taken to be loaded in the layout per-vm, as --layout says; if it isn't, say --from-layout.\n"),
        Tool.Run("plan", New, New, "--format", "summary", "--layout", "per-vm"));

    [Theory]
    [InlineData("--to-nothing", true)]
    [InlineData("--from-nothing", true)]
    [InlineData("--from-layout", false)]
    public void With_one_model_or_a_layout_for_each_nothing_is_taken_for_granted(string option, bool isOne)
    {
        var run = isOne ? Tool.Run("plan", New, option, "--layout", "per-vm") : Tool.Run("plan", New, New, option, "tree", "--layout", "per-vm");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith("#!/bin/sh\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void A_monitor_learns_from_the_exit_code_whether_a_host_has_drifted(bool isSame, int exitCode)
    {
        using var saved = CompiledExample.Make();
        var model = isSame ? New : Old;

        Assert.Equal(0, Tool.Run("plan", "--from-save", saved.Path, model, "--format", "summary").ExitCode);
        Assert.Equal(exitCode, Tool.Run("plan", "--from-save", saved.Path, model, "--format", "summary", "--exit-code").ExitCode);
    }

    [Theory]
    [InlineData("script")]
    [InlineData("summary")]
    public void What_is_to_be_known_about_a_plan_is_said_once(string format)
    {
        using var saved = CompiledExample.Make();
        CompiledExample.Edit(saved, "kvm1/iptables.restore", text => CompiledExample.InsertBefore(text, "-A sg1-gi-default", "-A BF-cloudbr0-IN -s 192.0.2.9/32 -j ACCEPT\n"));

        var run = Tool.Run("plan", "--from-save", saved.Path, New, "--adopt", "--format", format);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(": warning SGR2203: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("SGR2203", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_what_is_to_be_known_with_its_place()
    {
        using var saved = CompiledExample.Make();
        CompiledExample.Edit(saved, "kvm1/iptables.restore", text => CompiledExample.InsertBefore(text, "-A sg1-gi-default", "-A BF-cloudbr0-IN -s 192.0.2.9/32 -j ACCEPT\n"));
        var lines = File.ReadAllLines(saved["kvm1/iptables.restore"]);

        var finding = JsonNode.Parse(Tool.Run("plan", "--from-save", saved.Path, New, "--adopt", "--format", "json").Output)!["diagnostics"]![0]!;

        Assert.Equal(("SGR2203", Array.FindIndex(lines, line => line.Contains("192.0.2.9", StringComparison.Ordinal)) + 1, 1), ((string?)finding["code"], (int)finding["line"]!, (int)finding["column"]!));
    }

    [Fact]
    public void An_unchanged_host_is_an_empty_plan()
    {
        using var saved = CompiledExample.Make();

        Assert.Equal(
            new ToolRun(0, Nothing, string.Empty),
            Tool.Run("plan", "--from-save", saved.Path, New, "--format", "summary"));
    }

    [Fact]
    public void Of_a_tampered_host_it_is_said_what_differs_and_how_it_is_repaired()
    {
        using var saved = CompiledExample.Make();
        CompiledExample.Edit(saved, "kvm1/iptables.restore", text => text.Replace("-A sg1-gi-default -p icmp -j ACCEPT\n", string.Empty, StringComparison.Ordinal));

        Assert.StartsWith(OneRule, Tool.Run("plan", "--from-save", saved["kvm1"], New, "--format", "summary").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_goes_loses_our_part_and_one_that_comes_gets_it()
    {
        var without = _folder.Write("without.json", ModelTexts.Change(zone =>
        {
            zone["hosts"]!.AsArray().Clear();
            zone["instances"]!.AsArray().Clear();
        }));

        var goes = Tool.Run("plan", New, without, "--host", "kvm1", "--format", "summary");
        var comes = Tool.Run("plan", without, New, "--format", "summary");

        Assert.Equal((0, $"sgrules: {without} has no host 'kvm1': the plan removes our part of it, and nothing filters its guests then.\n"), (goes.ExitCode, goes.Error));
        Assert.Equal((0, $"sgrules: {without} has no host 'kvm1': the plan starts from a host that has nothing of ours.\n"), (comes.ExitCode, comes.Error));
        Assert.Equal(Tool.Run("plan", New, "--to-nothing", "--format", "summary").Output, goes.Output);
        Assert.Equal(Tool.Run("plan", "--from-nothing", New, "--format", "summary").Output, comes.Output);
    }

    [Fact]
    public void One_model_can_be_standard_input_and_the_plan_a_file()
    {
        var run = Tool.RunWith(ModelTexts.Example, "plan", Old, "-", "--out", _folder["plan.sh"]);

        Assert.Equal(new ToolRun(0, string.Empty, string.Empty), run);
        Assert.StartsWith("#!/bin/sh\n", File.ReadAllText(_folder["plan.sh"]), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string WithoutPing(string model) =>
        string.Join('\n', model.Split('\n').Where(line => !line.Contains("\"icmp\"", StringComparison.Ordinal)));
}
