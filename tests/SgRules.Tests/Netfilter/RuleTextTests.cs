using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Each form as iptables-save prints it (facts: kernel, section 5); the kernel's own word on whole documents is in .ci/kernel-check.</summary>
public sealed class RuleTextTests
{
    private static readonly Origin Why = new("3");

    [Fact]
    public void Addresses_interfaces_and_protocol_come_first_whatever_the_order_given() => Assert.Equal(
        "-s 10.0.0.0/8 -d 10.1.2.3/32 -i cloudbr0 -o vnet+ -p udp -m conntrack --ctstate INVALID -j DROP",
        Text(
            Target.Drop,
            new ConntrackMatch(ConntrackStates.Invalid),
            new ProtocolMatch(Protocol.Udp),
            new OutInterfaceMatch(DevicePattern.StartingWith("vnet")),
            new InInterfaceMatch(DevicePattern.Exact("cloudbr0")),
            new DestinationMatch(IPPrefix.Parse("10.1.2.3/32")),
            new SourceMatch(IPPrefix.Parse("10.0.0.0/8"))));

    [Fact]
    public void Modules_keep_the_order_given() => Assert.Equal(
        "-m mac --mac-source 06:00:c2:00:00:0a -m physdev --physdev-in vnet4 --physdev-out eth0 --physdev-is-bridged -j RETURN",
        Text(
            Target.Return,
            new MacMatch(MacAddress.Parse("06:00:C2:00:00:0A")),
            new PhysdevMatch { In = DevicePattern.Exact("vnet4"), Out = DevicePattern.Exact("eth0"), IsBridged = true }));

    [Fact]
    public void Udp_ports_are_written_with_multiport_and_one_port_never_as_a_range()
    {
        Assert.Equal("-m multiport --dports 53 -j ACCEPT", Text(Target.Accept, new MultiportMatch(PacketSide.Destination, [PortRange.Of(53)])));
        Assert.Equal("-m multiport --sports 67:68 -j ACCEPT", Text(Target.Accept, new MultiportMatch(PacketSide.Source, [PortRange.Create(67, 68)])));
        Assert.Equal("-m tcp --dport 80 -j ACCEPT", Text(Target.Accept, TransportMatch.TcpTo(PortRange.Of(80))));
        Assert.Equal("-m tcp --dport 0:1024 -j ACCEPT", Text(Target.Accept, TransportMatch.TcpTo(PortRange.Create(0, 1024))));
    }

    [Fact]
    public void Ports_that_a_module_cannot_hold_are_no_condition()
    {
        Assert.Throws<ArgumentException>(() => new MultiportMatch(PacketSide.Source, []));
        Assert.Throws<ArgumentException>(() => new MultiportMatch(PacketSide.Source, [.. Enumerable.Repeat(PortRange.Create(1, 2), 8)]));
        Assert.Throws<ArgumentException>(() => new TransportMatch(Protocol.Icmp));
        Assert.Equal(
            "-m multiport --dports 80,443,1:2,1:2,1:2,1:2,1:2,1:2,9 -j DROP",
            Text(Target.Drop, new MultiportMatch(PacketSide.Destination, [PortRange.Of(80), PortRange.Of(443), .. Enumerable.Repeat(PortRange.Create(1, 2), 6), PortRange.Of(9)])));
    }

    [Fact]
    public void Icmp_messages_are_numbers_of_their_family()
    {
        Assert.Equal("-m icmp --icmp-type 8 -j ACCEPT", Text(Target.Accept, new IcmpMatch(IPFamily.IPv4, IcmpType.Of(8))));
        Assert.Equal("-m icmp6 --icmpv6-type 128/0 -j ACCEPT", Text(Target.Accept, new IcmpMatch(IPFamily.IPv6, IcmpType.Of(128, 0))));
        Assert.Equal("-m icmp --icmp-type any -j ACCEPT", Text(Target.Accept, new IcmpMatch(IPFamily.IPv4, IcmpType.Any)));
    }

