using System.Text.Json.Nodes;
using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class ExplainWayTests
{
    [Fact]
    public void Over_two_hosts_a_port_is_asked_for_with_its_host()
    {
        string[] options = ["explain", "-", "--from", "i-2-19-VM", "--to", "i-2-20-VM", "--protocol", "tcp", "--dport", "80", "--in", "tap9"];

        Assert.Equal(
            new ToolRun(2, string.Empty, "sgrules: the packet passes kvm1 and kvm2, and --in, --out-port and --smac are about one passage; choose it with --host, or give --host, --in, --out-port, --src and --dst without --from and --to.\n"),
            Tool.RunWith(ModelTexts.OnTwoHosts(), options));
        Assert.StartsWith(
            "i-2-19-VM (203.0.113.19) to i-2-20-VM (203.0.113.20), tcp port 80: DROPPED\n\nkvm1: DROPPED by 3 ",
            Tool.RunWith(ModelTexts.OnTwoHosts(), [.. options, "--host", "kvm1"]).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Between_two_networks_of_one_host_a_port_is_asked_for_in_full()
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
        string[] options = ["explain", "-", "--from", "i-2-19-VM", "--to", "i-2-20-VM", "--protocol", "tcp", "--dport", "80", "--host"];

        Assert.Equal(
            new ToolRun(2, string.Empty, "sgrules: the packet passes kvm1 twice, and --in, --out-port and --smac are about one passage; give --host, --in, --out-port, --src and --dst without --from and --to.\n"),
            Tool.RunWith(model, [.. options, "kvm1", "--in", "tap9"]));
        Assert.Equal(new ToolRun(2, string.Empty, "sgrules: there is no host 'kvm9'; did you mean 'kvm1'?\n"), Tool.RunWith(model, [.. options, "kvm9"]));
    }

    [Fact]
    public void A_host_that_is_not_on_the_way_is_told_with_those_that_are() => Assert.Equal(
        new ToolRun(2, string.Empty, "sgrules: the way doesn't lead through 'kvm2'; it leads through kvm1.\n"),
        Tool.RunWith(ModelTexts.OnTwoHosts(), "explain", "-", "--from", "i-2-19-VM", "--to", "r-4-VM", "--protocol", "icmp", "--host", "kvm2"));

    [Theory]
    [InlineData("", "198.51.100.7 is an address of no instance|Bridge cloudbr0 of kvm1 has several uplinks")]
    [InlineData("--in eth1", "")]
    [InlineData("--in vnet5", "")]
    [InlineData("--out-port tap9", "198.51.100.7 is an address of no instance|Bridge cloudbr0 of kvm1 has several uplinks")]
    public void Nothing_is_assumed_about_a_port_that_is_named(string options, string notes)
    {
        var model = ModelTexts.Change(zone => zone["hosts"]![0]!["bridges"]![0]!["uplinks"] = JsonNode.Parse("""["eth0", "eth1"]"""));

        AssertNotes(notes, model, $"--from 198.51.100.7 --to i-2-19-VM --protocol icmp --smac 00:00:5e:00:53:02 {options}");
    }

    [Theory]
    [InlineData("", "Bridge cloudbr0 of kvm1 has several uplinks")]
    [InlineData("--host kvm1", "Bridge cloudbr0 of kvm1 has several uplinks")]
    [InlineData("--host kvm1 --in tap9", "Bridge cloudbr0 of kvm1 has several uplinks")]
    [InlineData("--host kvm1 --out-port eth1", "")]
    [InlineData("--host kvm2", "")]
    public void Nothing_is_assumed_about_a_passage_that_is_not_judged(string options, string notes)
    {
        var model = JsonNode.Parse(ModelTexts.OnTwoHosts())!;
        model["hosts"]![0]!["bridges"]![0]!["uplinks"] = JsonNode.Parse("""["eth0", "eth1"]""");

        AssertNotes(notes, model.ToJsonString(), $"--from i-2-19-VM --to i-2-20-VM --protocol icmp {options}");
    }

    [Fact]
    public void A_port_that_the_model_does_not_have_is_judged_with_the_name_that_may_be_meant() => Assert.Contains(
        "\n  vnet44 is no port that the model has of cloudbr0; did you mean vnet4? Such a port has no IP traffic, in or out (contract 3).\n",
        Tool.Run("explain", "--from", "i-2-20-VM", "--to", "i-2-19-VM", "--protocol", "icmp", "--out-port", "vnet44").Output,
        StringComparison.Ordinal);

    [Fact]
    public void A_port_that_is_named_already_is_not_what_was_meant() => Assert.Contains(
        "\n  vnet55 is no port that the model has of bridge cloudbr0. Such a port has no IP traffic, in or out (contract 3).\n",
        Tool.Run("explain", "--from", "i-2-20-VM", "--to", "i-2-19-VM", "--protocol", "icmp", "--out-port", "vnet55").Output,
        StringComparison.Ordinal);

    [Fact]
    public void A_multicast_group_receives_the_copy_of_the_instance_that_is_named()
    {
        var model = ModelTexts.Change(zone =>
        {
            zone["instances"]![2]!["nics"]![0]!["multicastGroups"] = JsonNode.Parse("""["224.0.0.18"]""");
            zone["securityGroups"]![1]!["ingress"]!.AsArray().Add(JsonNode.Parse("""{"protocol": 112, "groups": ["default"]}"""));
        });
        string[] options = ["explain", "-", "--from", "i-2-19-VM", "--dst", "224.0.0.18", "--protocol", "112", "--to"];

        Assert.StartsWith(
            "i-2-19-VM (203.0.113.19) to i-2-20-VM (224.0.0.18), protocol 112: ACCEPTED\n\nkvm1: ACCEPTED by 3.9 group web: ingress 112 group:default\n",
            Tool.RunWith(model, [.. options, "i-2-20-VM"]).Output,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "i-2-19-VM (203.0.113.19) to r-4-VM (224.0.0.18), protocol 112: ACCEPTED\n\nkvm1: ACCEPTED by 3.11 ",
            Tool.RunWith(model, [.. options, "r-4-VM"]).Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00:00:5e:00:53:01")]
    [InlineData("00:00:5e:00:53:02")]
    public void A_source_address_that_is_given_is_not_assumed(string mac) => Assert.DoesNotContain(
        "assumed",
        Tool.Run("explain", "--from", "198.51.100.7", "--to", "i-2-19-VM", "--protocol", "icmp", "--smac", mac).Output,
        StringComparison.Ordinal);

    [Fact]
    public void A_source_address_between_named_ports_is_assumed_too() => Assert.StartsWith(
        """
        198.51.100.7 to 203.0.113.19, icmp 8/0 (ping): ACCEPTED
          The source MAC address of a frame from outside isn't in the model; 00:00:5e:00:53:01 is assumed. Give another with --smac.

        kvm1: ACCEPTED by 3.9
        """,
        Tool.Run("explain", "--host", "kvm1", "--in", "eth0", "--out-port", "vnet4", "--src", "198.51.100.7", "--dst", "203.0.113.19", "--protocol", "icmp").Output,
        StringComparison.Ordinal);

    [Fact]
    public void A_stopped_receiver_does_not_stop_the_senders_gate_from_being_judged()
    {
        var model = ModelTexts.Change(zone =>
        {
            zone["instances"]![2]!["state"] = "Stopped";
            zone["securityGroups"]![0]!["egress"] = JsonNode.Parse("""[{"protocol": "tcp", "startPort": 443, "endPort": 443, "cidrs": ["0.0.0.0/0"]}]""");
        });

        Assert.StartsWith(
            """
            i-2-19-VM (203.0.113.19) to i-2-20-VM (203.0.113.20), tcp port 80: DROPPED
              i-2-20-VM is stopped and so at no port: 203.0.113.20 is taken to be behind the uplinks.

            kvm1: DROPPED by 3.8 no egress rule matches in the groups of i-2-19-VM (vnet4): default
            """,
            Tool.RunWith(model, "explain", "-", "--from", "i-2-19-VM", "--to", "i-2-20-VM", "--protocol", "tcp", "--dport", "80").Output,
            StringComparison.Ordinal);
    }

    // Each note by how it begins.
    private static void AssertNotes(string beginnings, string model, string options)
    {
        var run = Tool.RunWith(model, ["explain", "-", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--format", "json"]);
        string[] expected = beginnings.Split('|', StringSplitOptions.RemoveEmptyEntries);
        string[] notes = [.. JsonNode.Parse(run.Output)!["notes"]!.AsArray().Select(note => (string)note!)];

        Assert.Equal(expected.Length, notes.Length);
        Assert.All(expected.Zip(notes), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }
}
