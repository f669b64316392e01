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
