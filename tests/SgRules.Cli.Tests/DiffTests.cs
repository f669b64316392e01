using System.Text.Json;
using System.Text.Json.Nodes;
using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class DiffTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _old;
    private readonly string _new;

    public DiffTests()
    {
        _old = _folder.Write("old.json", ModelTexts.Example);
        _new = _folder.Write("new.json", ModelTexts.Change(zone =>
        {
            zone["securityGroups"]![1]!["ingress"]!.AsArray().Add(Rule("tcp", 8080, "0.0.0.0/0", "::/0"));
            zone["securityGroups"]![0]!["ingress"]![1] = Rule("tcp", 22, "198.51.100.0/24");
            zone["securityGroups"]![1]!["egress"] = new JsonArray(Rule("tcp", 443, "0.0.0.0/0"));
            zone["instances"]![1]!["securityGroups"]!.AsArray().Add((JsonNode)"web");
        }));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_models_that_say_the_same_have_no_difference()
    {
        var run = Tool.Run("diff", _old, _folder.Write("same.json", ModelTexts.Change(_ => { })), "--exit-code");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("newly allowed: 0   newly denied: 0   identity: 0   unchanged (proven): 2 instances\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void A_difference_is_an_exit_code_if_it_is_asked_for(bool isAsked, int exitCode)
    {
        var run = Tool.Run(["diff", _old, _new, .. isAsked ? ["--exit-code"] : Array.Empty<string>()]);

        Assert.Equal((exitCode, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith($"SgRules semantic diff   {_old} -> {_new}   1 host, 2 instances\nRESULT  newly allowed: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n+ ALLOW in  i-2-19-VM, i-2-20-VM   tcp 8080   from any\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n- DENY  in  i-2-19-VM   tcp 22   from any IPv4\n        except  what still passes by 3.9 group default: ingress tcp 22 cidr:198.51.100.0/24\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_says_of_every_example_what_its_row_says()
    {
        using var diff = JsonDocument.Parse(Tool.Run("diff", _old, _new, "--format", "json").Output);
        var examples = 0;
        foreach (var (kind, before, after) in new[] { ("allowed", "DROPPED", "ACCEPTED"), ("denied", "ACCEPTED", "DROPPED") })
        {
            foreach (var row in diff.RootElement.GetProperty(kind).EnumerateArray())
            {
                var example = row.GetProperty("example");

                Assert.Contains(before, Explain(_old, example.GetProperty("old")), StringComparison.Ordinal);
                Assert.Contains(after, Explain(_new, example.GetProperty("new")), StringComparison.Ordinal);
                examples++;
            }
        }

        Assert.InRange(examples, 4, 50);
    }

    [Fact]
    public void Without_DNS_the_first_egress_rule_denies_it_too()
    {
        Assert.Contains("3.5 a guest may always send to port 53", Tool.Run("diff", _old, _new).Output, StringComparison.Ordinal);
        var run = Tool.Run("diff", _old, _new, "--no-dns");
        Assert.DoesNotContain("port 53", run.Output, StringComparison.Ordinal);
        Assert.Contains(" --no-dns\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_goes_into_a_file()
    {
        var run = Tool.Run("diff", _old, _new, "--format", "markdown", "--out", _folder["diff.md"]);

        Assert.Equal((0, string.Empty, string.Empty), (run.ExitCode, run.Output, run.Error));
        Assert.Contains("\n```mermaid\n", File.ReadAllText(_folder["diff.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_is_said()
    {
        var run = Tool.Run("diff", _old, _new, "--limit", "1");

        Assert.Contains(" more newly allowed\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.Output.Split('\n').Count(line => line.StartsWith("+ ALLOW", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_model_with_errors_is_not_compared()
    {
        var broken = _folder.Write("broken.json", ModelTexts.Change(zone => zone["instances"]![1]!["host"] = "kvm9"));
        var run = Tool.Run("diff", _old, broken);

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains($"{broken}: instances[1].host", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("not compared because of errors.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_usage_is_refused()
    {
        AssertRefused("NEW", "diff", _old);
        AssertRefused("no file", "diff", _old, _folder["nowhere.json"]);
        AssertRefused("there is no host 'kvm9'", "diff", _old, _new, "--host", "kvm9");
        AssertRefused("can't both be standard input", "diff", "-", "-");
        AssertRefused("--format is text or markdown or json", "diff", _old, _new, "--format", "html");
        AssertRefused("there is no option '--exit'", "diff", _old, "--exit", _new);
    }

    [Fact]
    public void Two_folders_of_texts_are_compared_by_what_they_let_through()
    {
        foreach (var (model, folder) in new[] { (_old, "before"), (_new, "after") })
        {
            Assert.Equal(0, Tool.Run("compile", model, "--out", _folder[folder]).ExitCode);
        }

        Assert.Equal(0, Tool.Run("diff", _folder["before"], _folder["before"], "--exit-code").ExitCode);
        var run = Tool.Run("diff", _folder["before"], _folder["after"], "--exit-code", "--host", "kvm1");
        Assert.Equal((1, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains(" IPv4 cloudbr0: eth0 -> vnet5   tcp, to port 8080, to 203.0.113.20, NEW\n        before  sg1-in-web-", run.Output, StringComparison.Ordinal);
        AssertRefused("leave out --format", "diff", _folder["before"], _folder["after"], "--format", "json");
        AssertRefused("there is no file", "diff", _folder["before"], _folder.Path, "--host", "kvm9");
    }

    [Fact]
    public void The_schema_of_the_report_is_printed()
    {
        var run = Tool.Run("schema", "--of", "diff");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\"const\": \"sgrules.diff/1\"", run.Output, StringComparison.Ordinal);
    }

    private static void AssertRefused(string words, params string[] args)
    {
        var run = Tool.Run(args);

        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    private static string Explain(string model, JsonElement way) => Tool.Run(["explain", model, .. way.GetProperty("explain").GetString()!.Split(' ')]).Output;

    private static JsonObject Rule(string protocol, int port, params string[] cidrs) => new()
    {
        ["protocol"] = protocol,
        ["startPort"] = port,
        ["endPort"] = port,
        ["cidrs"] = new JsonArray([.. cidrs.Select(cidr => (JsonNode)cidr)]),
    };
}
