using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Testing;

namespace SgRules.Layouts;

public sealed class PerVmLayoutTests
{
    private static readonly CompilerOptions PerVm = new() { Layout = RuleLayout.PerVm };

    /// <summary>Facts: cloudstack, section 2.3: protocol as text, ports, longer prefixes first, prefixes as text; the chain shows the reverse.</summary>
    [Fact]
    public void Rules_stand_in_the_reverse_of_the_management_servers_order()
    {
        var group = new SecurityGroup
        {
            Id = "web",
            Ingress =
            [
                SecurityRule.Whole(Protocol.All).WithCidrs("192.0.2.0/24"),
                SecurityRule.Icmp(IcmpType.Of(8, 0)).WithCidrs("0.0.0.0/0"),
                SecurityRule.Whole(Protocol.Of(47)).WithCidrs("192.0.2.1/32"),
                SecurityRule.Udp(53).WithCidrs("192.0.2.2/32"),
                SecurityRule.Tcp(0, ushort.MaxValue).WithCidrs("192.0.2.3/32"),
                SecurityRule.Tcp(9).WithCidrs("10.0.0.0/8", "10.0.0.2/32", "10.0.0.10/32", "0.0.0.0/0"),
                SecurityRule.Tcp(10, 11).WithCidrs("192.0.2.4/32"),
            ],
        };

        Assert.Equal(
            [
                "-s 192.0.2.2/32 -p udp -m udp --dport 53 -m state --state NEW -j ACCEPT",
                "-s 192.0.2.4/32 -p tcp -m tcp --dport 10:11 -m state --state NEW -j ACCEPT",
                "-p tcp -m tcp --dport 9 -m state --state NEW -j ACCEPT",
                "-s 10.0.0.0/8 -p tcp -m tcp --dport 9 -m state --state NEW -j ACCEPT",
                "-s 10.0.0.2/32 -p tcp -m tcp --dport 9 -m state --state NEW -j ACCEPT",
                "-s 10.0.0.10/32 -p tcp -m tcp --dport 9 -m state --state NEW -j ACCEPT",
                "-s 192.0.2.3/32 -p tcp -m state --state NEW -j ACCEPT",
                "-p icmp -m icmp --icmp-type 8/0 -j ACCEPT",
                "-s 192.0.2.0/24 -m state --state NEW -j ACCEPT",
                "-s 192.0.2.1/32 -p gre -j ACCEPT",
                "-j DROP",
            ],
            RulesOf(Compile(SmallZones.OneNic([group])).IPv4, "i-2-19-VM"));
    }

    [Fact]
    public void IPv6_takes_untracked_packets_for_new_ones_and_members_as_single_addresses()
    {
        var group = new SecurityGroup
        {
            Id = "web",
            Ingress = [SecurityRule.Whole(Protocol.All).WithGroups("web"), SecurityRule.Icmp().WithCidrs("::/0"), SecurityRule.IcmpV6(IcmpType.Of(128)).WithCidrs("2001:db8::/32")],
            Egress = [SecurityRule.Udp(123).WithGroups("web")],
        };
        var ruleset = Compile(WithIPv6(SmallZones.OneNic([group])));

        Assert.Equal(
            [
                "-s 2001:db8::/32 -p ipv6-icmp -m icmp6 --icmpv6-type 128 -j ACCEPT",
                "-p ipv6-icmp -j ACCEPT",
                "-s 2001:db8:204::13/128 -m state --state NEW,UNTRACKED -j ACCEPT",
                "-j DROP",
            ],
            RulesOf(ruleset.IPv6, "i-2-19-VM"));
        Assert.Equal(
            ["-d 2001:db8:204::13/128 -p udp -m udp --dport 123 -m state --state NEW,UNTRACKED -j RETURN", "-j DROP"],
            RulesOf(ruleset.IPv6, "i-2-19-VM-eg"));
    }

    /// <summary>Contract 3.8: the flip is a property of the rules as written, for both families together.</summary>
    [Fact]
    public void An_egress_rule_for_nobody_closes_both_families()
    {
        var zone = SmallZones.OneNic([new() { Id = "web", Egress = [SecurityRule.Tcp(443).WithGroups("nobody")] }]);
        var ruleset = Compile(zone with { SecurityGroups = zone.SecurityGroups.Add(new SecurityGroup { Id = "nobody" }) });

        Assert.Equal(["-j DROP"], RulesOf(ruleset.IPv4, "i-2-19-VM-eg"));
        Assert.Equal(["-j DROP"], RulesOf(ruleset.IPv6, "i-2-19-VM-eg"));
        Assert.Equal(["-j RETURN"], RulesOf(Compile(SmallZones.OneNic([])).IPv4, "i-2-19-VM-eg"));
    }

    [Fact]
    public void The_set_of_an_instance_holds_the_own_addresses_of_all_its_ports_and_is_of_prefixes_if_one_is()
    {
        var zone = WithIPv6(SmallZones.OneNic([]));
        var nic = zone.Instances[0].Nics[0];
        var second = nic with { Device = "vnet5", Mac = MacAddress.Parse("06:00:c2:00:00:14"), IPv4 = InternetAddress.Parse("203.0.113.20"), IPv6 = null, AllowedAddresses = [Cidr.Parse("203.0.113.192/28")] };
        var sets = Compile(zone with { Instances = [zone.Instances[0] with { Nics = [nic, second] }] }).Sets;

        Assert.Equal(
            [
                "i-2-19-VM HashNet [203.0.113.19/32, 203.0.113.20/32, 203.0.113.192/28]",
                "i-2-19-VM-6 HashIp [2001:db8:204::13/128, fe80::400:c2ff:fe00:13/128, fe80::400:c2ff:fe00:14/128]",
            ],
            sets.Select(set => $"{set.Name} {set.Type} {set.Members}"));
    }

