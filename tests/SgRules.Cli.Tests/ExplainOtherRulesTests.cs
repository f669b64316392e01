using System.Text.Json.Nodes;
using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class ExplainOtherRulesTests
{
    private static readonly string[] Ssh = ["explain", "--from", "i-2-20-VM", "--to", "i-2-19-VM", "--protocol", "tcp", "--dport", "22"];

    [Theory]
    [InlineData("-A FORWARD -j ACCEPT", "ACCEPTED, but not by this model's rules: by rule 1 of FORWARD (line 13)", "The loaded text doesn't send this packet to this model's rules: is it this host's, and whole?")]
    [InlineData("-A BF-cloudbr0-OUT -j ACCEPT", "ACCEPTED, but not by this model's rules: by rule 1 of BF-cloudbr0-OUT (line 28)", null)]
    [InlineData("-A FORWARD -s 192.0.2.1/32 -j ACCEPT", "ACCEPTED by 3.9 group default: ingress tcp 22 cidr:0.0.0.0/0", null)]
    [InlineData("-A sg1-gi-default -s 192.0.2.1/32 -j ACCEPT", "ACCEPTED by 3.9 group default: ingress tcp 22 cidr:0.0.0.0/0", null)]
    public void A_verdict_that_other_rules_give_is_not_credited_to_the_model(string rule, string headline, string? doubt)
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, "kvm1/iptables.restore", text => CompiledExample.InsertBefore(text, string.Join(' ', rule.Split(' ')[..2]) + " ", $"{rule}\n"));

        AssertAccepted(folder, headline, doubt);
    }

    [Fact]
    public void A_table_without_rules_accepts_by_its_policy_and_not_by_the_model()
    {
        using var folder = CompiledExample.Make();
        File.WriteAllText(folder["kvm1/iptables.restore"], "*filter\n:INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\nCOMMIT\n");

        AssertAccepted(folder, "ACCEPTED, but not by this model's rules: by FORWARD's policy (line 3)", "The loaded text doesn't send this packet to this model's rules: is it this host's, and whole?");
    }

    [Fact]
    public void Where_rules_that_are_not_the_models_contradict_it_both_is_said()
    {
        using var folder = CompiledExample.Make();
        File.WriteAllText(folder["kvm1/iptables.restore"], "*filter\n:INPUT ACCEPT [0:0]\n:FORWARD DROP [0:0]\n:OUTPUT ACCEPT [0:0]\nCOMMIT\n");

        var run = Tool.Run([.. Ssh, "--documents", folder.Path]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            """

              Rules and model contradict each other: what is loaded isn't what this model says.
              The loaded text doesn't send this packet to this model's rules: is it this host's, and whole?

            """,
            run.Output,
            StringComparison.Ordinal);
        Assert.False(Json(folder).ContainsKey("decidedBy"));
    }

    [Fact]
    public void Where_nothing_can_be_compared_json_says_null()
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, "kvm1/iptables.restore", text => CompiledExample.InsertBefore(text, "-A FORWARD", "-A FORWARD -m recent --rcheck --name ssh --rsource -j DROP\n"));

        var passage = Json(folder);

        Assert.True(passage.ContainsKey("agrees"));
        Assert.Null(passage["agrees"]);
        Assert.False(passage.ContainsKey("decidedBy"));
    }

    private static void AssertAccepted(TemporaryFolder folder, string headline, string? doubt)
    {
        var run = Tool.Run([.. Ssh, "--documents", folder.Path]);
        var passage = Json(folder);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains($"\nkvm1: {headline}\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(doubt is not null, run.Output.Contains($"\n  {doubt}\n", StringComparison.Ordinal));
        Assert.Equal(headline.Contains("not by this model's", StringComparison.Ordinal) ? "otherRules" : null, (string?)passage["decidedBy"]);
        Assert.Equal(doubt, passage["notes"]!.AsArray().Select(note => (string?)note).FirstOrDefault(note => note!.StartsWith("The loaded text", StringComparison.Ordinal)));
        Assert.True((bool?)passage["agrees"]);
    }

    private static JsonObject Json(TemporaryFolder folder) =>
        JsonNode.Parse(Tool.Run([.. Ssh, "--documents", folder.Path, "--format", "json"]).Output)!["passages"]![0]!.AsObject();
}
