using System.Text.Json.Nodes;
using SgRules.Cli.Testing;

namespace SgRules.Cli;

/// <summary>What arrives has passed the rules on frames and those on packets.</summary>
public sealed class ExplainPacketInFrameTests
{
    private const string Frames = "kvm1/ebtables.restore";

    private static readonly string[] Ssh = ["explain", "--from", "i-2-20-VM", "--to", "i-2-19-VM", "--protocol", "tcp", "--dport", "22"];

    [Fact]
    public void A_packet_whose_frame_the_loaded_rules_drop_is_dropped()
    {
        using var folder = Without("-A i-2-20-VM-in -p IPv4 ");

        var run = Tool.Run([.. Ssh, "--documents", folder.Path]);

        Assert.Equal((1, "sgrules explain: rules and model disagree on kvm1\n"), (run.ExitCode, run.Error));
        Assert.Contains("\nkvm1: DISAGREEMENT: the model says ACCEPTED, the rules say DROPPED\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"""

                ACCEPTED    3.9  group default: ingress tcp 22 cidr:0.0.0.0/0

              Rules: DROPPED with its frame, by these lines of {folder[Frames]}
                 9  PREROUTING 1  -j sg1-ein
                19  sg1-ein 2     -i vnet5 -j i-2-20-VM-in
                 6  i-2-20-VM-in  the chain's policy

            """,
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void In_JSON_both_are_beside_each_other_and_the_verdict_is_of_both()
    {
        using var folder = Without("-A i-2-20-VM-in -p IPv4 ");

        var json = JsonNode.Parse(Tool.Run([.. Ssh, "--documents", folder.Path, "--format", "json"]).Output)!;
        var passage = json["passages"]![0]!;

        Assert.Equal(("disagreement", "disagreement"), ((string?)json["verdict"], (string?)passage["verdict"]));
        Assert.False((bool)passage["agrees"]!);
        Assert.Equal(("accepted", "accepted"), ((string?)passage["decision"]!["verdict"], (string?)passage["rules"]!["verdict"]));
        Assert.Equal(("accepted", "dropped"), ((string?)passage["frame"]!["decision"]!["verdict"], (string?)passage["frame"]!["rules"]!["verdict"]));
    }

    [Fact]
    public void A_rule_on_frames_in_front_is_not_credited_to_the_model()
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, Frames, text => CompiledExample.InsertBefore(text, "-A PREROUTING", "-A PREROUTING -p IPv4 -j DROP\n"));

        var run = Tool.Run("explain", "--from", "i-2-20-VM", "--to", "i-2-19-VM", "--protocol", "tcp", "--dport", "23", "--documents", folder.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\nkvm1: DROPPED, but not by this model's rules: by rule 1 of PREROUTING (line 9)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  The loaded text doesn't send the packet's frame to this model's rules: is it this host's, and whole?\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("22", 3, "UNDECIDED: the model says ACCEPTED, and what the rules do can't be said", "  Rules: UNDECIDED, by these lines of ")]
    [InlineData("23", 0, "DROPPED by 3.9 no ingress rule matches in the groups of i-2-19-VM (vnet4): default", "  Frame: Table filter of ")]
    public void What_can_not_be_said_of_the_frame_can_not_be_said_of_what_arrives(string port, int exitCode, string headline, string line)
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, Frames, text => $"*filter\n:INPUT ACCEPT\n:FORWARD DROP\n:OUTPUT ACCEPT\n\n{text}");

        var run = Tool.Run([.. Ssh[..^1], port, "--documents", folder.Path]);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains($"\nkvm1: {headline}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"\n{line}", run.Output, StringComparison.Ordinal);
        Assert.Contains($"Table filter of {folder[Frames]} isn't empty, and of ebtables only table nat can be judged.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_knows_the_rules_on_frames_it_is_said()
    {
        using var folder = CompiledExample.Make();
        File.Delete(folder[Frames]);

        var run = Tool.Run([.. Ssh, "--documents", folder.Path]);
        var json = JsonNode.Parse(Tool.Run([.. Ssh, "--documents", folder.Path, "--format", "json"]).Output)!["passages"]![0]!;

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains($"\n  Frame: not judged, since {folder[Frames]} isn't there\n  Rules: ACCEPTED, ", run.Output, StringComparison.Ordinal);
        Assert.Equal($"The packet's frame isn't judged, since {folder[Frames]} isn't there.", (string?)json["notes"]![0]);
        Assert.Null(json["frame"]);
        Assert.Contains(
            "\n  Its frame is dropped before any rule for packets is asked: 06:00:c2:00:00:ff is not the MAC address of i-2-19-VM (vnet4) (contract 3.16).\n",
            Tool.Run("explain", "--from", "i-2-19-VM", "--to", "255.255.255.255", "--src", "0.0.0.0", "--protocol", "udp", "--sport", "68", "--dport", "67", "--smac", "06:00:c2:00:00:ff", "--documents", folder.Path).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_table_nat_every_frame_passes_but_not_by_this_models_rules()
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, Frames, _ => string.Empty);

        var run = Tool.Run([.. Ssh, "--documents", folder.Path]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\n  Frame: passes, there is no table nat\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  The loaded text doesn't send the packet's frame to this model's rules: is it this host's, and whole?\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"\n  {folder[Frames]} has no table nat: every frame passes.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_on_frames_that_can_not_be_read_are_told_and_nothing_explained()
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, Frames, _ => "*nat\n");

        var run = Tool.Run([.. Ssh, "--documents", folder.Path]);

        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith($"{folder[Frames]}", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("\nnot explained because of errors: kvm1\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spoofed_frame_is_what_drops_the_packet_in_it()
    {
        var run = Tool.Run("explain", "--from", "i-2-19-VM", "--to", "255.255.255.255", "--src", "0.0.0.0", "--protocol", "udp", "--sport", "68", "--dport", "67", "--smac", "06:00:c2:00:00:ff");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\nkvm1: DROPPED by 3.16 06:00:c2:00:00:ff is not the MAC address of i-2-19-VM (vnet4)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  Rules: DROPPED with its frame, by these lines of ebtables.restore\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("What no rule decides", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--to 224.0.0.18 --protocol 112", "01:00:5e:00:00:12")]
    [InlineData("--to r-4-VM --dst 224.0.0.18 --protocol 112", "01:00:5e:00:00:12")]
    [InlineData("--to 255.255.255.255 --protocol 112", "ff:ff:ff:ff:ff:ff")]
    [InlineData("--to r-4-VM --protocol icmp", "06:00:c2:00:00:04")]
    [InlineData("--to r-4-VM --protocol icmp --out-port vnet4", "06:00:c2:00:00:13")]
    public void Its_frame_goes_where_the_packet_goes(string options, string mac) => Assert.Equal(
        mac,
        (string?)JsonNode.Parse(Tool.Run(["explain", "--from", "i-2-20-VM", .. options.Split(' '), "--format", "json"]).Output)!["passages"]![0]!["frame"]!["destination"]);

    private static TemporaryFolder Without(string begin)
    {
        var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, Frames, text => string.Join('\n', text.Split('\n').Where(line => !line.StartsWith(begin, StringComparison.Ordinal))));
        return folder;
    }
}
