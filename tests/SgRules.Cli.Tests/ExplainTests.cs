using System.Text.Json.Nodes;
using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class ExplainTests
{
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

              Model: DROPPED
                passed      3.3  203.0.113.19 is an address of i-2-19-VM (vnet4)
                DROPPED     3.9  no ingress rule matches in the groups of i-2-19-VM (vnet4): default

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

              Model: ACCEPTED
                passed      3.3  203.0.113.19 is an address of i-2-19-VM (vnet4)
                ACCEPTED    3.9  group default: ingress icmp any cidr:0.0.0.0/0

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

              Model: ACCEPTED
                passed      3.1  203.0.113.20 is an address of i-2-20-VM (vnet5)
                passed      3.3  203.0.113.19 is an address of i-2-19-VM (vnet4)
                passed      3.8  no group of i-2-20-VM (vnet5) has an egress rule
                ACCEPTED    3.9  group default: ingress tcp 22 cidr:0.0.0.0/0

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
        new ToolRun(
            0,
            """
            i-2-19-VM (203.0.113.19) to i-2-20-VM (203.0.113.20), tcp port 8080: DROPPED on kvm2

            kvm1: ACCEPTED by 3.11 uplink eth0 receives everything that may be sent
              tcp 203.0.113.19 port 49152 to 203.0.113.20 port 8080, NEW
              bridge cloudbr0, vnet4 to eth0, source MAC 06:00:c2:00:00:13

              Model: ACCEPTED
                passed      3.1   203.0.113.19 is an address of i-2-19-VM (vnet4)
                passed      3.8   no group of i-2-19-VM (vnet4) has an egress rule
                ACCEPTED    3.11  uplink eth0 receives everything that may be sent

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

              Model: DROPPED
                passed      3.3  203.0.113.20 is an address of i-2-20-VM (vnet5)
                DROPPED     3.9  no ingress rule matches in the groups of i-2-20-VM (vnet5): web

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

            What no rule decides
              The rules see bridged IPv4 only with sysctl net.bridge.bridge-nf-call-iptables=1; without it, everything passes.
              Judged as NEW, the first packet of a connection; what follows and answers it is ESTABLISHED and isn't asked for rules again (contract 3.7).

            """,
            string.Empty),
        Tool.RunWith(OnTwoHosts(), "explain", "-", "--from", "i-2-19-VM", "--to", "i-2-20-VM", "--protocol", "tcp", "--dport", "8080"));

    [Fact]
    public void Between_two_ends_outside_nothing_is_judged() => Assert.Equal(
        new ToolRun(
            0,
            """
            198.51.100.7 to 203.0.113.1, protocol 47: NOT JUDGED
              198.51.100.7 is an address of no instance of the zone: it is taken to be behind the uplinks.
              203.0.113.1 is the gateway of network defaultGuestNetwork, behind the uplinks.
              Neither end is at a bridge that is filtered: no rule of the zone decides about this packet.

            """,
            string.Empty),
        Tool.Run("explain", "--from", "198.51.100.7", "--to", "203.0.113.1", "--protocol", "47"));

    [Theory]
    [InlineData("--from i-2-19-VM --to 198.51.100.7 --protocol udp --dport 123", "i-2-19-VM (203.0.113.19) to 198.51.100.7, udp port 123: ACCEPTED")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --protocol tcp --dport 80", "i-2-19-VM (203.0.113.19) to i-2-20-VM (203.0.113.20), tcp port 80: ACCEPTED")]
    [InlineData("--from i-2-20-VM --to r-4-VM --protocol icmpv6", "i-2-20-VM (2001:db8:204::14) to r-4-VM (2001:db8:204::a), icmpv6 128/0 (ping): ACCEPTED")]
    [InlineData("--from r-4-VM --to i-2-20-VM --protocol icmpv6 --icmp-type 135", "r-4-VM (2001:db8:204::a) to i-2-20-VM (2001:db8:204::14), icmpv6 135/0: ACCEPTED")]
    [InlineData("--from r-4-VM --to i-2-20-VM --protocol icmpv6 --icmp-type 135 --hop-limit 64", "r-4-VM (2001:db8:204::a) to i-2-20-VM (2001:db8:204::14), icmpv6 135/0: DROPPED")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --protocol tcp --dport 8080 --state established", "i-2-19-VM (203.0.113.19) to i-2-20-VM (203.0.113.20), tcp port 8080, ESTABLISHED: ACCEPTED")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --protocol tcp --dport 80 --state invalid", "i-2-19-VM (203.0.113.19) to i-2-20-VM (203.0.113.20), tcp port 80, INVALID: DROPPED")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --protocol tcp --dport 80 --src 203.0.113.20", "i-2-19-VM (203.0.113.20) to i-2-20-VM (203.0.113.20), tcp port 80: DROPPED")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --protocol tcp --dport 80 --smac 06:00:c2:00:00:99", "i-2-19-VM (203.0.113.19) to i-2-20-VM (203.0.113.20), tcp port 80: DROPPED")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --protocol tcp --dport 80 --in vnet0", "i-2-19-VM (203.0.113.19) to i-2-20-VM (203.0.113.20), tcp port 80: ACCEPTED")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --protocol tcp --dport 80 --in tap9", "i-2-19-VM (203.0.113.19) to i-2-20-VM (203.0.113.20), tcp port 80: DROPPED")]
    [InlineData("--from i-2-20-VM --to 224.0.0.18 --protocol 112", "i-2-20-VM (203.0.113.20) to 224.0.0.18, protocol 112, the copy that leaves by eth0: ACCEPTED")]
    [InlineData("--from i-2-20-VM --to 224.0.0.18 --protocol 112 --out-port vnet4", "i-2-20-VM (203.0.113.20) to 224.0.0.18, protocol 112, the copy that leaves by vnet4: DROPPED")]
    [InlineData("--from i-2-20-VM --to r-4-VM --dst 224.0.0.18 --protocol 112", "i-2-20-VM (203.0.113.20) to r-4-VM (224.0.0.18), protocol 112: ACCEPTED")]
    [InlineData("--from 203.0.113.1 --to i-2-20-VM --dst 255.255.255.255 --protocol udp --sport 67 --dport 68", "203.0.113.1 to i-2-20-VM (255.255.255.255), udp port 68: ACCEPTED")]
    [InlineData("--from 203.0.113.1 --to i-2-20-VM --dst 255.255.255.255 --protocol udp --sport 67 --dport 69", "203.0.113.1 to i-2-20-VM (255.255.255.255), udp port 69: DROPPED")]
    [InlineData("--from i-2-19-VM --src 0.0.0.0 --to 255.255.255.255 --protocol udp --sport 68 --dport 67", "i-2-19-VM (0.0.0.0) to 255.255.255.255, udp port 67, the copy that leaves by eth0: ACCEPTED")]
    [InlineData("--from fe80::1 --to i-2-20-VM --dst ff02::1 --protocol icmpv6 --icmp-type 130", "fe80::1 to i-2-20-VM (ff02::1), icmpv6 130/0: ACCEPTED")]
    [InlineData("--from fe80::1 --to i-2-20-VM --dst ff02::1 --protocol icmpv6 --icmp-type 130 --hop-limit 64", "fe80::1 to i-2-20-VM (ff02::1), icmpv6 130/0: DROPPED")]
    [InlineData("--from fe80::1 --to i-2-20-VM --dst ff02::1 --protocol 58 --icmp-type 134", "fe80::1 to i-2-20-VM (ff02::1), icmpv6 134/0: ACCEPTED")]
    [InlineData("--from i-2-19-VM --to r-4-VM --protocol 58", "i-2-19-VM (203.0.113.19) to r-4-VM (203.0.113.10), protocol 58: ACCEPTED")]
    [InlineData("--from 2001:db8:204::1 --to i-2-20-VM --protocol 1", "2001:db8:204::1 to i-2-20-VM (2001:db8:204::14), protocol 1: DROPPED")]
    [InlineData("--from 198.51.100.7 --to i-2-19-VM --protocol 1", "198.51.100.7 to i-2-19-VM (203.0.113.19), icmp 8/0 (ping): ACCEPTED")]
    [InlineData("--host kvm1 --in vnet5 --out-port vnet4 --src 203.0.113.20 --dst 203.0.113.19 --protocol tcp --sport 1 --dport 22", "203.0.113.20 to 203.0.113.19, tcp port 22: ACCEPTED")]
    [InlineData("--host kvm1 --in vnet5 --out-port vnet4 --src 203.0.113.20 --dst 203.0.113.19 --protocol icmp --icmp-type 5 --icmp-code 1", "203.0.113.20 to 203.0.113.19, icmp 5/1: DROPPED")]
    public void The_first_line_is_ends_traffic_and_verdict_and_the_exit_code_is_0(string options, string line)
    {
        var run = Tool.Run(["explain", .. options.Split(' ')]);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(line, run.Output.Split('\n')[0]);
    }

    [Theory]
    [InlineData(130, "hop limit 1, ")]
    [InlineData(131, "hop limit 1, ")]
    [InlineData(132, "hop limit 1, ")]
    [InlineData(143, "hop limit 1, ")]
    [InlineData(133, "hop limit 255, ")]
    [InlineData(134, "hop limit 255, ")]
    [InlineData(135, "hop limit 255, ")]
    [InlineData(136, "hop limit 255, ")]
    [InlineData(137, "hop limit 255, ")]
    [InlineData(128, "")]
    [InlineData(138, "")]
    public void A_message_of_discovery_has_the_hop_limit_that_it_is_sent_with(int type, string hopLimit) => Assert.Contains(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\n  icmpv6 {type}/0 2001:db8:204::14 to 2001:db8:204::a, {hopLimit}NEW\n"),
        Tool.Run("explain", "--from", "i-2-20-VM", "--to", "r-4-VM", "--protocol", "icmpv6", "--icmp-type", type.ToString(System.Globalization.CultureInfo.InvariantCulture)).Output,
        StringComparison.Ordinal);

    [Fact]
    public void Over_two_hosts_a_port_is_asked_for_with_its_host()
    {
        string[] options = ["explain", "-", "--from", "i-2-19-VM", "--to", "i-2-20-VM", "--protocol", "tcp", "--dport", "80", "--in", "tap9"];

        Assert.Equal(
            new ToolRun(2, string.Empty, "sgrules: the packet passes kvm1 and kvm2, and --in, --out-port and --smac are about one passage; choose it with --host, or give --host, --in, --out-port, --src and --dst without --from and --to.\n"),
            Tool.RunWith(OnTwoHosts(), options));
        Assert.StartsWith(
            "i-2-19-VM (203.0.113.19) to i-2-20-VM (203.0.113.20), tcp port 80: DROPPED\n\nkvm1: DROPPED by 3 ",
            Tool.RunWith(OnTwoHosts(), [.. options, "--host", "kvm1"]).Output,
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
        Assert.Equal(new ToolRun(2, string.Empty, "sgrules: the packet doesn't pass 'kvm9'; it passes kvm1.\n"), Tool.RunWith(model, [.. options, "kvm9"]));
    }

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

    [Fact]
    public void DNS_is_asked_for_rules_with_no_dns()
    {
        var model = ModelTexts.Change(zone => zone["securityGroups"]![0]!["egress"] = JsonNode.Parse("""[{"protocol": "tcp", "startPort": 443, "endPort": 443, "cidrs": ["0.0.0.0/0"]}]"""));
        string[] options = ["explain", "-", "--from", "i-2-19-VM", "--to", "r-4-VM", "--protocol", "udp", "--dport", "53"];

        Assert.Contains(": ACCEPTED\n", Tool.RunWith(model, options).Output, StringComparison.Ordinal);
        Assert.Contains(": DROPPED\n", Tool.RunWith(model, [.. options, "--no-dns"]).Output, StringComparison.Ordinal);
    }

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

    private static string OnTwoHosts() => ModelTexts.Change(zone =>
    {
        var other = zone["hosts"]![0]!.DeepClone();
        other["name"] = "kvm2";
        zone["hosts"]!.AsArray().Add(other);
        zone["instances"]![2]!["host"] = "kvm2";
    });
}
