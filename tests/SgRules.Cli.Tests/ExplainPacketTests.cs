using System.Globalization;
using System.Text.Json.Nodes;
using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class ExplainPacketTests
{
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
        string.Create(CultureInfo.InvariantCulture, $"\n  icmpv6 {type}/0 2001:db8:204::14 to 2001:db8:204::a, {hopLimit}NEW\n"),
        Tool.Run("explain", "--from", "i-2-20-VM", "--to", "r-4-VM", "--protocol", "icmpv6", "--icmp-type", type.ToString(CultureInfo.InvariantCulture)).Output,
        StringComparison.Ordinal);

    [Fact]
    public void DNS_is_asked_for_rules_with_no_dns()
    {
        var model = ModelTexts.Change(zone => zone["securityGroups"]![0]!["egress"] = JsonNode.Parse("""[{"protocol": "tcp", "startPort": 443, "endPort": 443, "cidrs": ["0.0.0.0/0"]}]"""));
        string[] options = ["explain", "-", "--from", "i-2-19-VM", "--to", "r-4-VM", "--protocol", "udp", "--dport", "53"];

        Assert.Contains(": ACCEPTED\n", Tool.RunWith(model, options).Output, StringComparison.Ordinal);
        Assert.Contains(": DROPPED\n", Tool.RunWith(model, [.. options, "--no-dns"]).Output, StringComparison.Ordinal);
    }
}
