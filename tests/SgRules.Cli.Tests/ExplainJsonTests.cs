using System.Text.Json.Nodes;
using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class ExplainJsonTests
{
    private const string DroppedPing =
        """
        {
          "format": "sgrules.explanation/1",
          "model": "built-in example",
          "verdict": "dropped",
          "from": {
            "address": "198.51.100.7"
          },
          "to": {
            "address": "203.0.113.20",
            "instance": "i-2-20-VM"
          },
          "packet": {
            "family": "IPv4",
            "source": "198.51.100.7",
            "destination": "203.0.113.20",
            "protocol": "icmp",
            "icmpType": 8,
            "icmpCode": 0,
            "hopLimit": 64,
            "state": "INVALID"
          },
          "notes": [
            "198.51.100.7 is an address of no instance of the zone: it is taken to be behind the uplinks.",
            "The source MAC address of a frame from outside isn't in the model; 00:00:5e:00:53:01 is assumed. Give another with --smac."
          ],
          "passages": [
            {
              "host": "kvm1",
              "verdict": "dropped",
              "bridge": "cloudbr0",
              "inPort": "eth0",
              "outPort": "vnet5",
              "sourceMac": "00:00:5e:00:53:01",
              "agrees": true,
              "decision": {
                "verdict": "dropped",
                "ground": {
                  "paragraph": "3.7",
                  "reason": "connection tracking calls the packet INVALID"
                },
                "passed": [
                  {
                    "paragraph": "3.3",
                    "reason": "203.0.113.20 is an address of i-2-20-VM (vnet5)"
                  }
                ],
                "closedGates": [],
                "changes": [
                  "No rule can allow it: in state INVALID nothing passes from or to a guest."
                ]
              },
              "rules": {
                "verdict": "dropped",
                "path": [
                  {
                    "file": "iptables.restore",
                    "line": 13,
                    "chain": "FORWARD",
                    "number": 1,
                    "rule": "-i cloudbr0 -m physdev --physdev-is-bridged -j BF-cloudbr0",
                    "origin": "3 bridge cloudbr0"
                  },
                  {
                    "file": "iptables.restore",
                    "line": 16,
                    "chain": "BF-cloudbr0",
                    "number": 1,
                    "rule": "-m physdev --physdev-in eth0 -g BF-cloudbr0-OUT",
                    "origin": "3.11 uplink eth0"
                  },
                  {
                    "file": "iptables.restore",
                    "line": 33,
                    "chain": "BF-cloudbr0-OUT",
                    "number": 6,
                    "rule": "-d 203.0.113.20/32 -m physdev --physdev-out vnet5 -m comment --comment i-2-20-VM -g sg1-in-web-dwbrvnc47c",
                    "origin": "3.3 i-2-20-VM vnet5"
                  },
                  {
                    "file": "iptables.restore",
                    "line": 47,
                    "chain": "sg1-in-web-dwbrvnc47c",
                    "number": 2,
                    "rule": "-m conntrack --ctstate INVALID -j DROP",
                    "origin": "3.7"
                  }
                ]
              },
              "frame": {
                "source": "00:00:5e:00:53:01",
                "destination": "06:00:c2:00:00:14",
                "type": "ipv4",
                "decision": {
                  "verdict": "accepted",
                  "ground": {
                    "paragraph": "3.16",
                    "reason": "frames of type ipv4 pass from uplink eth0 to i-2-20-VM (vnet5)"
                  },
                  "passed": [],
                  "closedGates": [],
                  "changes": []
                },
                "rules": {
                  "verdict": "accepted",
                  "path": [
                    {
                      "file": "ebtables.restore",
                      "line": 9,
                      "chain": "PREROUTING",
                      "number": 1,
                      "rule": "-j sg1-ein",
                      "origin": "3.16 what comes in"
                    },
                    {
                      "file": "ebtables.restore",
                      "line": 2,
                      "chain": "PREROUTING",
                      "number": 0
                    },
                    {
                      "file": "ebtables.restore",
                      "line": 10,
                      "chain": "POSTROUTING",
                      "number": 1,
                      "rule": "-j sg1-eout",
                      "origin": "3.16 what goes out"
                    },
                    {
                      "file": "ebtables.restore",
                      "line": 21,
                      "chain": "sg1-eout",
                      "number": 1,
                      "rule": "-p IPv4 -j RETURN",
                      "origin": "3.16 ipv4 is carried"
                    },
                    {
                      "file": "ebtables.restore",
                      "line": 4,
                      "chain": "POSTROUTING",
                      "number": 0
                    }
                  ]
                }
              },
              "notes": [
                "The rules see bridged IPv4 only with sysctl net.bridge.bridge-nf-call-iptables=1; without it, everything passes."
              ]
            }
          ]
        }

        """;

    [Fact]
    public void Json_leaves_punctuation_readable_and_nothing_that_steers_a_terminal()
    {
        const string Id = @"d\u202e\u200b\u2028<>&+'`\u00e9";
        var model = ModelTexts.Example.Replace("\"id\": \"default\"", $"\"id\": \"{Id}\"", StringComparison.Ordinal).Replace("[\"default\"]", $"[\"{Id}\"]", StringComparison.Ordinal);

        var run = Tool.RunWith(model, "explain", "-", "--from", "i-2-20-VM", "--to", "i-2-19-VM", "--protocol", "tcp", "--dport", "22", "--format", "json");

        Assert.Contains(@"""group"": ""d\u202e\u200b\u2028<>&+'`é"",", run.Output, StringComparison.Ordinal);
        Assert.Equal("d\u202e\u200b\u2028<>&+'`é", JsonNode.Parse(run.Output)!["passages"]![0]!["decision"]!["ground"]!["group"]!.GetValue<string>());
    }

    [Fact]
    public void Json_says_that_a_copy_is_judged() => Assert.Contains(
        "\"goesToAll\": true,",
        Tool.Run("explain", "--from", "i-2-20-VM", "--to", "224.0.0.18", "--protocol", "112", "--format", "json").Output,
        StringComparison.Ordinal);

    [Fact]
    public void Json_has_the_same_for_programs() => Assert.Equal(
        new ToolRun(
            0,
            DroppedPing,
            string.Empty),
        Tool.Run("explain", "--from", "198.51.100.7", "--to", "i-2-20-VM", "--protocol", "icmp", "--state", "invalid", "--format", "json"));
}
