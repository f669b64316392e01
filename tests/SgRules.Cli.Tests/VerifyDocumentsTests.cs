using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class VerifyDocumentsTests : IDisposable
{
    private readonly TemporaryFolder _folder = CompiledExample.Make();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("kvm1")]
    public void What_compile_wrote_is_proven(string host)
    {
        var folder = _folder[host];

        var run = Tool.Run("verify", "--documents", folder);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith($"built-in example, text in {folder}: PROVEN, 1 host\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_other_layouts_text_is_proven_as_well()
    {
        _ = Tool.Run("compile", "--layout", "per-vm", "--out", _folder.Path);

        Assert.Equal(0, Tool.Run("verify", "--documents", _folder.Path).ExitCode);
    }

    [Fact]
    public void Another_port_is_refuted_with_a_packet_both_ways_and_all_packets_that_differ()
    {
        Edit("iptables.restore", text => text.Replace("--dport 22 -j ACCEPT", "--dport 23 -j ACCEPT", StringComparison.Ordinal));

        var run = Tool.Run("verify", "--documents", _folder.Path);

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith(
            $"""
            built-in example, text in {_folder.Path}: REFUTED, 1 host

            kvm1: REFUTED; IPv4 38 rules, 25 pairs of ports; IPv6 PROVEN 45 rules, 25 pairs of ports

            kvm1: DISAGREEMENT: the model says DROPPED, the rules say ACCEPTED
              tcp 198.51.100.7 port 49152 to 203.0.113.19 port 23, NEW
              bridge cloudbr0, eth0 to vnet4, source MAC 00:00:5e:00:53:00
              Rules and model contradict each other: what is loaded isn't what this model says.

              Model: DROPPED
                passed      3.3  203.0.113.19 is an address of i-2-19-VM (vnet4)
                DROPPED     3.9  no ingress rule matches in the groups of i-2-19-VM (vnet4): default

              Rules: ACCEPTED, by these lines of {_folder["kvm1/iptables.restore"]}
                13  FORWARD 1                    -i cloudbr0 -m physdev --physdev-is-bridged -j BF-cloudbr0
                16  BF-cloudbr0 1                -m physdev --physdev-in eth0 -g BF-cloudbr0-OUT
                32  BF-cloudbr0-OUT 5            -d 203.0.113.19/32 -m physdev --physdev-out vnet4 -m comment --comment i-2-19-VM -g sg1-in-default-wdczzkukak
                44  sg1-in-default-wdczzkukak 4  -j sg1-gi-default
                39  sg1-gi-default 2             -p tcp -m tcp --dport 23 -j ACCEPT

              Between these ports they differ for
                state NEW; protocol tcp; destination 203.0.113.19; destination port 23
              They differ between 2 pairs of ports at least.
              Again: sgrules explain --host kvm1 --in eth0 --out-port vnet4 --smac 00:00:5e:00:53:00 --src 198.51.100.7 --dst 203.0.113.19 --protocol tcp --sport 49152 --dport 23 --documents {_folder.Path}

            What is proven, or refuted,
            """,
            run.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iptables.restore", "--dport 22 -j ACCEPT", "--dport 23 -j ACCEPT")]
    [InlineData("iptables.restore", "-s 203.0.113.20/32 -m physdev --physdev-in vnet5", "-s 203.0.113.20/30 -m physdev --physdev-in vnet5")]
    [InlineData("ip6tables.restore", "--icmpv6-type 134", "--icmpv6-type 133")]
    public void The_command_that_comes_with_a_refutation_shows_the_same(string file, string old, string @new)
    {
        Edit(file, text => text.Replace(old, @new, StringComparison.Ordinal));
        var run = Tool.Run("verify", "--documents", _folder.Path);
        var command = run.Output.Split('\n').First(line => line.StartsWith("  Again: ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[2..];

        var again = Tool.Run(command);

        Assert.Equal((1, 1), (run.ExitCode, again.ExitCode));
        Assert.Contains("\nkvm1: DISAGREEMENT: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nkvm1: DISAGREEMENT: ", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_can_not_be_judged_is_named_by_its_line_and_leaves_it_open()
    {
        Edit("iptables.restore", text => CompiledExample.InsertBefore(text, "-A FORWARD", "-A FORWARD -m recent --rcheck --name ssh --rsource -j DROP\n"));

        var run = Tool.Run("verify", "--documents", _folder.Path);

        Assert.Equal((3, string.Empty), (run.ExitCode, run.Error));
        Assert.StartsWith($"built-in example, text in {_folder.Path}: UNKNOWN, 1 host\n\nkvm1: UNKNOWN; IPv4 39 rules, 25 pairs of ports; IPv6 PROVEN 45 rules, ", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"\n  {_folder["kvm1/iptables.restore"]}, line 13: Rule 1 of chain FORWARD can't be judged: it isn't known when '-m recent --rcheck --name ssh --rsource' holds. It may decide ",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_can_not_be_judged_does_not_matter_where_no_packet_comes()
    {
        Edit("iptables.restore", text => CompiledExample.InsertBefore(text, "COMMIT", "-A FORWARD -i other0 -m recent --rcheck --name ssh --rsource -j DROP\n"));

        Assert.Equal(0, Tool.Run("verify", "--documents", _folder.Path).ExitCode);
    }

    [Fact]
    public void What_differs_is_told_though_something_else_can_not_be_judged()
    {
        Edit("iptables.restore", text => CompiledExample.InsertBefore(text, "-A FORWARD", "-A FORWARD -p udp -m recent --rcheck --name ssh --rsource -j DROP\n").Replace("--dport 22 -j ACCEPT", "--dport 23 -j ACCEPT", StringComparison.Ordinal));

        var run = Tool.Run("verify", "--documents", _folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(", line 13: Rule 1 of chain FORWARD can't be judged: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nkvm1: DISAGREEMENT: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_a_set_lacks_is_refuted()
    {
        var set = File.ReadAllText(_folder["kvm1/ipset.restore"]).Split('\n').FirstOrDefault(line => line.StartsWith("add ", StringComparison.Ordinal));
        Assert.NotNull(set);
        Edit("ipset.restore", text => text.Replace($"{set}\n", string.Empty, StringComparison.Ordinal));

        var run = Tool.Run("verify", "--documents", _folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($" {set.Split(' ')[2]} ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_tables_are_named_among_what_is_not_judged()
    {
        Edit("iptables.restore", text => $"*nat\n:PREROUTING ACCEPT [0:0]\nCOMMIT\n{text}");

        Assert.Contains($"\n  Table nat of {_folder["kvm1/iptables.restore"]}.\nIt holds", Tool.Run("verify", "--documents", _folder.Path).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iptables.restore")]
    [InlineData("ip6tables.restore")]
    [InlineData("ipset.restore")]
    public void A_text_that_can_not_be_read_is_told_by_line_and_judged_by_nobody(string file)
    {
        Edit(file, text => $"nonsense\n{text}");

        var run = Tool.Run("verify", "--documents", _folder.Path);

        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith($"{_folder[$"kvm1/{file}"]}: error SGR", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("\nnot verified because of errors: kvm1\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iptables.restore", "iptables-save -t filter.")]
    [InlineData("ip6tables.restore", "ip6tables-save -t filter.")]
    [InlineData("ipset.restore", "ipset save - an empty one says that there is no set.")]
    public void A_file_that_is_missing_is_told_with_how_to_get_it(string file, string how)
    {
        File.Delete(_folder[$"kvm1/{file}"]);

        Assert.Equal(new ToolRun(2, string.Empty, $"sgrules: there is no file '{_folder[$"kvm1/{file}"]}'; save it there with {how}\n"), Tool.Run("verify", "--documents", _folder.Path));
    }

    [Fact]
    public void Frames_are_not_needed()
    {
        File.Delete(_folder["kvm1/ebtables.restore"]);

        Assert.Equal(0, Tool.Run("verify", "--documents", _folder.Path).ExitCode);
    }

    [Fact]
    public void A_folder_that_is_missing_is_wrong_usage() => Assert.Equal(
        new ToolRun(2, string.Empty, $"sgrules: there is no folder '{_folder["no"]}'; name one that has ipset.restore, iptables.restore and ip6tables.restore.\n"),
        Tool.Run("verify", "--documents", _folder["no"]));

    [Fact]
    public void Documents_of_one_host_can_not_stand_for_two() => Assert.Equal(
        new ToolRun(2, string.Empty, $"sgrules: there is no folder '{_folder["kvm2"]}', and '{_folder.Path}' alone can't be of kvm1 and kvm2; choose one with --host.\n"),
        Tool.RunWith(ModelTexts.OnTwoHosts(), "verify", "-", "--documents", _folder.Path));

    private void Edit(string file, Func<string, string> edit)
    {
        var before = File.ReadAllText(_folder[$"kvm1/{file}"]);
        CompiledExample.Edit(_folder, $"kvm1/{file}", edit);
        Assert.NotEqual(before, File.ReadAllText(_folder[$"kvm1/{file}"]));
    }
}
