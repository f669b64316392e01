using System.Text.Json;
using System.Text.Json.Nodes;
using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class LintTests
{
    [Fact]
    public void Findings_go_to_standard_error_with_their_line_and_their_count_to_standard_output()
    {
        var run = Tool.Run("lint");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("built-in example: no errors, no warnings of the model, 1 finding\n", run.Output);
        Assert.Equal(
            "securityGroups[0].ingress[1]: warning SGR3201: Group 'default' opens ssh (tcp 22) to the whole internet (IPv4) by 'ingress tcp 22 cidr:0.0.0.0/0'. Allow only the networks or groups that need it. (line 38, column 9)\n",
            run.Error);
    }

    [Fact]
    public void With_exit_code_a_finding_is_1_and_none_is_0()
    {
        Assert.Equal(1, Tool.Run("lint", "--exit-code").ExitCode);
        Assert.Equal(0, Tool.RunWith(ModelTexts.Change(WithoutOpenRules), "lint", "-", "--exit-code").ExitCode);
    }

    [Fact]
    public void Errors_of_the_model_are_reported_as_check_does_and_nothing_is_linted()
    {
        var model = ModelTexts.Change(zone => zone["securityGroups"]![1]!["ingress"]![0]!["groups"]![0] = "none");
        var (check, lint) = (Tool.RunWith(model, "check", "-"), Tool.RunWith(model, "lint", "-"));

        Assert.Equal((1, check.Error), (lint.ExitCode, lint.Error));
        Assert.Equal("standard input: 1 error, no warnings of the model, not linted: correct the errors first\n", lint.Output);
    }

    [Fact]
    public void Of_a_text_that_is_no_zone_the_errors_are_reported()
    {
        var run = Tool.RunWith("{", "lint", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error SGR10", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void As_json_each_finding_has_its_group_rules_and_blockers()
    {
        var model = ModelTexts.Change(zone => zone["securityGroups"]![0]!["ingress"]!.AsArray().Add(JsonNode.Parse("""{"protocol": "tcp", "startPort": 20, "endPort": 30, "cidrs": ["10.0.0.0/8", "0.0.0.0/0"]}""")));
        var run = Tool.RunWith(model, "lint", "-", "--format", "json");
        using var report = JsonDocument.Parse(run.Output);
        var finding = report.RootElement.GetProperty("findings")[0];

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal("sgrules.lint/1", report.RootElement.GetProperty("format").GetString());
        Assert.Empty(report.RootElement.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal("SGR3001", finding.GetProperty("code").GetString());
        Assert.Equal("securityGroups[0].ingress[1]", finding.GetProperty("path").GetString());
        Assert.Equal("default", finding.GetProperty("group").GetString());
        Assert.Equal("ingress tcp 22 cidr:0.0.0.0/0", finding.GetProperty("rules")[0].GetString());
        Assert.Equal(
            """{"path":"securityGroups[0].ingress[2].cidrs[1]","group":"default","rule":"ingress tcp 20-30 cidr:0.0.0.0/0"}""",
            JsonSerializer.Serialize(finding.GetProperty("blockers")[0]));
    }

    [Fact]
    public void As_json_a_model_with_errors_has_no_findings()
    {
        var run = Tool.RunWith(ModelTexts.WithHosts(("esx1", "VMware")), "lint", "-", "--format", "json", "--exit-code");
        using var report = JsonDocument.Parse(run.Output);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(JsonValueKind.Null, report.RootElement.GetProperty("findings").ValueKind);
        Assert.Equal("error", report.RootElement.GetProperty("diagnostics")[0].GetProperty("severity").GetString());
    }

    [Fact]
    public void Without_DNS_egress_that_locks_it_is_found()
    {
        var model = ModelTexts.Change(zone => zone["securityGroups"]![1]!["egress"] = JsonNode.Parse("""[{"protocol": "tcp", "startPort": 443, "endPort": 443, "cidrs": ["0.0.0.0/0"]}]"""));

        Assert.DoesNotContain("SGR3301", Tool.RunWith(model, "lint", "-").Error, StringComparison.Ordinal);
        Assert.Contains("securityGroups[1].egress: warning SGR3301: i-2-20-VM may send to no port 53", Tool.RunWith(model, "lint", "-", "--no-dns").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_a_model_can_not_steer_the_terminal()
    {
        var model = ModelTexts.Change(zone => zone["securityGroups"]!.AsArray().Add((JsonNode)new JsonObject { ["id"] = "a\u202Eb" }));

        Assert.Contains(@"No instance is in group 'a\u202eb'.", Tool.RunWith(model, "lint", "-").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lint --format xml", "sgrules lint: --format is text or json, not 'xml'.\n'sgrules lint --help' shows the usage.\n")]
    [InlineData("lint a.json b.json", "sgrules lint: Unrecognized command or argument 'b.json'.\n'sgrules lint --help' shows the usage.\n")]
    [InlineData("lint --bogus", "sgrules lint: there is no option '--bogus'.\n'sgrules lint --help' shows the usage.\n")]
    [InlineData("lint none.json", "sgrules: there is no file 'none.json'; check the path.\n")]
    public void Wrong_usage_is_said_in_a_sentence(string args, string error)
    {
        var run = Tool.Run(args.Split(' '));

        Assert.Equal((2, string.Empty, error), (run.ExitCode, run.Output, run.Error));
    }

    private static void WithoutOpenRules(JsonNode zone) => zone["securityGroups"]![0]!["ingress"]!.AsArray().RemoveAt(1);
}
