using System.Text.Json.Nodes;
using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class ExplainDocumentsTests
{
    private static readonly string[] Ssh = ["explain", "--from", "i-2-20-VM", "--to", "i-2-19-VM", "--protocol", "tcp", "--dport", "22"];

    [Theory]
    [InlineData("")]
    [InlineData("kvm1")]
    public void What_compile_wrote_agrees_line_by_line_but_says_nothing_of_its_origin(string host)
    {
        using var folder = CompiledExample.Make();

        var run = Tool.Run([.. Ssh, "--documents", Path.Combine(folder.Path, host)]);

        Assert.Equal(new ToolRun(0, InFolder(folder, WithoutOrigins(Tool.Run(Ssh).Output)), string.Empty), run);
    }

    [Fact]
    public void A_rule_that_is_gone_from_the_host_is_a_disagreement_and_exit_code_1()
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, "kvm1/iptables.restore", text => WithoutLines(text, "--dport 22 -j ACCEPT"));

        Assert.Equal(
            new ToolRun(
                1,
                $"""
                i-2-20-VM (203.0.113.20) to i-2-19-VM (203.0.113.19), tcp port 22: DISAGREEMENT of model and rules

                kvm1: DISAGREEMENT: the model says ACCEPTED, the rules say DROPPED
                  tcp 203.0.113.20 port 49152 to 203.0.113.19 port 22, NEW
                  bridge cloudbr0, vnet5 to vnet4, source MAC 06:00:c2:00:00:14
                  Rules and model contradict each other: what is loaded isn't what this model says.

                  Model: ACCEPTED
                    passed      3.1  203.0.113.20 is an address of i-2-20-VM (vnet5)
                    passed      3.3  203.0.113.19 is an address of i-2-19-VM (vnet4)
                    passed      3.8  no group of i-2-20-VM (vnet5) has an egress rule
                    ACCEPTED    3.9  group default: ingress tcp 22 cidr:0.0.0.0/0

                  Frame: passes {folder["kvm1/ebtables.restore"]}, lines 15 and 4
                  Rules: DROPPED, by these lines of {folder["kvm1/iptables.restore"]}
                    13  FORWARD 1                    -i cloudbr0 -m physdev --physdev-is-bridged -j BF-cloudbr0
                    18  BF-cloudbr0 3                -j BF-cloudbr0-IN
                    26  BF-cloudbr0-IN 7             -s 203.0.113.20/32 -m physdev --physdev-in vnet5 -m mac --mac-source 06:00:c2:00:00:14 -m comment --comment i-2-20-VM -g sg1-eg-open
                    37  sg1-eg-open 3                -j RETURN
                    19  BF-cloudbr0 4                -g BF-cloudbr0-OUT
                    32  BF-cloudbr0-OUT 5            -d 203.0.113.19/32 -m physdev --physdev-out vnet4 -m comment --comment i-2-19-VM -g sg1-in-default-wdczzkukak
                    43  sg1-in-default-wdczzkukak 4  -j sg1-gi-default
                    44  sg1-in-default-wdczzkukak 5  -j DROP

                What no rule decides
                  The rules see bridged IPv4 only with sysctl net.bridge.bridge-nf-call-iptables=1; without it, everything passes.
                  Judged as NEW, the first packet of a connection; what follows and answers it is ESTABLISHED and isn't asked for rules again (contract 3.7).

                """,
                "sgrules explain: rules and model disagree on kvm1\n"),
            Tool.Run([.. Ssh, "--documents", folder.Path]));
    }

    [Fact]
    public void Where_a_foreign_rule_is_in_the_way_nothing_is_guessed()
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, "kvm1/iptables.restore", text => CompiledExample.InsertBefore(text, "-A FORWARD", "-A FORWARD -m recent --rcheck --name ssh --rsource -j DROP\n"));

        Assert.Equal(
            new ToolRun(
                3,
                $"""
                i-2-20-VM (203.0.113.20) to i-2-19-VM (203.0.113.19), tcp port 22: UNDECIDED

                kvm1: UNDECIDED: the model says ACCEPTED, and what the rules do can't be said
                  tcp 203.0.113.20 port 49152 to 203.0.113.19 port 22, NEW
                  bridge cloudbr0, vnet5 to vnet4, source MAC 06:00:c2:00:00:14

                  Model: ACCEPTED
                    passed      3.1  203.0.113.20 is an address of i-2-20-VM (vnet5)
                    passed      3.3  203.0.113.19 is an address of i-2-19-VM (vnet4)
                    passed      3.8  no group of i-2-20-VM (vnet5) has an egress rule
                    ACCEPTED    3.9  group default: ingress tcp 22 cidr:0.0.0.0/0

                  Frame: passes {folder["kvm1/ebtables.restore"]}, lines 15 and 4
                  Rules: UNDECIDED, by these lines of {folder["kvm1/iptables.restore"]}
                    13  FORWARD 1  -m recent --rcheck --name ssh --rsource -j DROP
                    Rule 1 of chain FORWARD can't be judged: it isn't known when '-m recent --rcheck --name ssh --rsource' holds.

                What no rule decides
                  The rules see bridged IPv4 only with sysctl net.bridge.bridge-nf-call-iptables=1; without it, everything passes.
                  Judged as NEW, the first packet of a connection; what follows and answers it is ESTABLISHED and isn't asked for rules again (contract 3.7).

                """,
                string.Empty),
            Tool.Run([.. Ssh, "--documents", folder.Path]));
    }

    [Fact]
    public void Rules_in_front_are_named_by_the_lines_that_they_are_in()
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, "kvm1/iptables.restore", text => $"# saved\n{CompiledExample.InsertBefore(text, "-A FORWARD", "-A FORWARD -s 203.0.113.20/32 -j DROP\n")}");

        var run = Tool.Run([.. Ssh, "--documents", folder.Path]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("\n    14  FORWARD 1  -s 203.0.113.20/32 -j DROP\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Sets_that_are_missing_are_told_with_how_to_get_them()
    {
        using var folder = CompiledExample.Make();
        File.Delete(folder["kvm1/ipset.restore"]);

        Assert.Equal(
            new ToolRun(2, string.Empty, $"sgrules: there is no file '{folder["kvm1/ipset.restore"]}'; save it there with ipset save - an empty one says that there is no set.\n"),
            Tool.Run([.. Ssh, "--documents", folder.Path]));
    }

    [Fact]
    public void Errors_of_the_model_come_before_what_can_not_be_decided()
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, "kvm1/iptables.restore", text => CompiledExample.InsertBefore(text, "-A FORWARD", "-A FORWARD -m recent --rcheck --name ssh --rsource -j DROP\n"));

        Assert.Equal(1, Tool.RunWith(ModelTexts.WithHosts(("esx1", "VMware")), ["explain", "-", .. Ssh[1..], "--documents", folder.Path]).ExitCode);
    }

    [Fact]
    public void Other_tables_are_named_with_their_file()
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, "kvm1/iptables.restore", text => $"*nat\n:PREROUTING ACCEPT [0:0]\nCOMMIT\n{text}");

        Assert.EndsWith($"\n  Table nat of {folder["kvm1/iptables.restore"]} wasn't judged.\n", Tool.Run([.. Ssh, "--documents", folder.Path]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_can_not_be_read_is_told_by_line()
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, "kvm1/iptables.restore", text => text.Replace("COMMIT\n", string.Empty, StringComparison.Ordinal));

        var run = Tool.Run([.. Ssh, "--documents", folder.Path]);

        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith($"{folder["kvm1/iptables.restore"]}: error SGR", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("\nnot explained because of errors: kvm1\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Sets_that_can_not_be_read_are_told_by_their_own_path()
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, "kvm1/ipset.restore", text => $"nonsense\n{text}");

        var run = Tool.Run([.. Ssh, "--documents", folder.Path]);

        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith($"{folder["kvm1/ipset.restore"]}: error SGR", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kvm1/ipset.restore")]
    [InlineData("kvm1/iptables.restore")]
    public void A_folder_in_the_place_of_a_file_is_wrong_usage(string name)
    {
        using var folder = CompiledExample.Make();
        File.Delete(folder[name]);
        _ = Directory.CreateDirectory(folder[name]);

        Assert.Equal(
            new ToolRun(2, string.Empty, $"sgrules: '{folder[name]}' is a folder; a file of that name is needed.\n"),
            Tool.Run([.. Ssh, "--documents", folder.Path]));
    }

    [Theory]
    [InlineData("-A FORWARD -s 203.0.113.20/32 -j DROP", "NOT JUDGED by the model; the rules drop it", "NOT JUDGED by the model; the rules drop it: 3.13 bridge plainbr0 carries no network with security groups")]
    [InlineData("-A FORWARD -m recent --rcheck --name ssh --rsource -j DROP", "UNDECIDED", "UNDECIDED: the model doesn't judge it, and what the rules do can't be said")]
    [InlineData("-A FORWARD -s 203.0.113.20/32 -j ACCEPT", "NOT JUDGED", "NOT JUDGED by 3.13 bridge plainbr0 carries no network with security groups")]
    public void Where_the_model_does_not_judge_it_is_said_what_the_rules_do(string rule, string verdict, string headline)
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, "kvm1/iptables.restore", text => CompiledExample.InsertBefore(text, "-A FORWARD", $"{rule}\n"));
        var model = ModelTexts.Change(zone => zone["hosts"]![0]!["bridges"]!.AsArray().Add(JsonNode.Parse("""{"name": "plainbr0", "uplinks": ["eth9"]}""")));

        Assert.StartsWith(
            $"203.0.113.20 to 203.0.113.19, tcp port 22: {verdict}\n  The source MAC address of a frame that comes in by tap9 isn't in the model; 00:00:5e:00:53:01 is assumed. Give another with --smac.\n"
            + $"  The destination MAC address of a frame to outside isn't in the model; 00:00:5e:00:53:02 is assumed. To judge another, explain the frame with --frame and --dmac.\n\nkvm1: {headline}\n",
            Tool.RunWith(model, "explain", "-", "--host", "kvm1", "--in", "tap9", "--out-port", "eth9", "--src", "203.0.113.20", "--dst", "203.0.113.19", "--protocol", "tcp", "--dport", "22", "--documents", folder.Path).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_is_missing_is_told_with_how_to_get_it()
    {
        using var folder = CompiledExample.Make();
        File.Delete(folder["kvm1/iptables.restore"]);

        Assert.Equal(
            new ToolRun(2, string.Empty, $"sgrules: there is no file '{folder["kvm1/iptables.restore"]}'; save it there with iptables-save -t filter.\n"),
            Tool.Run([.. Ssh, "--documents", folder.Path]));
    }

    [Fact]
    public void Documents_of_one_host_can_not_stand_for_two()
    {
        using var folder = CompiledExample.Make();
        var model = ModelTexts.OnTwoHosts();

        Assert.Equal(
            new ToolRun(2, string.Empty, $"sgrules: there is no folder '{folder["kvm2"]}', and '{folder.Path}' alone can't be of kvm2 and kvm1; choose one with --host.\n"),
            Tool.RunWith(model, ["explain", "-", .. Ssh[1..], "--documents", folder.Path]));
    }

    private static string InFolder(TemporaryFolder folder, string text) => text
        .Replace(" iptables.restore", $" {folder["kvm1/iptables.restore"]}", StringComparison.Ordinal)
        .Replace(" ebtables.restore", $" {folder["kvm1/ebtables.restore"]}", StringComparison.Ordinal);

    private static string WithoutLines(string text, string end) =>
        string.Join('\n', text.Split('\n').Where(line => !line.EndsWith(end, StringComparison.Ordinal)));

    // Nor beside which paragraph a line stands.
    private static string WithoutOrigins(string text) =>
        string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith("# ", StringComparison.Ordinal)).Select(line => line.Split("  | ")[0].TrimEnd()));
}
