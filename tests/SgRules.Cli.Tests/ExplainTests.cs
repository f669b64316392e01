using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class ExplainTests
{
    private const string OnTwoHosts =
        """
        i-2-19-VM (203.0.113.19) to i-2-20-VM (203.0.113.20), tcp port 8080: DROPPED on kvm2

        kvm1: ACCEPTED by 3.11 uplink eth0 receives everything that may be sent
          tcp 203.0.113.19 port 49152 to 203.0.113.20 port 8080, NEW
          bridge cloudbr0, vnet4 to eth0, source MAC 06:00:c2:00:00:13

          Model: ACCEPTED                                                       | iptables.restore
            passed      3.1   203.0.113.19 is an address of i-2-19-VM (vnet4)   | lines 16, 23
            passed      3.8   no group of i-2-19-VM (vnet4) has an egress rule  | line 33
            ACCEPTED    3.11  uplink eth0 receives everything that may be sent  | line 25

          Frame: passes ebtables.restore, lines 10 and 4
          Rules: ACCEPTED, by these lines of iptables.restore
            11  FORWARD 1          -i cloudbr0 -m physdev --physdev-is-bridged -j BF-cloudbr0
                                   # 3 bridge cloudbr0
            16  BF-cloudbr0 3      -j BF-cloudbr0-IN
                                   # 3.1 senders of bridge cloudbr0
            23  BF-cloudbr0-IN 6   -s 203.0.113.19/32 -m physdev --physdev-in vnet4 -m mac --mac-source 06:00:c2:00:00:13 -m comment --comment i-2-19-VM -g sg1-eg-open
                                   # 3.1 i-2-19-VM vnet4
            33  sg1-eg-open 3      -j RETURN
                                   # 3.8 no egress rule: everything may leave
            17  BF-cloudbr0 4      -g BF-cloudbr0-OUT
                                   # 3.10 receivers of bridge cloudbr0
            25  BF-cloudbr0-OUT 1  -m physdev --physdev-out eth0 -j ACCEPT
                                   # 3.11 uplink eth0

        kvm2: DROPPED by 3.9 no ingress rule matches in the groups of i-2-20-VM (vnet5): web
          tcp 203.0.113.19 port 49152 to 203.0.113.20 port 8080, NEW
          bridge cloudbr0, eth0 to vnet5, source MAC 06:00:c2:00:00:13

          Model: DROPPED                                                                      | iptables.restore
            passed      3.3  203.0.113.20 is an address of i-2-20-VM (vnet5)                  | line 26
            DROPPED     3.9  no ingress rule matches in the groups of i-2-20-VM (vnet5): web  | lines 35, 36

          Frame: passes ebtables.restore, lines 2 and 4
          Rules: DROPPED, by these lines of iptables.restore
            11  FORWARD 1                -i cloudbr0 -m physdev --physdev-is-bridged -j BF-cloudbr0
                                         # 3 bridge cloudbr0
            14  BF-cloudbr0 1            -m physdev --physdev-in eth0 -g BF-cloudbr0-OUT
                                         # 3.11 uplink eth0
            26  BF-cloudbr0-OUT 4        -d 203.0.113.20/32 -m physdev --physdev-out vnet5 -m comment --comment i-2-20-VM -g sg1-in-web-dwbrvnc47c
                                         # 3.3 i-2-20-VM vnet5
            35  sg1-in-web-dwbrvnc47c 4  -j sg1-gi-web
                                         # 3.9 group web
            36  sg1-in-web-dwbrvnc47c 5  -j DROP
                                         # 3.9 no ingress rule allows it

          Nearest rule: group web: ingress tcp 80-443 group:default  | line 31, sg1-gi-web 1: -p tcp -m tcp --dport 80:443 -m set --match-set sg1-default-4 src -j ACCEPT
            yes  protocol tcp                                        | yes  -p tcp
            no   ports 80-443, the packet has 8080                   | no   -m tcp --dport 80:443
            yes  from group default                                  | yes  -m set --match-set sg1-default-4 src

          What would have to change
            Add ingress tcp 8080 cidr:203.0.113.19/32 to group web; it then holds for every instance of group web.

        What no rule decides
          The rules see bridged IPv4 only with sysctl net.bridge.bridge-nf-call-iptables=1; without it, everything passes.
          Judged as NEW, the first packet of a connection; what follows and answers it is ESTABLISHED and isn't asked for rules again (contract 3.7).

        """;

    private static readonly string[] Ssh = ["explain", "--from", "i-2-20-VM", "--to", "i-2-19-VM", "--protocol", "tcp", "--dport", "22"];

    // The seed, step 5.
    [Fact]
    public void Ping_is_denied_as_long_as_no_rule_allows_ICMP() => Assert.Equal(
        new ToolRun(
            0,
            """
            198.51.100.7 to i-2-19-VM (203.0.113.19), icmp 8/0 (ping): DROPPED
              198.51.100.7 is an address of no instance of the zone: it is taken to be behind the uplinks.
              The source MAC address of a frame from outside isn't in the model; 00:00:5e:00:53:01 is assumed. Give another with --smac.

            kvm1: DROPPED by 3.9 no ingress rule matches in the groups of i-2-19-VM (vnet4): default
              icmp 8/0 198.51.100.7 to 203.0.113.19, NEW
              bridge cloudbr0, eth0 to vnet4, source MAC 00:00:5e:00:53:01

              Model: DROPPED                                                                          | iptables.restore
                passed      3.3  203.0.113.19 is an address of i-2-19-VM (vnet4)                      | line 32
                DROPPED     3.9  no ingress rule matches in the groups of i-2-19-VM (vnet4): default  | lines 43, 44

              Frame: passes ebtables.restore, lines 2 and 4
              Rules: DROPPED, by these lines of iptables.restore
                13  FORWARD 1                    -i cloudbr0 -m physdev --physdev-is-bridged -j BF-cloudbr0
                                                 # 3 bridge cloudbr0
                16  BF-cloudbr0 1                -m physdev --physdev-in eth0 -g BF-cloudbr0-OUT
                                                 # 3.11 uplink eth0
                32  BF-cloudbr0-OUT 5            -d 203.0.113.19/32 -m physdev --physdev-out vnet4 -m comment --comment i-2-19-VM -g sg1-in-default-wdczzkukak
                                                 # 3.3 i-2-19-VM vnet4
                43  sg1-in-default-wdczzkukak 4  -j sg1-gi-default
                                                 # 3.9 group default
                44  sg1-in-default-wdczzkukak 5  -j DROP
                                                 # 3.9 no ingress rule allows it

              Nearest rule: group default: ingress tcp 22 cidr:0.0.0.0/0  | line 38, sg1-gi-default 1: -p tcp -m tcp --dport 22 -j ACCEPT
                no   protocol tcp, the packet is icmp                     | no   -p tcp
                no   port 22, the packet has none                         | no   -m tcp --dport 22
                yes  from 0.0.0.0/0

              What would have to change
                Add ingress icmp 8/0 cidr:198.51.100.7/32 to group default; it then holds for every instance of group default.

            What no rule decides
              The rules see bridged IPv4 only with sysctl net.bridge.bridge-nf-call-iptables=1; without it, everything passes.
              Judged as NEW, the first packet of a connection; what follows and answers it is ESTABLISHED and isn't asked for rules again (contract 3.7).

            """,
            string.Empty),
        Tool.RunWith(WithoutIcmp(), "explain", "-", "--from", "198.51.100.7", "--to", "i-2-19-VM", "--protocol", "icmp"));

    // The seed, step 6.
    [Fact]
    public void Ping_is_allowed_once_there_is_a_rule() => Assert.Equal(
        new ToolRun(
            0,
            """
            198.51.100.7 to i-2-19-VM (203.0.113.19), icmp 8/0 (ping): ACCEPTED
              198.51.100.7 is an address of no instance of the zone: it is taken to be behind the uplinks.
              The source MAC address of a frame from outside isn't in the model; 00:00:5e:00:53:01 is assumed. Give another with --smac.

            kvm1: ACCEPTED by 3.9 group default: ingress icmp any cidr:0.0.0.0/0
              icmp 8/0 198.51.100.7 to 203.0.113.19, NEW
              bridge cloudbr0, eth0 to vnet4, source MAC 00:00:5e:00:53:01

              Model: ACCEPTED                                                     | iptables.restore
                passed      3.3  203.0.113.19 is an address of i-2-19-VM (vnet4)  | line 32
                ACCEPTED    3.9  group default: ingress icmp any cidr:0.0.0.0/0   | lines 44, 38

              Frame: passes ebtables.restore, lines 2 and 4
              Rules: ACCEPTED, by these lines of iptables.restore
                13  FORWARD 1                    -i cloudbr0 -m physdev --physdev-is-bridged -j BF-cloudbr0
                                                 # 3 bridge cloudbr0
                16  BF-cloudbr0 1                -m physdev --physdev-in eth0 -g BF-cloudbr0-OUT
                                                 # 3.11 uplink eth0
                32  BF-cloudbr0-OUT 5            -d 203.0.113.19/32 -m physdev --physdev-out vnet4 -m comment --comment i-2-19-VM -g sg1-in-default-wdczzkukak
                                                 # 3.3 i-2-19-VM vnet4
                44  sg1-in-default-wdczzkukak 4  -j sg1-gi-default
                                                 # 3.9 group default
                38  sg1-gi-default 1             -p icmp -j ACCEPT
                                                 # 3.9 group default: ingress icmp any cidr:0.0.0.0/0

            What no rule decides
              The rules see bridged IPv4 only with sysctl net.bridge.bridge-nf-call-iptables=1; without it, everything passes.
              Judged as NEW, the first packet of a connection; what follows and answers it is ESTABLISHED and isn't asked for rules again (contract 3.7).

            """,
            string.Empty),
        Tool.Run("explain", "--from", "198.51.100.7", "--to", "i-2-19-VM", "--protocol", "icmp"));

    // The seed, step 7.
    [Fact]
    public void Ssh_from_an_instance_to_another_is_allowed() => Assert.Equal(
        new ToolRun(
            0,
            """
            i-2-20-VM (203.0.113.20) to i-2-19-VM (203.0.113.19), tcp port 22: ACCEPTED

            kvm1: ACCEPTED by 3.9 group default: ingress tcp 22 cidr:0.0.0.0/0
              tcp 203.0.113.20 port 49152 to 203.0.113.19 port 22, NEW
              bridge cloudbr0, vnet5 to vnet4, source MAC 06:00:c2:00:00:14

              Model: ACCEPTED                                                      | iptables.restore
                passed      3.1  203.0.113.20 is an address of i-2-20-VM (vnet5)   | lines 18, 26
                passed      3.3  203.0.113.19 is an address of i-2-19-VM (vnet4)   | line 32
                passed      3.8  no group of i-2-20-VM (vnet5) has an egress rule  | line 37
                ACCEPTED    3.9  group default: ingress tcp 22 cidr:0.0.0.0/0      | lines 44, 39

              Frame: passes ebtables.restore, lines 15 and 4
              Rules: ACCEPTED, by these lines of iptables.restore
                13  FORWARD 1                    -i cloudbr0 -m physdev --physdev-is-bridged -j BF-cloudbr0
                                                 # 3 bridge cloudbr0
                18  BF-cloudbr0 3                -j BF-cloudbr0-IN
                                                 # 3.1 senders of bridge cloudbr0
                26  BF-cloudbr0-IN 7             -s 203.0.113.20/32 -m physdev --physdev-in vnet5 -m mac --mac-source 06:00:c2:00:00:14 -m comment --comment i-2-20-VM -g sg1-eg-open
                                                 # 3.1 i-2-20-VM vnet5
                37  sg1-eg-open 3                -j RETURN
                                                 # 3.8 no egress rule: everything may leave
                19  BF-cloudbr0 4                -g BF-cloudbr0-OUT
                                                 # 3.10 receivers of bridge cloudbr0
                32  BF-cloudbr0-OUT 5            -d 203.0.113.19/32 -m physdev --physdev-out vnet4 -m comment --comment i-2-19-VM -g sg1-in-default-wdczzkukak
                                                 # 3.3 i-2-19-VM vnet4
                44  sg1-in-default-wdczzkukak 4  -j sg1-gi-default
                                                 # 3.9 group default
                39  sg1-gi-default 2             -p tcp -m tcp --dport 22 -j ACCEPT
                                                 # 3.9 group default: ingress tcp 22 cidr:0.0.0.0/0

            What no rule decides
              The rules see bridged IPv4 only with sysctl net.bridge.bridge-nf-call-iptables=1; without it, everything passes.
              Judged as NEW, the first packet of a connection; what follows and answers it is ESTABLISHED and isn't asked for rules again (contract 3.7).

            """,
            string.Empty),
        Tool.Run(Ssh));

    [Fact]
    public void Two_hosts_are_both_judged_and_the_one_that_drops_is_named() => Assert.Equal(
        new ToolRun(0, OnTwoHosts, string.Empty),
        Tool.RunWith(ModelTexts.OnTwoHosts(), "explain", "-", "--from", "i-2-19-VM", "--to", "i-2-20-VM", "--protocol", "tcp", "--dport", "8080"));

    [Fact]
    public void Between_two_ends_outside_nothing_is_judged() => Assert.Equal(
        new ToolRun(
            0,
            """
            198.51.100.7 to 203.0.113.1, protocol 47: NOT JUDGED
              198.51.100.7 is an address of no instance of the zone: it is taken to be behind the uplinks.
              203.0.113.1 is the gateway of network defaultGuestNetwork, behind the uplinks.
              Neither end is at a bridge that is filtered: no rule of the zone decides about what passes between them.

            """,
            string.Empty),
        Tool.Run("explain", "--from", "198.51.100.7", "--to", "203.0.113.1", "--protocol", "47"));

    [Fact]
    public void Findings_are_printed_as_compile_prints_them_and_other_hosts_errors_stop_nothing()
    {
        var run = Tool.RunWith(ModelTexts.WithHosts(("esx1", "VMware")), ["explain", "-", .. Ssh[1..]]);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(Tool.Run(Ssh).Output, run.Output);
        Assert.StartsWith("hosts[1].hypervisor: error SGR", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_does_not_compile_is_said()
    {
        var run = Tool.RunWith(ModelTexts.Change(zone => zone["hosts"]![0]!["hypervisor"] = "VMware"), ["explain", "-", .. Ssh[1..]]);

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith("hosts[0].hypervisor: error SGR", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("\nnot explained because of errors: kvm1\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_text_is_told_and_nothing_explained()
    {
        var run = Tool.RunWith("{", ["explain", "-", .. Ssh[1..]]);

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Names_can_not_steer_the_terminal()
    {
        var model = ModelTexts.Example.Replace("\"id\": \"default\"", "\"id\": \"def\\u202eault\"", StringComparison.Ordinal).Replace("[\"default\"]", "[\"def\\u202eault\"]", StringComparison.Ordinal);

        var run = Tool.RunWith(model, ["explain", "-", .. Ssh[1..]]);

        Assert.Contains(@"ACCEPTED by 3.9 group def\u202eault: ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', run.Output);
        Assert.DoesNotContain('\u202e', run.Error);
    }

    private static string WithoutIcmp() =>
        string.Concat(ModelTexts.Example.Split('\n').Where(line => !line.Contains("\"icmp\"", StringComparison.Ordinal)).Select(line => $"{line}\n"));
}
