using SgRules.Cli.Testing;

namespace SgRules.Cli;

/// <summary>What a script says about the way back, and about planning from what the host has.</summary>
public sealed class PlanWayBackTests : IDisposable
{
    private const string Planned = "\n# The way back is planned by:\n#   ";

    private readonly TemporaryFolder _folder = new();

    private string Old => _folder.Write("old.json", ModelTexts.Change(zone => zone["securityGroups"]![0]!["ingress"]!.AsArray().Clear()));

    private string New => _folder.Write("new zone.json", ModelTexts.Example);

    [Fact]
    public void It_is_the_same_plan_the_other_way_round() =>
        Assert.Contains($"{Planned}sgrules plan '{_folder["new zone.json"]}' {_folder["old.json"]} --host kvm1\n", Tool.Run("plan", Old, New).Output, StringComparison.Ordinal);

    [Fact]
    public void From_a_saved_host_it_leads_to_what_was_saved()
    {
        using var saved = CompiledExample.Make();
        var there = Tool.Run("plan", "--from-save", saved.Path, Old);

        var back = Tool.Run("plan", Old, "--to-save", saved.Path, "--host", "kvm1", "--format", "summary");

        Assert.Contains($"{Planned}sgrules plan {_folder["old.json"]} --to-save {saved.Path} --host kvm1\n", there.Output, StringComparison.Ordinal);
        Assert.Equal(Tool.Run("plan", Old, New, "--format", "summary").Output, back.Output);
    }

    [Fact]
    public void From_nothing_and_to_nothing_are_each_others()
    {
        Assert.Contains($"{Planned}sgrules plan {Old} --to-nothing --host kvm1\n", Tool.Run("plan", "--from-nothing", Old).Output, StringComparison.Ordinal);
        Assert.Contains($"{Planned}sgrules plan {Old} --from-nothing --host kvm1\n", Tool.Run("plan", Old, "--to-nothing").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_of_a_plan_is_in_it()
    {
        var run = Tool.Run("plan", Old, New, "--layout", "per-vm", "--from-layout", "tree", "--comments", "none", "--no-dns", "--zone-rules", "4.20");

        Assert.Contains(" --host kvm1 --from-layout per-vm --comments none --no-dns --zone-rules 4.20\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_taken_over_is_not_ours_so_the_saved_texts_are_loaded_again()
    {
        using var saved = CompiledExample.Make();

        var run = Tool.Run("plan", "--from-save", saved.Path, Old, "--adopt");

        Assert.Contains(
            $"{Planned}no command, since what was taken over isn't ours. Load all of what was saved again, in {saved["kvm1"]}: ipset restore -exist < ipset.restore; iptables-restore < iptables.restore; ip6tables-restore < ip6tables.restore; ebtables-restore < ebtables.restore\n",
            run.Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("--to-save", run.Output, StringComparison.Ordinal);
        Assert.Contains($"sgrules plan {_folder["old.json"]} --from-save DIR --host kvm1 --adopt'\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OLD")]
    [InlineData("NEW")]
    public void A_model_that_was_standard_input_is_to_be_saved_to_a_file_first(string model)
    {
        var isOld = model == "OLD";

        var run = Tool.RunWith(ModelTexts.Example, isOld ? ["plan", "-", Old] : ["plan", Old, "-"]);

        var command = isOld ? $"sgrules plan {_folder["old.json"]} FILE" : $"sgrules plan FILE {_folder["old.json"]}";
        Assert.Contains($"{Planned}{command} --host kvm1, where FILE is {model}, which was read from standard input: save it to a file first\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("plan -", run.Output.Replace("plan --", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_from_what_the_host_has_needs_the_model_as_a_file_too() => Assert.Contains(
        "sgrules plan FILE --from-save DIR --host kvm1, where FILE is NEW, which was read from standard input: save it to a file first'\n",
        Tool.RunWith(ModelTexts.Example, "plan", Old, "-").Output,
        StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
