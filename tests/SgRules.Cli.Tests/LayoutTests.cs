using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class LayoutTests
{
    private static readonly string[] Ssh = ["explain", "--from", "i-2-20-VM", "--to", "i-2-19-VM", "--protocol", "tcp", "--dport", "22"];

    [Fact]
    public void Per_vm_compiles_the_seeds_chains_and_tree_is_the_default()
    {
        var run = Tool.Run("compile", "--layout", "per-vm");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\n-A i-2-19-VM-eg -j RETURN\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n-A i-2-19-def -m physdev --physdev-out vnet4 --physdev-is-bridged -j i-2-19-VM\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(Tool.Run("compile"), Tool.Run("compile", "--layout", "tree"));
        Assert.DoesNotContain("i-2-19-def", Tool.Run("compile").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_walks_the_chosen_layout()
    {
        var run = Tool.Run([.. Ssh, "--layout", "per-vm"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("i-2-19-def 6", run.Output, StringComparison.Ordinal);
        Assert.Contains("# 3.9 group default: ingress tcp 22 cidr:0.0.0.0/0", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("i-2-19-def", Tool.Run(Ssh).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_reads_the_documents_of_layout_per_vm()
    {
        using var folder = new TemporaryFolder();
        _ = Tool.Run("compile", "--layout", "per-vm", "--out", folder.Path);
        var run = Tool.Run([.. Ssh, "--layout", "per-vm", "--documents", folder.Path]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("i-2-19-def 6", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tree", "per-vm")]
    [InlineData("per-vm", "tree")]
    public void A_text_of_the_other_layout_is_held_against_that(string asked, string loaded)
    {
        using var folder = new TemporaryFolder();
        _ = Tool.Run("compile", "--layout", loaded, "--out", folder.Path);
        string[] options = [.. Ssh, "--layout", asked, "--documents", folder.Path];
        var run = Tool.Run(options);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("\nkvm1: ACCEPTED by 3.9 ", run.Output, StringComparison.Ordinal);
        Assert.Contains($"\n  The loaded text has the chains of layout {loaded}, and is held against those.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"The loaded text has the chains of layout {loaded}, and is held against those.", Tool.Run([.. options, "--format", "json"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_of_neither_layout_is_foreign()
    {
        using var folder = CompiledExample.Make();
        File.WriteAllText(folder["kvm1/iptables.restore"], "*filter\n:INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n:other - [0:0]\nCOMMIT\n");

        var run = Tool.Run([.. Ssh, "--documents", folder.Path]);

        Assert.DoesNotContain("layout", run.Output, StringComparison.Ordinal);
        Assert.Contains("but not by this model's rules", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_reports_what_compile_would_in_the_order_of_the_file()
    {
        var model = ModelTexts.Change(zone =>
        {
            zone["instances"]![1]!["name"] = "i-2-99-with-a-name-that-is-too-long-for-a-chain";
            zone["instances"]![2]!["name"] = "i-2-11-with-a-name-that-is-too-long-for-a-chain";
        });
        var check = Tool.RunWith(model, "check", "-", "--layout", "per-vm");
        var compile = Tool.RunWith(model, "compile", "-", "--layout", "per-vm");
        string[] lines = [.. check.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

        Assert.Equal(1, check.ExitCode);
        Assert.Equal(["instances[1].name: error SGR2004", "instances[2].name: error SGR2004"], lines.Select(line => line[..line.IndexOf(": Layout", StringComparison.Ordinal)]), StringComparer.Ordinal);
        Assert.StartsWith(check.Error, compile.Error, StringComparison.Ordinal);
        Assert.Equal(0, Tool.RunWith(model, "check", "-").ExitCode);
        Assert.Equal(0, Tool.RunWith(model, "check", "-", "--no-dns").ExitCode);
    }

    [Fact]
    public void Another_layout_is_wrong_usage()
    {
        var run = Tool.Run("compile", "--layout", "linear");

        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith("sgrules compile: --layout is tree or per-vm, not 'linear'.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Instances_that_would_share_a_chain_stop_this_layout_only_and_are_told_with_their_line()
    {
        var model = ModelTexts.Change(zone => zone["instances"]![2]!["name"] = "i-2-19-XX");
        var run = Tool.RunWith(model, "compile", "-", "--layout", "per-vm");

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("instances[2].name: error SGR2005: In layout per-vm the chain i-2-19-def would stand for i-2-19-VM and for this instance; rename one, or use layout tree. (line ", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, Tool.RunWith(model, "compile", "-").ExitCode);
    }

    [Fact]
    public void The_list_of_codes_has_those_of_the_layout()
    {
        var list = Tool.Run("check", "--list").Output;

        Assert.All(["SGR2004", "SGR2005", "SGR2006"], code => Assert.Contains($"{code} error: In layout per-vm: ", list, StringComparison.Ordinal));
    }
}
