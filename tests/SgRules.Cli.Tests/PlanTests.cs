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
        new ToolRun(0, "Nothing to do: the host has what it shall have.\n", string.Empty),
        Tool.Run("plan", New, New, "--format", "summary", "--layout", layout));

    [Fact]
    public void An_unchanged_host_is_an_empty_plan()
    {
        using var saved = CompiledExample.Make();

        Assert.Equal(
            new ToolRun(0, "Nothing to do: the host has what it shall have.\n", string.Empty),
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
    public void The_way_back_from_a_saved_host_leads_to_what_was_saved()
    {
        using var saved = CompiledExample.Make();
        var there = Tool.Run("plan", "--from-save", saved.Path, Old);

        Assert.Contains($"\n#   sgrules plan {_folder["old.json"]} --to-save {saved.Path} --host kvm1\n", there.Output, StringComparison.Ordinal);
        Assert.StartsWith(OneRule, Tool.Run("plan", Old, "--to-save", saved.Path, "--host", "kvm1", "--format", "summary").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_save_text_that_is_cut_off_is_a_refused_plan()
    {
        using var saved = CompiledExample.Make();
        CompiledExample.Edit(saved, "kvm1/iptables.restore", text => text.Replace("COMMIT\n", string.Empty, StringComparison.Ordinal));

        var run = Tool.Run("plan", "--from-save", saved.Path, New);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(": error SGR21", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("refuse 'there is no plan because of these errors'\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void From_nothing_and_back_are_each_others_way_back()
    {
        Assert.Contains($"\n#   sgrules plan {Old} --to-nothing --host kvm1\n", Tool.Run("plan", "--from-nothing", Old).Output, StringComparison.Ordinal);
        Assert.Contains($"\n#   sgrules plan {Old} --from-nothing --host kvm1\n", Tool.Run("plan", Old, "--to-nothing").Output, StringComparison.Ordinal);
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
    public void Every_option_of_a_plan_is_in_its_way_back()
    {
        var run = Tool.Run("plan", Old, New, "--layout", "per-vm", "--from-layout", "tree", "--comments", "none", "--no-dns", "--zone-rules", "4.20");

        Assert.Contains(" --host kvm1 --from-layout per-vm --comments none --no-dns --zone-rules 4.20\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_error_that_stops_the_host_in_either_model_is_no_plan_and_is_said_with_its_model(bool isOld)
    {
        var bad = _folder.Write("bad.json", ModelTexts.Change(zone => zone["hosts"]![0]!["hypervisor"] = "VMware"));

        var run = isOld ? Tool.Run("plan", bad, New) : Tool.Run("plan", New, bad);

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains($"{bad}: hosts[0].hypervisor: error SGR", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_text_that_is_no_model_is_no_plan(bool isOld)
    {
        var bad = _folder.Write("bad.json", "{");

        var run = isOld ? Tool.Run("plan", bad, New) : Tool.Run("plan", New, bad);

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith($"{bad}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_that_stops_other_hosts_only_is_said_beside_the_plan()
    {
        var other = _folder.Write("other.json", ModelTexts.WithHosts(("esx1", "VMware")));

        var run = Tool.Run("plan", Old, other, "--host", "kvm1", "--format", "summary");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(OneRule, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_change_in_a_zone_is_refused()
    {
        var other = _folder.Write("other.json", ModelTexts.Change(zone => zone["zone"]!["name"] = "other"));

        var run = Tool.Run("plan", New, other);

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("error SGR1901:", run.Error, StringComparison.Ordinal);
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
