using System.Text.Json.Nodes;
using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class ExplainFrameTests
{
    private static readonly string[] Spoofed = ["explain", "--from", "i-2-20-VM", "--to", "i-2-19-VM", "--frame", "arp-reply", "--arp-ip", "203.0.113.1"];

    [Fact]
    public void An_ARP_request_for_a_neighbour_passes_both_hooks() => Assert.Equal(
        new ToolRun(
            0,
            """
            i-2-20-VM (203.0.113.20) to i-2-19-VM (203.0.113.19), arp request: ACCEPTED

            kvm1: ACCEPTED by 3.16 frames of type arp pass from i-2-20-VM (vnet5) to i-2-19-VM (vnet4)
              arp request 203.0.113.20 (06:00:c2:00:00:14) for 203.0.113.19, from 06:00:c2:00:00:14 to ff:ff:ff:ff:ff:ff
              bridge cloudbr0, vnet5 to vnet4, source MAC 06:00:c2:00:00:14

              Model: ACCEPTED
                passed      3.16  06:00:c2:00:00:14 is the MAC address of i-2-20-VM (vnet5)
                passed      3.16  203.0.113.20 is an address of i-2-20-VM (vnet5)
                ACCEPTED    3.16  frames of type arp pass from i-2-20-VM (vnet5) to i-2-19-VM (vnet4)

              Rules: ACCEPTED, by these lines of ebtables.restore
                 9  PREROUTING 1    -j sg1-ein
                                    # 3.16 what comes in
                20  sg1-ein 2       -i vnet5 -j i-2-20-VM-in
                                    # 3.16 i-2-20-VM vnet5
                17  i-2-20-VM-in 3  -p ARP -s 06:00:c2:00:00:14 -i vnet5 --arp-ip-src 203.0.113.20 --arp-mac-src 06:00:c2:00:00:14 -j ACCEPT
                                    # 3.16 i-2-20-VM vnet5
                10  POSTROUTING 1   -j sg1-eout
                                    # 3.16 what goes out
                23  sg1-eout 3      -p ARP -j RETURN
                                    # 3.16 arp is carried
                 4  POSTROUTING     the chain's policy

            What no rule decides
              No rule of iptables or ip6tables sees such a frame, nor what is in it.

            """,
            string.Empty),
        Tool.Run("explain", "--from", "i-2-20-VM", "--to", "i-2-19-VM", "--frame", "arp-request"));

    [Fact]
    public void A_frame_is_written_as_JSON()
    {
        var json = JsonNode.Parse(Tool.Run([.. Spoofed, "--format", "json"]).Output)!;

        Assert.Equal("dropped", (string?)json["verdict"]);
        Assert.Null(json["packet"]);
        Assert.Equal(
            """{"source":"06:00:c2:00:00:14","destination":"06:00:c2:00:00:13","type":"arp","arp":{"operation":2,"senderMac":"06:00:c2:00:00:14","sender":"203.0.113.1","targetMac":"06:00:c2:00:00:13","target":"203.0.113.19"}}""",
            json["frame"]!.ToJsonString());
        Assert.Equal("203.0.113.1 is not an address of i-2-20-VM (vnet5)", (string?)json["passages"]![0]!["decision"]!["ground"]!["reason"]);
        var last = json["passages"]![0]!["rules"]!["path"]!.AsArray()[^1]!;
        Assert.Equal(("ebtables.restore", 6, "i-2-20-VM-in", 0), ((string?)last["file"], (int)last["line"]!, (string?)last["chain"], (int)last["number"]!));
    }

    [Fact]
    public void Between_named_ports_a_frame_has_no_ends()
    {
        string[] options = ["explain", "--host", "kvm1", "--in", "vnet4", "--out-port", "vnet5", "--frame", "arp-request", "--arp-ip", "0.0.0.0"];

        Assert.StartsWith("vnet4 to vnet5 of kvm1, arp request: DROPPED\n\nkvm1: DROPPED by 3.16 0.0.0.0 is not an address of i-2-19-VM (vnet4)\n", Tool.Run(options).Output, StringComparison.Ordinal);
        Assert.StartsWith("vnet4 to vnet5 of kvm1, arp request: ACCEPTED\n", Tool.Run([.. options, "--arp-target", "203.0.113.19"]).Output, StringComparison.Ordinal);
        var json = JsonNode.Parse(Tool.Run([.. options, "--format", "json"]).Output)!;
        Assert.Null(json["from"]);
        Assert.Equal("203.0.113.20", (string?)json["frame"]!["arp"]!["target"]);
    }

    [Theory]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --frame ipv4", "frame of type ipv4: PASSES ebtables; explain the packet in it without --frame")]
    [InlineData("--from i-2-19-VM --to r-4-VM --frame 0x86dd", "frame of type ipv6: PASSES ebtables; explain the packet in it without --frame")]
    [InlineData("--host kvm1 --in vnet9 --out-port vnet4 --frame ipv4", "frame of type ipv4: PASSES ebtables; explain the packet in it without --frame")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --frame ipv4 --smac 06:00:c2:00:00:14", "frame of type ipv4: DROPPED")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --frame vlan", "frame of type vlan: DROPPED")]
    [InlineData("--from i-2-19-VM --to 203.0.113.1 --frame qinq", "frame of type qinq: DROPPED")]
    [InlineData("--from 203.0.113.1 --to i-2-19-VM --frame length", "frame of type length: DROPPED")]
    [InlineData("--from 203.0.113.1 --to i-2-19-VM --frame 0x88CC", "frame of type 0x88cc: DROPPED")]
    [InlineData("--from r-4-VM --to 203.0.113.1 --frame vlan", "frame of type vlan: ACCEPTED")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --frame arp-request --arp-mac 06:00:c2:00:00:14", "arp request: DROPPED")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --frame arp-reply --dmac 06:00:c2:00:00:99", "arp reply: ACCEPTED")]
    [InlineData("--host kvm1 --in tap9 --out-port eth0 --frame vlan", "frame of type vlan: NOT JUDGED")]
    [InlineData("--from 198.51.100.7 --to 203.0.113.1 --frame arp-reply", "arp reply: NOT JUDGED")]
    public void What_follows_from_the_model_need_not_be_said(string options, string verdict)
    {
        var run = Tool.Run(["explain", .. options.Split(' ')]);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.EndsWith($", {verdict}", run.Output[..run.Output.IndexOf('\n', StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public void In_one_network_a_frame_is_judged_on_both_hosts()
    {
        var run = Tool.RunWith(ModelTexts.OnTwoHosts(), ["explain", "-", .. Spoofed[1..]]);

        Assert.StartsWith("i-2-20-VM (203.0.113.20) to i-2-19-VM (203.0.113.19), arp reply: DROPPED on kvm2\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nkvm1: ACCEPTED by 3.16 frames of type arp pass from uplink eth0 to i-2-19-VM (vnet4)\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_really_loaded_is_explained_without_its_origins()
    {
        using var folder = CompiledExample.Make();

        var run = Tool.Run([.. Spoofed, "--documents", folder.Path]);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains($"  Rules: DROPPED, by these lines of {folder["kvm1/ebtables.restore"]}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("     6  i-2-20-VM-in  the chain's policy\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("# 3.16", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_in_front_is_named_as_the_one_that_decides()
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, "kvm1/ebtables.restore", text => CompiledExample.InsertBefore(text, "-A PREROUTING", "-A PREROUTING -p ARP -j DROP\n"));

        var run = Tool.Run([.. Spoofed, "--documents", folder.Path]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\nkvm1: DROPPED, but not by this model's rules: by rule 1 of PREROUTING (line 9)\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_has_loaded_no_rules_on_frames_lets_every_one_pass()
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, "kvm1/ebtables.restore", _ => string.Empty);

        var run = Tool.Run([.. Spoofed, "--documents", folder.Path]);

        Assert.Equal((1, "sgrules explain: rules and model disagree on kvm1\n"), (run.ExitCode, run.Error));
        Assert.Contains("\n  The loaded text doesn't send this frame to this model's rules: is it this host's, and whole?\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"\n  {folder["kvm1/ebtables.restore"]} has no table nat: every frame passes.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_VMs_frame_that_meets_no_more_than_our_hooks_is_not_astray()
    {
        using var folder = CompiledExample.Make();

        Assert.DoesNotContain("is it this host's", Tool.Run("explain", "--from", "r-4-VM", "--to", "203.0.113.1", "--frame", "vlan", "--documents", folder.Path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_can_not_be_read_is_told_and_nothing_explained()
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, "kvm1/ebtables.restore", _ => "*nat\n");

        var run = Tool.Run([.. Spoofed, "--documents", folder.Path]);

        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.EndsWith("\nnot explained because of errors: kvm1\n", run.Error, StringComparison.Ordinal);
        File.Delete(folder["kvm1/ebtables.restore"]);
        Assert.Equal(
            new ToolRun(2, string.Empty, $"sgrules: there is no file '{folder["kvm1/ebtables.restore"]}'; save it there with ebtables-save.\n"),
            Tool.Run([.. Spoofed, "--documents", folder.Path]));
    }

    [Theory]
    [InlineData("--frame arp-request", "which way? Name both ends with --from and --to; or give --host, --in and --out-port.")]
    [InlineData("--frame vlan --host kvm1 --in vnet4", "--out-port is missing; without --from and --to, all of --host, --in and --out-port are needed.")]
    [InlineData("--frame vlan --from i-2-19-VM", "--to is missing; name both ends, an instance or an address each.")]
    [InlineData("--frame vlan --from i-2-19-VM --to i-2-20-VM --protocol icmp", "--protocol is about a packet; leave it out, or leave out --frame.")]
    [InlineData("--frame vlan --from i-2-19-VM --to i-2-20-VM --state new", "--state is about a packet; leave it out, or leave out --frame.")]
    [InlineData("--frame vlan --from i-2-19-VM --to i-2-20-VM --dst 203.0.113.1", "--dst is an address of a packet, and a frame has none; leave it out, or say --arp-ip and --arp-target of ARP.")]
    [InlineData("--frame vlan --from i-2-19-VM --to i-2-20-VM --arp-ip 203.0.113.1", "--arp-ip is about ARP; leave it out, or say --frame arp-request or arp-reply.")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --protocol icmp --dmac ff:ff:ff:ff:ff:ff", "--dmac is about a frame; leave it out, or say which with --frame.")]
    [InlineData("--frame arp-reply --from i-2-19-VM --to i-2-20-VM --arp-ip 2001:db8::1", "--arp-ip is an IPv4 address, since ARP has no other, not 2001:db8::1.")]
    [InlineData("--frame arp-reply --host kvm1 --in eth0 --out-port vnet4", "--arp-ip is missing; the model has no IPv4 address of eth0.")]
    [InlineData("--frame arp-request --from i-2-19-VM --to 255.255.255.255", "--to 255.255.255.255 is a multicast or broadcast address, and ARP is about the address of one station; name the end that has it.")]
    [InlineData("--frame arp-reply --from i-2-19-VM --to 224.0.0.1", "--to 224.0.0.1 is a multicast or broadcast address, and ARP is about the address of one station; name the end that has it.")]
    [InlineData("--frame ipv4 --from i-2-19-VM --to i-2-20-VM --dst ff02::1", "--frame ipv4 carries IPv4 only, and --dst ff02::1 is IPv6; give one of the same family.")]
    [InlineData("--frame ipv4 --from i-2-19-VM --to i-2-20-VM --src 203.0.113.1", "--src is an address of a packet, and a frame has none; leave it out, or say --arp-ip and --arp-target of ARP.")]
    [InlineData("--frame vlan --from 198.51.100.7 --to 198.51.100.8 --in eth0", "the frame passes no filtered bridge between these ends; to judge it on one, give --host, --in and --out-port without --from and --to.")]
    [InlineData("--frame vlan --from i-2-19-VM --to i-2-20-VM --documents nope", "there is no folder 'nope'; name one that has ebtables.restore.")]
    public void What_can_not_be_explained_is_one_sentence(string options, string sentence) => Assert.Equal(
        new ToolRun(2, string.Empty, $"sgrules: {sentence}\n"),
        Tool.Run(["explain", .. options.Split(' ')]));

    [Theory]
    [InlineData("--from i-2-19-VM --to 203.0.113.1 --frame vlan", "The destination MAC address of a frame to outside isn't in the model; 00:00:5e:00:53:02 is assumed. Give another with --dmac.")]
    [InlineData("--from i-2-19-VM --to 203.0.113.1 --frame vlan --dmac 00:00:5e:00:53:02", null)]
    [InlineData("--from i-2-19-VM --to 203.0.113.1 --frame arp-request", null)]
    [InlineData("--from 198.51.100.7 --to i-2-19-VM --frame arp-request --smac 02:00:00:00:00:01", "198.51.100.7 isn't of the network that the message is sent in: it is a router that asks there, with its own address. Give that with --arp-ip.")]
    [InlineData("--from 198.51.100.7 --to i-2-19-VM --frame arp-request --smac 02:00:00:00:00:01 --arp-ip 203.0.113.1", null)]
    [InlineData("--from 203.0.113.99 --to i-2-19-VM --frame arp-request --smac 02:00:00:00:00:01", null)]
    [InlineData("--host kvm1 --in tap9 --out-port vnet4 --frame vlan", "The source MAC address of a frame that comes in by tap9 isn't in the model; 00:00:5e:00:53:01 is assumed. Give another with --smac.")]
    public void What_is_assumed_of_a_frame_is_said(string options, string? note)
    {
        string[] notes = [.. JsonNode.Parse(Tool.Run(["explain", .. options.Split(' '), "--format", "json"]).Output)!["notes"]!.AsArray().Select(each => (string)each!)];

        Assert.Equal(note, notes.LastOrDefault(each => !each.Contains("behind the uplinks", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("--from i-2-19-VM --to 224.0.0.1 --frame ipv4", "01:00:5e:00:00:01")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --dst 224.0.0.1 --frame ipv4", "01:00:5e:00:00:01")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --dst ff02::1 --frame ipv6", "33:33:00:00:00:01")]
    [InlineData("--host kvm1 --in vnet4 --out-port vnet5 --dst 203.0.113.255 --frame ipv4", "ff:ff:ff:ff:ff:ff")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --dst 203.0.113.20 --frame ipv4", "06:00:c2:00:00:14")]
    [InlineData("--from 198.51.100.7 --to 198.51.100.8 --frame vlan", "00:00:5e:00:53:02")]
    public void Its_destination_follows_from_the_address(string options, string mac)
    {
        var json = JsonNode.Parse(Tool.Run(["explain", .. options.Split(' '), "--format", "json"]).Output)!;

        Assert.Equal(mac, (string?)json["frame"]!["destination"]);
        Assert.NotEqual(mac, (string?)json["frame"]!["source"]);
    }

    [Fact]
    public void That_the_packet_in_it_is_still_to_be_judged_is_said()
    {
        string[] options = ["explain", "--host", "kvm1", "--in", "vnet9", "--out-port", "vnet4", "--frame", "ipv4"];
        var run = Tool.Run(options);

        Assert.Contains("\nkvm1: PASSES ebtables by 3.16 frames of type ipv4 pass from unknown port vnet9 to i-2-19-VM (vnet4)\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(
            " Such a port has no IP traffic, in or out (contract 3).\n  The packet in it is judged by itself, by the rules of iptables: what arrives has passed both.\n",
            run.Output,
            StringComparison.Ordinal);
        Assert.Equal("framePasses", (string?)JsonNode.Parse(Tool.Run([.. options, "--format", "json"]).Output)!["verdict"]);
    }

    [Fact]
    public void No_frame_passes_a_router()
    {
        var model = ModelTexts.Change(zone =>
        {
            var network = zone["networks"]![0]!.DeepClone();
            (network["name"], network["vlan"]) = ("other", "205");
            network["ipv4"] = JsonNode.Parse("""{"cidr": "198.51.100.0/24", "gateway": "198.51.100.1"}""");
            _ = network.AsObject().Remove("ipv6");
            zone["networks"]!.AsArray().Add(network);
            zone["hosts"]![0]!["bridges"]![0]!["networks"]!.AsArray().Add((JsonNode)"other");
            zone["instances"]![1]!["nics"]![0]!["network"] = "other";
            zone["instances"]![1]!["nics"]![0]!["ipv4"] = "198.51.100.19";
        });

        Assert.Equal(
            new ToolRun(2, string.Empty, "sgrules: a router is between the two ends, and no frame passes one; choose a side with --host, or name two ends of one network.\n"),
            Tool.RunWith(model, "explain", "-", "--from", "i-2-19-VM", "--to", "i-2-20-VM", "--frame", "arp-request"));
    }

    [Fact]
    public void An_address_that_is_none_is_told_as_one_of_IPv4() => Assert.Equal(
        "sgrules explain: --arp-ip is an IPv4 address, not 'foo'.\n'sgrules explain --help' shows the usage.\n",
        Tool.Run("explain", "--from", "i-2-19-VM", "--to", "i-2-20-VM", "--frame", "arp-reply", "--arp-ip", "foo").Error);

    [Theory]
    [InlineData("arp", "--frame is arp-request, arp-reply, ipv4, ipv6, vlan, qinq, length or a hexadecimal number such as 0x88cc (0x0600 to 0xffff), not 'arp'.")]
    [InlineData("2048", "--frame is arp-request, arp-reply, ipv4, ipv6, vlan, qinq, length or a hexadecimal number such as 0x88cc (0x0600 to 0xffff), not '2048'.")]
    [InlineData("ARP-Reply", "--frame is arp-request, arp-reply, ipv4, ipv6, vlan, qinq, length or a hexadecimal number such as 0x88cc (0x0600 to 0xffff), not 'ARP-Reply'; did you mean arp-reply?")]
    [InlineData("0x05ff", "--frame 0x05ff is below 0x0600, and so a length and no type; say length.")]
    [InlineData("0x10000", "--frame is arp-request, arp-reply, ipv4, ipv6, vlan, qinq, length or a hexadecimal number such as 0x88cc (0x0600 to 0xffff), not '0x10000'.")]
    [InlineData("0x0806", "--frame 0x0806 is ARP; say arp-request or arp-reply.")]
    public void A_wrong_kind_is_told_with_the_right_ones(string kind, string sentence) => Assert.Equal(
        new ToolRun(2, string.Empty, $"sgrules explain: {sentence}\n'sgrules explain --help' shows the usage.\n"),
        Tool.Run("explain", "--from", "i-2-19-VM", "--to", "i-2-20-VM", "--frame", kind));
}
