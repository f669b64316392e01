using System.Text.Json.Nodes;
using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class VerifyJsonTests
{
    [Fact]
    public void A_proof_has_its_figures_its_scope_and_its_obligations()
    {
        var json = Read(Tool.Run("verify", "--format", "json"));

        Assert.Equal(("sgrules.verify/1", "built-in example", "proven"), ((string?)json["format"], (string?)json["model"], (string?)json["verdict"]));
        var host = Assert.Single(json["hosts"]!.AsArray())!;
        Assert.Equal(("kvm1", "proven"), ((string?)host["host"], (string?)host["verdict"]));
        Assert.Equal(
            [("IPv4", "iptables.restore", "proven", 38, 25), ("IPv6", "ip6tables.restore", "proven", 45, 25)],
            host["tables"]!.AsArray().Select(table => ((string?)table!["family"], (string?)table["file"], (string?)table["verdict"], (int)table["rules"]!, (int)table["pairs"]!)));
        Assert.All(host["tables"]!.AsArray(), table => Assert.Empty(table!["refutations"]!.AsArray()));
        Assert.Equal((3, 3), (host["scope"]!.AsArray().Count, host["notCovered"]!.AsArray().Count));
        Assert.Contains(host["obligations"]!.AsArray(), obligation => ((string?)obligation!["kind"], (string?)obligation["name"], (string?)obligation["value"]) == ("sysctl", "net.bridge.bridge-nf-call-iptables", "1"));
        Assert.Contains(host["obligations"]!.AsArray(), obligation => ((string?)obligation!["kind"], (string?)obligation["name"]) == ("noRule", "NOTRACK"));
    }

    [Fact]
    public void A_refutation_has_the_packet_its_way_both_traces_the_boxes_and_how_to_see_it_again()
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, "kvm1/iptables.restore", text => text.Replace("--dport 22 -j ACCEPT", "--dport 23 -j ACCEPT", StringComparison.Ordinal));

        var run = Tool.Run("verify", "--documents", folder.Path, "--format", "json");

        var json = Read(run);
        Assert.Equal((1, folder.Path, "refuted"), (run.ExitCode, (string?)json["documents"], (string?)json["verdict"]));
        var table = json["hosts"]![0]!["tables"]![0]!;
        Assert.Equal(("refuted", 2), ((string?)table["verdict"], (int)table["differingPairs"]!));
        var refutation = table["refutations"]![0]!;
        Assert.Equal((23, "NEW"), ((int)refutation["packet"]!["destinationPort"]!, (string?)refutation["packet"]!["state"]));
        Assert.Equal(("dropped", "accepted", false), ((string?)refutation["passage"]!["decision"]!["verdict"], (string?)refutation["passage"]!["rules"]!["verdict"], (bool)refutation["passage"]!["agrees"]!));
        Assert.Equal(39, (int)refutation["passage"]!["rules"]!["path"]!.AsArray()[^1]!["line"]!);
        Assert.StartsWith("sgrules explain --host kvm1 --in eth0 --out-port vnet4 ", (string?)refutation["replay"], StringComparison.Ordinal);
        Assert.Equal(
            ["state NEW", "protocol tcp", "destination 203.0.113.19", "destination port 23"],
            refutation["boxes"]![0]!.AsArray().Select(field => $"{field!["field"]} {string.Join(", ", field["values"]!.AsArray())}"));
    }

    [Fact]
    public void What_is_unknown_has_its_reasons()
    {
        var json = Read(Tool.Run("verify", "--max-nodes", "10", "--format", "json"));

        Assert.Equal("unknown", (string?)json["verdict"]);
        Assert.Equal("The proof gave up: bridge cloudbr0, IPv4: more than 10 nodes of diagrams would be needed.", (string?)json["hosts"]![0]!["tables"]![0]!["reasons"]![0]);
    }

    private static JsonNode Read(ToolRun run)
    {
        Assert.Empty(run.Error);
        return JsonNode.Parse(run.Output)!;
    }
}
