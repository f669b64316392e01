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
            "198.51.100.7 is an address of no instance of the zone: it is taken to be behind the uplinks."
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
              "notes": [
                "The rules see bridged IPv4 only with sysctl net.bridge.bridge-nf-call-iptables=1; without it, everything passes."
              ]
            }
          ]
        }

        """;

    [Fact]
    public void Json_has_the_same_for_programs() => Assert.Equal(
        new ToolRun(
            0,
            DroppedPing,
            string.Empty),
        Tool.Run("explain", "--from", "198.51.100.7", "--to", "i-2-20-VM", "--protocol", "icmp", "--state", "invalid", "--format", "json"));
}
