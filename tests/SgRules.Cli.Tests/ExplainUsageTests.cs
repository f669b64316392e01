using SgRules.Cli.Testing;

namespace SgRules.Cli;

public sealed class ExplainUsageTests
{
    [Theory]
    [InlineData("", "which way? Name both ends with --from and --to; or give --host, --in, --out-port, --src and --dst.")]
    [InlineData("--from i-2-19-VM --protocol icmp", "--to is missing; name both ends, an instance or an address each.")]
    [InlineData("--to i-2-19-VM --protocol icmp", "--from is missing; name both ends, an instance or an address each.")]
    [InlineData("--host kvm1 --protocol icmp", "--in, --out-port, --src, --dst are missing; without --from and --to, all of --host, --in, --out-port, --src and --dst are needed.")]
    [InlineData("--host kvm1 --in vnet4 --out-port eth0 --src 203.0.113.19 --protocol icmp", "--dst is missing; without --from and --to, all of --host, --in, --out-port, --src and --dst are needed.")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM", "--protocol is missing; it is tcp, udp, icmp, icmpv6 or a number from 1 to 255.")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --protocol tcp", "--dport is missing; a tcp packet goes to a port.")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --protocol udp --sport 53", "--dport is missing; a udp packet goes to a port.")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --protocol icmp --dport 22", "icmp has no ports; leave out --sport and --dport.")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --protocol 47 --sport 22", "protocol 47 has no ports; leave out --sport and --dport.")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --protocol udp --dport 53 --icmp-type 8", "udp has no ICMP messages; leave out --icmp-type and --icmp-code.")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --protocol icmp --icmp-code 1", "--icmp-code means nothing without --icmp-type; add it.")]
    [InlineData("--from i-2-19-VM --to i-2-2-VM --protocol icmp", "there is no instance 'i-2-2-VM'; did you mean 'i-2-20-VM'?")]
    [InlineData("--from i-2-19-VM --to i-2-19-VM --protocol icmp", "i-2-19-VM and i-2-19-VM are one and the same; what it sends to itself crosses no bridge.")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --protocol icmpv6", "i-2-19-VM and i-2-20-VM don't both have an IPv6 address, and --protocol icmpv6 asks for IPv6; use --protocol icmp.")]
    [InlineData("--from i-2-20-VM --to i-2-19-VM --protocol tcp --dport 22 --dst 2001:db8::1", "i-2-20-VM and i-2-19-VM don't both have an IPv6 address, and --dst 2001:db8::1 asks for IPv6; give one of IPv4.")]
    [InlineData("--from i-2-20-VM --to i-2-19-VM --protocol tcp --dport 22 --src 2001:db8::1", "i-2-20-VM and i-2-19-VM don't both have an IPv6 address, and --src 2001:db8::1 asks for IPv6; give one of IPv4.")]
    [InlineData("--from i-2-20-VM --to 2001:db8::1 --protocol icmp", "i-2-20-VM and 2001:db8::1 don't both have an IPv4 address, and --protocol icmp asks for IPv4; use --protocol icmpv6.")]
    [InlineData("--from i-2-20-VM --to i-2-19-VM --protocol 58 --icmp-type 128", "i-2-20-VM and i-2-19-VM don't both have an IPv6 address, and --protocol 58 asks for IPv6; use --protocol icmp.")]
    [InlineData("--from 198.51.100.7 --to 198.51.100.8 --protocol icmp --host nope", "there is no host 'nope'; name one of the zone's.")]
    [InlineData("--from 198.51.100.7 --to 198.51.100.8 --protocol icmp --host kvm2", "there is no host 'kvm2'; did you mean 'kvm1'?")]
    [InlineData("--host kvm1 --in cloudbr0 --out-port vnet4 --src 198.51.100.7 --dst 203.0.113.19 --protocol icmp", "cloudbr0 is a bridge of kvm1 and no port of one; name the device that is plugged into it.")]
    [InlineData("--from i-2-20-VM --to i-2-19-VM --protocol icmp --out-port a234567890123456", "'a234567890123456' can't name a device; its name has at most 15 bytes.")]
    [InlineData("--from 255.255.255.255 --to i-2-19-VM --protocol icmp", "255.255.255.255 is a broadcast address, and nothing sends from one; name who sends.")]
    [InlineData("--from i-2-20-VM --to i-2-19-VM --protocol tcp --dport 22 --host kvm9", "there is no host 'kvm9'; did you mean 'kvm1'?")]
    [InlineData("--from 198.51.100.7 --to 198.51.100.8 --protocol icmp --in eth0", "the packet passes no filtered bridge between these ends; to judge it on one, give --host, --in, --out-port, --src and --dst without --from and --to.")]
    [InlineData("--host kvm9 --in eth0 --out-port vnet4 --src 198.51.100.7 --dst 203.0.113.19 --protocol icmp", "there is no host 'kvm9'; did you mean 'kvm1'?")]
    [InlineData("--host kvm1 --in eth0 --out-port vnet4 --src 198.51.100.7 --dst 2001:db8::1 --protocol tcp --dport 22", "198.51.100.7 is an IPv4 address and 2001:db8::1 an IPv6 one; both ends of a packet are of one family.")]
    [InlineData("--host kvm1 --in eth0 --out-port vnet4 --src 2001:db8::2 --dst 2001:db8::1 --protocol icmp", "icmp is a protocol of IPv4; between IPv6 addresses, say --protocol icmpv6.")]
    [InlineData("--host kvm1 --in eth0 --out-port vnet4 --src 198.51.100.7 --dst 203.0.113.19 --protocol icmpv6", "icmpv6 is a protocol of IPv6; between IPv4 addresses, say --protocol icmp.")]
    [InlineData("--from 203.0.113.1 --to 255.255.255.255 --protocol udp --sport 67 --dport 68", "255.255.255.255 goes to every port, to each a copy that is judged by itself; name the instance that receives it, with 255.255.255.255 as the destination address beside it, or the two ports.")]
    [InlineData("--from 203.0.113.1 --to 224.0.0.18 --protocol 112", "224.0.0.18 goes to every port, to each a copy that is judged by itself; name the instance that receives it, with 224.0.0.18 as the destination address beside it, or the two ports.")]
    [InlineData("--host kvm1 --in eth0 --out-port vnet4 --src 198.51.100.7 --dst 203.0.113.19 --protocol 58 --icmp-type 1", "icmpv6 is a protocol of IPv6; between IPv4 addresses, say --protocol icmp.")]
    [InlineData("nope.json --from i-2-19-VM --to i-2-20-VM --protocol icmp", "there is no file 'nope.json'; check the path.")]
    [InlineData("--from i-2-19-VM --to i-2-20-VM --protocol icmp --documents nope", "there is no folder 'nope'; name one that has ipset.restore, iptables.restore, ip6tables.restore and ebtables.restore.")]
    public void What_can_not_be_explained_is_one_sentence(string options, string sentence) => Assert.Equal(
        new ToolRun(2, string.Empty, $"sgrules: {sentence}\n"),
        Tool.Run(["explain", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]));

    [Theory]
    [InlineData("--protocol", "all", "--protocol is tcp, udp, icmp, icmpv6 or a number from 1 to 255, not 'all'; a packet is of one protocol.")]
    [InlineData("--protocol", "0", "--protocol is tcp, udp, icmp, icmpv6 or a number from 1 to 255, not '0'; a packet is of one protocol.")]
    [InlineData("--dport", "65536", "--dport is a whole number from 0 to 65535, not '65536'.")]
    [InlineData("--sport", "ssh", "--sport is a whole number from 0 to 65535, not 'ssh'.")]
    [InlineData("--icmp-type", "256", "--icmp-type is a whole number from 0 to 255, not '256'.")]
    [InlineData("--hop-limit", "-1", "--hop-limit is a whole number from 0 to 255, not '-1'.")]
    [InlineData("--state", "old", "--state is new or established or related or invalid or untracked, not 'old'.")]
    [InlineData("--src", "203.0.113.0/24", "--src is an IPv4 or IPv6 address, not '203.0.113.0/24'.")]
    [InlineData("--dst", "i-2-19-VM", "--dst is an IPv4 or IPv6 address, not 'i-2-19-VM'.")]
    [InlineData("--smac", "06:00", "--smac is a MAC address such as 06:00:c2:00:00:13, not '06:00'.")]
    [InlineData("--format", "xml", "--format is text or json, not 'xml'.")]
    public void A_wrong_value_is_told_with_the_right_ones(string option, string value, string sentence) => Assert.Equal(
        new ToolRun(2, string.Empty, $"sgrules explain: {sentence}\n'sgrules explain --help' shows the usage.\n"),
        Tool.Run("explain", "--from", "i-2-19-VM", "--to", "i-2-20-VM", option, value));
}
