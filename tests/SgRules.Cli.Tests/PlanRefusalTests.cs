using System.Text.Json.Nodes;
using SgRules.Cli.Testing;

namespace SgRules.Cli;

/// <summary>Where there is no plan, what is written says so, in whichever format.</summary>
public sealed class PlanRefusalTests : IDisposable
{
    private const string Refusal = "refuse 'there is no plan because of these errors'\n} && main \"$@\"\n";

    private readonly TemporaryFolder _folder = new();

    private string Good => _folder.Write("good.json", ModelTexts.Example);

    private string MistypedHost => _folder.Write("typo.json", ModelTexts.Change(zone => zone["instances"]![2]!["host"] = "nope"));

    // Of the host itself, of another host, of no host at all, of the text.
    public static TheoryData<string, string> BadModels => new()
    {
        { ModelTexts.Change(zone => zone["hosts"]![0]!["hypervisor"] = "VMware"), "hosts[0].hypervisor: error SGR" },
        { ModelTexts.WithHosts(("esx1", "VMware")), "hosts[1].hypervisor: error SGR" },
        { ModelTexts.Change(zone => zone["instances"]![2]!["host"] = "nope"), "instances[2].host: error SGR1506: There is no host 'nope'" },
        { "{", "error SGR" },
    };

    [Theory]
    [MemberData(nameof(BadModels))]
    public void An_error_of_either_model_is_a_script_that_refuses_and_says_it_with_its_model(string text, string error)
    {
        var bad = _folder.Write("bad.json", text);
        foreach (var run in new[] { Tool.Run("plan", bad, Good, "--host", "kvm1"), Tool.Run("plan", Good, bad, "--host", "kvm1"), Tool.Run("plan", "--from-nothing", bad, "--host", "kvm1"), Tool.Run("plan", bad, "--to-nothing", "--host", "kvm1") })
        {
            Assert.Equal(1, run.ExitCode);
            Assert.StartsWith($"{bad}", run.Error, StringComparison.Ordinal);
            Assert.Contains(error, run.Error, StringComparison.Ordinal);
            Assert.StartsWith("#!/bin/sh\n# Update plan for host kvm1.\n", run.Output, StringComparison.Ordinal);
            Assert.Contains($"\nsay '{bad}", run.Output, StringComparison.Ordinal);
            Assert.EndsWith(Refusal, run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_error_is_no_plan_from_save_texts_either()
    {
        using var saved = CompiledExample.Make();

        var run = Tool.Run("plan", "--from-save", saved.Path, MistypedHost);

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith(Refusal, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_plan_is_json_with_the_errors_and_their_places()
    {
        var run = Tool.Run("plan", Good, MistypedHost, "--format", "json");

        var json = JsonNode.Parse(run.Output)!;
        var finding = Assert.Single(json["diagnostics"]!.AsArray())!;
        Assert.Equal((1, true, 0), (run.ExitCode, (bool)json["refused"]!, json["steps"]!.AsArray().Count));
        Assert.Equal(("SGR1506", $"{_folder["typo.json"]}: instances[2].host"), ((string?)finding["code"], (string?)finding["path"]));
        Assert.True((int)finding["line"]! > 0 && (int)finding["column"]! > 0);
    }

    [Fact]
    public void A_refused_plan_is_a_summary_in_one_sentence_beside_the_errors()
    {
        var run = Tool.Run("plan", Good, MistypedHost, "--format", "summary");

        Assert.Equal((1, "Refused: there is no safe plan, and nothing is changed.\n"), (run.ExitCode, run.Output));
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void No_stale_script_stays_where_the_plan_is_refused()
    {
        var script = _folder.Write("plan.sh", "#!/bin/sh\necho stale\n");

        Assert.Equal(1, Tool.Run("plan", Good, MistypedHost, "--out", script).ExitCode);
        Assert.EndsWith(Refusal, File.ReadAllText(script), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_models_that_cannot_be_read_the_host_is_whichever()
    {
        var bad = _folder.Write("bad.json", "{");

        var run = Tool.Run("plan", bad, bad);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("#!/bin/sh\n# Update plan for host HOST.\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(Refusal, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_change_in_a_zone_is_refused()
    {
        var other = _folder.Write("other.json", ModelTexts.Change(zone => zone["zone"]!["name"] = "other"));

        var run = Tool.Run("plan", Good, other);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error SGR1901:", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(Refusal, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_save_text_that_is_cut_off_is_a_refused_plan()
    {
        using var saved = CompiledExample.Make();
        CompiledExample.Edit(saved, "kvm1/iptables.restore", text => text.Replace("COMMIT\n", string.Empty, StringComparison.Ordinal));

        var run = Tool.Run("plan", "--from-save", saved.Path, Good);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(": error SGR21", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(Refusal, run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
