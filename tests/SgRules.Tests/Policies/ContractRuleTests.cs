using SgRules.Addressing;
using SgRules.Model;
using static SgRules.Policies.ContractHost;

namespace SgRules.Policies;

/// <summary>Contract 3.9 with design section 2: which packets a rule as written matches.</summary>
public sealed class ContractRuleTests
{
    [Theory]
    [InlineData(79, false)]
    [InlineData(80, true)]
    [InlineData(300, true)]
    [InlineData(443, true)]
    [InlineData(444, false)]
    public void Paragraph_3_9_a_port_range_includes_its_ends(int port, bool passes)
    {
        var host = Allowing(SecurityRule.Tcp(80, 443).WithCidrs("0.0.0.0/0", "::/0"));

        Judge(host, passes, Packet.Tcp(Outside, V4(11), port == 80 ? 1 : 80, port));
        Judge(host, passes, Packet.Tcp(OutsideV6, V6(11), port == 80 ? 1 : 80, port));
        Judge(host, false, Packet.Udp(Outside, V4(11), 1, port));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    public void Paragraph_3_9_ports_0_to_0_are_all_ports(int port)
    {
        var host = Allowing(SecurityRule.Udp(0, 0).WithCidrs("0.0.0.0/0"));

        Judge(host, true, Packet.Udp(Outside, V4(11), 9, port));
        Judge(host, false, Packet.Tcp(Outside, V4(11), 9, port));
        Judge(host, false, Packet.Udp(OutsideV6, V6(11), 9, port));
    }

    [Theory]
    [InlineData("198.51.99.255", false)]
    [InlineData("198.51.100.0", true)]
    [InlineData("198.51.101.255", true)]
    [InlineData("198.51.102.0", false)]
    public void Paragraph_3_9_a_prefix_includes_its_first_and_last_address(string source, bool passes) =>
        Judge(Allowing(SecurityRule.Tcp(22).WithCidrs("198.51.101.9/23")), passes, Packet.Tcp(Ip(source), V4(11), 1, 22));

    [Theory]
    [InlineData("2001:db8:98:ffff:ffff:ffff:ffff:ffff", false)]
    [InlineData("2001:db8:99::", true)]
    [InlineData("2001:db8:99:1:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:99:2::", false)]
    public void Paragraph_3_9_an_IPv6_prefix_does_too(string source, bool passes) =>
        Judge(Allowing(SecurityRule.Tcp(22).WithCidrs("2001:db8:99::/63")), passes, Packet.Tcp(Ip(source), V6(11), 1, 22));

    [Fact]
    public void Paragraph_3_9_a_CIDR_is_of_its_family_only()
    {
        var host = Allowing(SecurityRule.Whole(Protocol.All).WithCidrs("0.0.0.0/0"));

        Judge(host, true, Packet.Of(Outside, V4(11), Protocol.Of(253)));
        Judge(host, true, Packet.Icmp(Outside, V4(11), 8));
        Judge(host, false, Packet.Of(OutsideV6, V6(11), Protocol.Of(253)));
        Judge(host, false, Packet.Tcp(OutsideV6, V6(11), 1, 2));
    }

    [Fact]
    public void Paragraph_3_9_icmp_any_with_a_CIDR_of_either_family_is_the_message_protocol_of_that_family()
    {
        var host = Allowing(SecurityRule.Icmp().WithCidrs("0.0.0.0/0", "::/0"));

        Judge(host, true, Packet.Icmp(Outside, V4(11), 13, 0));
        Judge(host, true, Packet.Icmp(Outside, V4(11), 255, 255));
        Judge(host, true, Packet.Icmp(OutsideV6, V6(11), 128, 0));
        Judge(host, false, Packet.Of(OutsideV6, V6(11), Protocol.Icmp));
        Judge(host, false, Packet.Of(Outside, V4(11), Protocol.IcmpV6));
        Judge(host, false, Packet.Udp(Outside, V4(11), 8, 0));
    }

    [Fact]
    public void Paragraph_3_9_an_icmp_type_has_all_codes_unless_one_is_named()
    {
        var type = Allowing(SecurityRule.Icmp(IcmpType.Of(8)).WithCidrs("0.0.0.0/0", "::/0"));
        var code = Allowing(SecurityRule.Icmp(IcmpType.Of(13, 1)).WithCidrs("0.0.0.0/0"));

        Judge(type, true, Packet.Icmp(Outside, V4(11), 8, 0));
        Judge(type, true, Packet.Icmp(Outside, V4(11), 8, 255));
        Judge(type, false, Packet.Icmp(Outside, V4(11), 9, 0));
        Judge(type, true, Packet.Icmp(OutsideV6, V6(11), 8, 0));
        Judge(type, false, Packet.Icmp(OutsideV6, V6(11), 128, 0));
        Judge(code, true, Packet.Icmp(Outside, V4(11), 13, 1));
        Judge(code, false, Packet.Icmp(Outside, V4(11), 13, 0));
        Judge(code, false, Packet.Icmp(Outside, V4(11), 1, 13));
    }

    [Fact]
    public void Paragraph_3_9_icmpv6_is_of_IPv6_only()
    {
        var host = Allowing(SecurityRule.IcmpV6(IcmpType.Of(128, 0)).WithCidrs("::/0"));

        Judge(host, true, Packet.Icmp(OutsideV6, V6(11), 128, 0));
        Judge(host, false, Packet.Icmp(OutsideV6, V6(11), 128, 1));
        Judge(host, false, Packet.Icmp(Outside, V4(11), 128, 0));
    }

    [Fact]
    public void Paragraph_3_9_a_numbered_protocol_is_that_number_in_either_family()
    {
        var gre = Allowing(SecurityRule.Whole(Protocol.Of(47)).WithCidrs("0.0.0.0/0", "::/0"));
        var tcp = Allowing(SecurityRule.Whole(Protocol.Of(6)).WithCidrs("0.0.0.0/0"));

        Judge(gre, true, Packet.Of(Outside, V4(11), Protocol.Of(47)));
        Judge(gre, true, Packet.Of(OutsideV6, V6(11), Protocol.Of(47)));
        Judge(gre, false, Packet.Of(Outside, V4(11), Protocol.Of(48)));
        Judge(tcp, true, Packet.Tcp(Outside, V4(11), 1, 0));
        Judge(tcp, true, Packet.Tcp(Outside, V4(11), 1, 65_535));
        Judge(tcp, false, Packet.Udp(Outside, V4(11), 1, 6));
    }

    [Fact]
    public void Paragraph_3_9_numbers_1_and_58_are_taken_literally_in_the_other_family()
    {
        var one = Allowing(SecurityRule.Whole(Protocol.Of(1)).WithCidrs("0.0.0.0/0", "::/0"));
        var fiftyEight = Allowing(SecurityRule.Whole(Protocol.Of(58)).WithCidrs("0.0.0.0/0", "::/0"));

        Judge(one, true, Packet.Icmp(Outside, V4(11), 8));
        Judge(one, true, Packet.Of(OutsideV6, V6(11), Protocol.Icmp));
        Judge(one, false, Packet.Icmp(OutsideV6, V6(11), 128));
        Judge(fiftyEight, true, Packet.Icmp(OutsideV6, V6(11), 128));
        Judge(fiftyEight, true, Packet.Of(Outside, V4(11), Protocol.IcmpV6));
        Judge(fiftyEight, false, Packet.Icmp(Outside, V4(11), 8));
    }

    [Theory]
    [InlineData(43)]
    [InlineData(44)]
    [InlineData(51)]
    [InlineData(60)]
    public void Paragraph_3_14_the_number_of_an_IPv6_extension_header_with_a_group_is_of_IPv4_only(int number)
    {
        var host = new ContractHost([Group("web", [SecurityRule.Whole(Protocol.Of(number)).WithGroups("web")])], [Guest(11, "web"), Guest(12, "web")]);

        host.Accepts("3.9", Packet.Of(V4(12), V4(11), Protocol.Of(number)), Uplink, Port(11));
        host.Drops("3.9", Packet.Of(V6(12), V6(11), Protocol.Of(number)), Uplink, Port(11));
    }

    private static ContractHost Allowing(SecurityRule rule) => new([Group("web", [rule])], [Guest(11, "web")]);

    private static void Judge(ContractHost host, bool passes, Packet packet) =>
        Judges(passes ? Ruling.Accepted : Ruling.Dropped, "3.9", host.Decide(packet, Uplink, Port(11)));
}