    [Fact]
    public void Ports_of_one_instance_share_its_chains_and_egress_is_asked_before_ingress()
    {
        var zone = SmallZones.OneNic([]);
        var nic = zone.Instances[0].Nics[0];
        var second = nic with { Device = "vnet5", Mac = MacAddress.Parse("06:00:c2:00:00:14"), IPv4 = InternetAddress.Parse("203.0.113.20") };
        var table = Compile(zone with { Instances = [zone.Instances[0] with { Nics = [second, nic] }] }).IPv4;

        Assert.Equal(
            [
                "-m state --state RELATED,ESTABLISHED -j ACCEPT",
                "-p udp -m physdev --physdev-in vnet4 --physdev-is-bridged -m udp --sport 68 --dport 67 -j ACCEPT",
                "-p udp -m physdev --physdev-in vnet5 --physdev-is-bridged -m udp --sport 68 --dport 67 -j ACCEPT",
                "-p udp -m physdev --physdev-out vnet4 --physdev-is-bridged -m udp --sport 67 --dport 68 -j ACCEPT",
                "-p udp -m physdev --physdev-out vnet5 --physdev-is-bridged -m udp --sport 67 --dport 68 -j ACCEPT",
                "-p udp -m physdev --physdev-in vnet4 --physdev-is-bridged -m set --match-set i-2-19-VM src -m udp --dport 53 -j RETURN",
                "-p udp -m physdev --physdev-in vnet5 --physdev-is-bridged -m set --match-set i-2-19-VM src -m udp --dport 53 -j RETURN",
                "-m physdev --physdev-in vnet4 --physdev-is-bridged -m set --match-set i-2-19-VM src -j i-2-19-VM-eg",
                "-m physdev --physdev-in vnet5 --physdev-is-bridged -m set --match-set i-2-19-VM src -j i-2-19-VM-eg",
                "-m physdev --physdev-out vnet4 --physdev-is-bridged -j i-2-19-VM",
                "-m physdev --physdev-out vnet5 --physdev-is-bridged -j i-2-19-VM",
            ],
            RulesOf(table, "i-2-19-def"));
        Assert.Equal(4, RulesOf(table, "BF-cloudbr0-SELF").Count(rule => rule.EndsWith("-g i-2-19-VM", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_an_IPv4_address_there_is_no_set_and_no_rule_that_asks_for_one()
    {
        var zone = SmallZones.OneNic([]);
        var ruleset = Compile(zone with { Instances = [zone.Instances[0] with { Nics = [zone.Instances[0].Nics[0] with { IPv4 = null }] }] });

        Assert.Equal(["i-2-19-VM-6"], ruleset.Sets.Select(set => set.Name.Text));
        Assert.DoesNotContain("--match-set", ruleset.Documents.IPTables.ToString(), StringComparison.Ordinal);
        Assert.Equal(4, RulesOf(ruleset.IPv4, "i-2-19-def").Length);
    }

    [Fact]
    public void Without_DNS_neither_the_seeds_rule_nor_a_guard_lets_it_through()
    {
        var text = Compile(SmallZones.OneNic([]), PerVm with { AllowDns = false });

        Assert.DoesNotContain("53 ", text.Documents.IPTables.ToString(), StringComparison.Ordinal);
        Assert.Equal(5, RulesOf(text.IPv4, "i-2-19-def").Length);
    }

    [Fact]
    public void Comments_stand_on_the_guards_leaves_and_can_be_left_out()
    {
        var zone = SmallZones.OneNic([]);
        var commented = Compile(zone).Documents.IPTables.ToString().Split('\n').Where(line => line.Contains("--comment", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, commented.Count);
        Assert.All(commented, line => Assert.Matches("^-A BF-cloudbr0-(SRC|DST) ", line));
        Assert.DoesNotContain("comment", Compile(zone, PerVm with { Comments = CommentStyle.None }).Documents.IPTables.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_frames_are_the_same_in_both_layouts()
    {
        var zone = SmallZones.OneNic([]);

        Assert.Equal(ZoneCase.Compile(zone).Ethernet, Compile(zone).Ethernet);
    }

    private static Zone WithIPv6(Zone zone) => zone with
    {
        Networks = [zone.Networks[0] with { IPv6 = new Subnet { Cidr = Cidr.Parse("2001:db8:204::/64") } }],
        Instances = [zone.Instances[0] with { Nics = [zone.Instances[0].Nics[0] with { IPv6 = InternetAddress.Parse("2001:db8:204::13") }] }],
    };

    private static Ruleset Compile(Zone zone, CompilerOptions? options = null) => ZoneCase.Compile(zone, options ?? PerVm);

    private static string[] RulesOf(FilterTable table, string chain) =>
        [.. table.Chains.ToImmutableArray().Single(candidate => candidate.Name.Text == chain).Rules.ToImmutableArray().Select(rule => rule.ToString())];
}
