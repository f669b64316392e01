using System.Text.Json.Nodes;
using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class ExplainNearestTests
{
    private static readonly string[] Proxy = ["explain", "-", "--from", "i-2-19-VM", "--to", "i-2-20-VM", "--protocol", "tcp", "--dport", "8080"];

    [Fact]
    public void Model_and_rules_stand_beside_each_other_with_what_holds_and_what_does_not() => Assert.Contains(
        """

          Nearest rule: group default: egress tcp 443 cidr:0.0.0.0/0  | line 46, sg1-ge-default 1: -p tcp -m tcp --dport 443 -j RETURN
            yes  protocol tcp                                         | yes  -p tcp
            no   port 443, the packet has 8080                        | no   -m tcp --dport 443
            yes  to 0.0.0.0/0

          Nearest rule: group web: ingress tcp 80-443 group:default
            yes  protocol tcp
            no   ports 80-443, the packet has 8080
            yes  from group default

          What would have to change
            Add egress tcp 8080 cidr:203.0.113.20/32 to group default, or the same to group:web, which i-2-20-VM is in; it then holds for every instance of group default.
            Add ingress tcp 8080 cidr:203.0.113.19/32 to group web, or the same from group:default, which i-2-19-VM is in; it then holds for every instance of group web.

        What no rule decides

        """,
        Tool.RunWith(Restricted(), Proxy).Output,
        StringComparison.Ordinal);

    [Fact]
    public void The_lines_of_a_paragraph_stand_beside_it_in_the_other_layout_too()
    {
        var output = Tool.RunWith(Restricted(), [.. Proxy, "--layout", "per-vm"]).Output;

        Assert.Contains("\n    DROPPED     3.8  no egress rule matches in the groups of i-2-19-VM (vnet4): default  | lines 31, 73, 68\n", output, StringComparison.Ordinal);
        Assert.Contains("  | line 67, i-2-19-VM-eg 1: -p tcp -m tcp --dport 443 -m state --state NEW -j RETURN\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_model_is_too_wide_for_two_columns_the_rules_stand_below_it()
    {
        var id = new string('g', 120);
        var output = Tool.RunWith(ModelTexts.Example.Replace("\"default\"", $"\"{id}\"", StringComparison.Ordinal), Proxy).Output;

        Assert.Contains($"\n    yes  from group {id}\n      | line 40, ", output, StringComparison.Ordinal);
        Assert.Contains("\n      | no   -m tcp --dport 80:443\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_loaded_shows_which_of_its_conditions_failed()
    {
        using var folder = CompiledExample.Make();
        CompiledExample.Edit(folder, "kvm1/iptables.restore", text => text.Replace("--dport 22 -j ACCEPT", "--dport 23 -j ACCEPT", StringComparison.Ordinal));

        var run = Tool.Run("explain", "--from", "i-2-20-VM", "--to", "i-2-19-VM", "--protocol", "tcp", "--dport", "22", "--documents", folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("\n  Nearest rule: line 39, sg1-gi-default 2: -p tcp -m tcp --dport 23 -j ACCEPT\n    yes  -p tcp\n    no   -m tcp --dport 23\n\nWhat no rule decides\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_that_is_dropped_has_a_nearest_rule_and_its_packet_says_what_would_have_to_change()
    {
        var output = Tool.Run("explain", "--from", "i-2-19-VM", "--to", "i-2-20-VM", "--protocol", "tcp", "--dport", "80", "--smac", "06:00:c2:00:00:14").Output;

        Assert.EndsWith(
            """
              Nearest rule: line 11, i-2-19-VM-in 1: -p IPv4 -s 06:00:c2:00:00:13 -i vnet4 -j ACCEPT
                yes  -p IPv4
                yes  -i vnet4
                no   -s 06:00:c2:00:00:13

              What would have to change
                Its frame would have to come from 06:00:c2:00:00:13, or the NIC of i-2-19-VM have the MAC address 06:00:c2:00:00:14.

            """,
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_accepted_has_no_nearest_rule_and_nothing_to_change()
    {
        var output = Tool.Run("explain", "--from", "i-2-19-VM", "--to", "i-2-20-VM", "--protocol", "tcp", "--dport", "80").Output;

        Assert.DoesNotContain("Nearest rule", output, StringComparison.Ordinal);
        Assert.DoesNotContain("would have to change", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_same_for_programs()
    {
        var passage = JsonNode.Parse(Tool.RunWith(Restricted(), [.. Proxy, "--format", "json"]).Output)!["passages"]![0]!;

        var gates = passage["decision"]!["closedGates"]!.AsArray();
        Assert.Equal(2, gates.Count);
        Assert.Equal(
            """{"direction":"ingress","group":"web","rule":"ingress tcp 80-443 group:default","peerGroup":"default","conditions":[{"text":"protocol tcp","holds":true},{"text":"ports 80-443, the packet has 8080","holds":false},{"text":"from group default","holds":true}]}""",
            gates[1]!.ToJsonString());
        Assert.Equal(2, passage["decision"]!["changes"]!.AsArray().Count);
        Assert.Equal(
            """{"file":"iptables.restore","line":46,"chain":"sg1-ge-default","number":1,"rule":"-p tcp -m tcp --dport 443 -j RETURN","origin":"3.8 group default: egress tcp 443 cidr:0.0.0.0/0","conditions":[{"text":"-p tcp","holds":true},{"text":"-m tcp --dport 443","holds":false}]}""",
            passage["rules"]!["nearest"]!.ToJsonString());
    }

    private static string Restricted() =>
        ModelTexts.Change(zone => zone["securityGroups"]![0]!["egress"] = JsonNode.Parse("""[{"protocol": "tcp", "startPort": 443, "endPort": 443, "cidrs": ["0.0.0.0/0"]}]"""));
}