    public static TheoryData<Match> Unwritable() =>
    [
        new SourceMatch(IPPrefix.Any(IPFamily.IPv4)),
        new DestinationMatch(IPPrefix.Any(IPFamily.IPv6)) { IsNegated = true },
        new InInterfaceMatch(default),
        new OutInterfaceMatch(default),
        new ProtocolMatch(Protocol.All),
        new ConntrackMatch(ConntrackStates.None),
        new StateMatch((ConntrackStates)64),
        new IcmpMatch(IPFamily.IPv6, IcmpType.Any),
        new PhysdevMatch(),
        new PhysdevMatch { IsBridged = true, IsInNegated = true },
        new PhysdevMatch { Out = default(DevicePattern) },
        TransportMatch.TcpTo(PortRange.Any),
    ];

    [Theory]
    [MemberData(nameof(Unwritable))]
    public void A_condition_without_words_is_in_no_rule(Match match) => Assert.Throws<ArgumentException>(() => Rule.Create(Why, Target.Drop, match));

    [Fact]
    public void What_is_not_known_is_written_in_its_own_words()
    {
        Assert.Equal("-p tcp -m recent --set --name x -j LOG --log-level 6", Text(new ExtensionTarget("LOG", "--log-level 6"), new OpaqueMatch("-m recent --set --name x"), new ProtocolMatch(Protocol.Tcp)));
        Assert.Equal("-j REJECT", Text(new ExtensionTarget("REJECT", string.Empty)));
        Assert.Equal("-s 10.0.0.0/8", Text(Target.None, new SourceMatch(IPPrefix.Parse("10.0.0.0/8"))));
    }

    [Fact]
    public void Connection_states_are_in_the_order_in_which_save_prints_them() => Assert.Equal(
        "-m conntrack --ctstate INVALID,NEW,RELATED,ESTABLISHED,UNTRACKED -j ACCEPT",
        Text(Target.Accept, new ConntrackMatch((ConntrackStates)31)));

    [Fact]
    public void An_authentication_header_is_written_for_IPv6_only()
    {
        Assert.Equal("-m ah -j DROP", Text(Target.Drop, new AuthenticationHeaderMatch()));
        Assert.Throws<ArgumentException>(() => FilterTable.Create(IPFamily.IPv4, [Rule.Create(Why, Target.Drop, new AuthenticationHeaderMatch())], []));
    }

    [Fact]
    public void Sets_hop_limits_jumps_and_gotos_are_written_as_save_prints_them()
    {
        Assert.Equal("-m set --match-set sg1-lb-4 src -j ACCEPT", Text(Target.Accept, new SetMatch(SetName.Parse("sg1-lb-4"), PacketSide.Source)));
        Assert.Equal("-m set --match-set sg1-lb-4 dst -j ACCEPT", Text(Target.Accept, new SetMatch(SetName.Parse("sg1-lb-4"), PacketSide.Destination)));
        Assert.Equal("-m hl --hl-eq 255 -j ACCEPT", Text(Target.Accept, new HopLimitMatch(255)));
        Assert.Equal("-j BF-cloudbr0", Text(Target.Jump(ChainName.Parse("BF-cloudbr0"))));
        Assert.Equal("-g sg1-eg-open", Text(Target.Goto(ChainName.Parse("sg1-eg-open"))));
    }

    [Theory]
    [InlineData("i-2-19-VM", "i-2-19-VM")]
    [InlineData("a_b", "a_b")]
    [InlineData("", "\"\"")]
    [InlineData("a.b", "\"a.b\"")]
    [InlineData("two words", "\"two words\"")]
    [InlineData("größe", "\"größe\"")]
    [InlineData("it's \"so\" \\", "\"it\\'s \\\"so\\\" \\\\\"")]
    public void A_comment_is_bare_if_it_needs_no_quotes(string comment, string written) =>
        Assert.Equal($"-m comment --comment {written} -j DROP", Text(Target.Drop, new CommentMatch(comment)));

    [Theory]
    [InlineData(1, "icmp")]
    [InlineData(4, "ipencap")]
    [InlineData(47, "gre")]
    [InlineData(58, "ipv6-icmp")]
    [InlineData(135, "mobility-header")]
    [InlineData(200, "200")]
    [InlineData(255, "255")]
    public void Protocols_have_the_names_that_save_prints(int number, string name) =>
        Assert.Equal($"-p {name} -j DROP", Text(Target.Drop, new ProtocolMatch(Protocol.Of(number))));

    private static string Text(Target target, params ReadOnlySpan<Match> matches) => Rule.Create(Why, target, matches).ToString();
}
