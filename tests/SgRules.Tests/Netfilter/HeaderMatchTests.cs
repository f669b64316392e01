using SgRules.Addressing;
using static SgRules.Netfilter.SmallTable;

namespace SgRules.Netfilter;

/// <summary>When conditions on a packet's headers and state hold (facts: verification, section 2.2).</summary>
public sealed class HeaderMatchTests
{
    private static readonly InternetAddress Here = Web.Source;
    private static readonly InternetAddress There = Web.Destination;
    private static readonly Packet Ping = Packet.Icmp(Here, There, 8);
    private static readonly Packet Ping6 = Packet.Icmp(Web6.Source, Web6.Destination, 128);

    [Theory]
    [InlineData("10.1.0.4/32", true)]
    [InlineData("10.1.0.4/30", true)]
    [InlineData("10.1.0.0/30", false)]
    [InlineData("10.1.0.5/32", false)]
    [InlineData("0.0.0.0/1", true)]
    public void An_address_lies_in_a_prefix_or_not_and_negation_turns_it_round(string prefix, bool holds)
    {
        var back = Packet.Tcp(There, Here, 80, 40000);

        Assert.Equal(holds, Holds(new SourceMatch(IPPrefix.Parse(prefix))));
        Assert.Equal(!holds, Holds(new SourceMatch(IPPrefix.Parse(prefix)) { IsNegated = true }));
        Assert.Equal(holds, Holds(new DestinationMatch(IPPrefix.Parse(prefix)), back, Bridged));
        Assert.Equal(!holds, Holds(new DestinationMatch(IPPrefix.Parse(prefix)) { IsNegated = true }, back, Bridged));
    }

    [Fact]
    public void A_protocol_is_the_packets_or_not()
    {
        Assert.True(Holds(new ProtocolMatch(Protocol.Tcp)));
        Assert.False(Holds(new ProtocolMatch(Protocol.Tcp) { IsNegated = true }));
        Assert.False(Holds(new ProtocolMatch(Protocol.Udp)));
        Assert.True(Holds(new ProtocolMatch(Protocol.Udp) { IsNegated = true }));
        Assert.True(Holds(new ProtocolMatch(Protocol.Of(47)), Packet.Of(Here, There, Protocol.Of(47)), Bridged));
    }

    [Theory]
    [InlineData(80, 80, true)]
    [InlineData(79, 80, true)]
    [InlineData(80, 81, true)]
    [InlineData(0, 79, false)]
    [InlineData(81, 65535, false)]
    [InlineData(0, 65534, true)]
    public void A_port_lies_in_a_range_with_both_ends(ushort first, ushort last, bool holds)
    {
        var ports = PortRange.Create(first, last);
        var back = Packet.Tcp(There, Here, 80, 40000);

        Assert.Equal(holds, Holds(new TransportMatch(Protocol.Tcp) { DestinationPorts = ports }));
        Assert.Equal(holds, Holds(new TransportMatch(Protocol.Tcp) { SourcePorts = ports }, back, Bridged));
        Assert.Equal(holds, Holds(new MultiportMatch(PacketSide.Destination, [PortRange.Of(1), ports])));
        Assert.Equal(!holds, Holds(new MultiportMatch(PacketSide.Destination, [PortRange.Of(1), ports]) { IsNegated = true }));
        Assert.Equal(holds, Holds(new MultiportMatch(PacketSide.Source, [ports, PortRange.Of(1)]), back, Bridged));
    }

    [Fact]
    public void Ports_0_and_65535_are_ports_like_others()
    {
        var edge = Packet.Udp(Here, There, 0, 65535);

        Assert.True(Holds(new MultiportMatch(PacketSide.Source, [PortRange.Create(0, 1)]), edge, Bridged));
        Assert.True(Holds(new MultiportMatch(PacketSide.Destination, [PortRange.Of(65535)]), edge, Bridged));
        Assert.False(Holds(new MultiportMatch(PacketSide.Destination, [PortRange.Create(0, 65534)]), edge, Bridged));
    }

    [Fact]
    public void A_port_that_is_listed_twice_is_listed() =>
        Assert.True(Holds(new MultiportMatch(PacketSide.Destination, [PortRange.Of(80), PortRange.Create(79, 81)])));

    [Fact]
    public void Both_ports_have_to_lie_in_their_range()
    {
        var both = new TransportMatch(Protocol.Tcp) { SourcePorts = PortRange.Of(40000), DestinationPorts = PortRange.Of(80) };

        Assert.True(Holds(both));
        Assert.False(Holds(both with { SourcePorts = PortRange.Of(40001) }));
        Assert.False(Holds(both with { DestinationPorts = PortRange.Of(81) }));
    }

    [Fact]
    public void A_port_condition_never_holds_for_another_protocol_negated_or_not()
    {
        var ports = new MultiportMatch(PacketSide.Destination, [PortRange.Of(80)]);

        Assert.False(Holds(new TransportMatch(Protocol.Udp) { DestinationPorts = PortRange.Of(80) }));
        Assert.False(Holds(new TransportMatch(Protocol.Udp)));
        Assert.True(Holds(new TransportMatch(Protocol.Tcp)));
        Assert.False(Holds(ports, Ping, Bridged));
        Assert.False(Holds(ports with { IsNegated = true }, Ping, Bridged));
        Assert.False(Holds(ports with { IsNegated = true }, Packet.Of(Here, There, Protocol.Of(47)), Bridged));
    }

    [Theory]
    [InlineData(33)]
    [InlineData(132)]
    [InlineData(136)]
    public void Ports_of_a_protocol_whose_ports_are_not_known_are_undecided(int protocol)
    {
        var table = Table(IPFamily.IPv4, Forward(Rule(Target.Accept, new MultiportMatch(PacketSide.Source, [PortRange.Of(80)]))));
        var walk = new RuleInterpreter(table, []).Run(Packet.Of(Here, There, Protocol.Of(protocol)), Bridged);

        Assert.Equal("Undecided: FORWARD 1", Text(walk));
        Assert.Equal("Rule 1 of chain FORWARD can't be judged: the ports of such a packet aren't known.", walk.Obstacle);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(8, null, true)]
    [InlineData(8, 0, true)]
    [InlineData(8, 1, false)]
    [InlineData(0, null, false)]
    public void An_ICMP_message_has_the_type_and_the_code_if_they_are_given(int? type, int? code, bool holds)
    {
        var messages = (type, code) switch
        {
            (null, _) => IcmpType.Any,
            ({ } of, null) => IcmpType.Of(of),
            ({ } of, { } with) => IcmpType.Of(of, with),
        };

        Assert.Equal(holds, Holds(new IcmpMatch(IPFamily.IPv4, messages), Ping, Bridged));
        Assert.Equal(!holds, Holds(new IcmpMatch(IPFamily.IPv4, messages) { IsNegated = true }, Ping, Bridged));
    }

    [Fact]
    public void An_ICMP_condition_never_holds_for_another_protocol_negated_or_not()
    {
        var icmp = new IcmpMatch(IPFamily.IPv4, IcmpType.Of(128));
        var icmp6 = new IcmpMatch(IPFamily.IPv6, IcmpType.Of(128));

        Assert.True(Holds(icmp6, Ping6, Bridged));
        Assert.False(Holds(icmp6 with { IsNegated = true }, Ping6, Bridged));
        Assert.False(Holds(icmp, Ping, Bridged));
        Assert.False(Holds(icmp with { IsNegated = true }));
        Assert.False(Holds(icmp with { IsNegated = true }, Packet.Of(Here, There, Protocol.IcmpV6), Bridged));
        Assert.False(Holds(icmp6 with { IsNegated = true }, Packet.Of(Web6.Source, Web6.Destination, Protocol.Icmp), Bridged));
    }

    [Fact]
    public void A_hop_limit_is_that_of_an_IPv6_packet()
    {
        var far = Web6 with { HopLimit = 255 };

        Assert.True(Holds(new HopLimitMatch(255), far, Bridged));
        Assert.False(Holds(new HopLimitMatch(254), far, Bridged));
        Assert.False(Holds(new HopLimitMatch(255) { IsNegated = true }, far, Bridged));
        Assert.True(Holds(new HopLimitMatch(254) { IsNegated = true }, far, Bridged));
    }

    [Fact]
    public void An_authentication_header_is_that_of_a_packet_of_protocol_51()
    {
        Assert.True(Holds(new AuthenticationHeaderMatch(), Packet.Of(Web6.Source, Web6.Destination, Protocol.Of(51)), Bridged));
        Assert.False(Holds(new AuthenticationHeaderMatch(), Packet.Of(Web6.Source, Web6.Destination, Protocol.Of(50)), Bridged));
        Assert.False(Holds(new AuthenticationHeaderMatch(), Web6, Bridged));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whether_an_authentication_header_is_a_protocol_of_IPv6_is_undecided_since_backends_differ(bool isNegated)
    {
        var protocol = new ProtocolMatch(Protocol.Of(51)) { IsNegated = isNegated };
        var rules = new RuleInterpreter(Table(IPFamily.IPv6, Forward(Rule(Target.Accept, protocol))), []);
        var walk = rules.Run(Packet.Of(Web6.Source, Web6.Destination, Protocol.Of(51)), Bridged);

        Assert.Equal("Undecided: FORWARD 1", Text(walk));
        Assert.Equal("Rule 1 of chain FORWARD can't be judged: the backends of ip6tables don't agree on what protocol a packet with an authentication header is of.", walk.Obstacle);
        Assert.Equal(isNegated, Holds(protocol, Web6, Bridged));
        Assert.Equal(!isNegated, Holds(protocol, Packet.Of(Here, There, Protocol.Of(51)), Bridged));
    }

    [Theory]
    [InlineData(ConnectionState.New, ConntrackStates.New)]
    [InlineData(ConnectionState.Established, ConntrackStates.Established)]
    [InlineData(ConnectionState.Related, ConntrackStates.Related)]
    [InlineData(ConnectionState.Invalid, ConntrackStates.Invalid)]
    [InlineData(ConnectionState.Untracked, ConntrackStates.Untracked)]
    public void A_state_is_among_those_listed_or_not(ConnectionState state, ConntrackStates flag)
    {
        var packet = Web with { State = state };
        var others = (ConntrackStates)31 & ~flag;

        Assert.True(Holds(new ConntrackMatch(flag), packet, Bridged));
        Assert.False(Holds(new ConntrackMatch(others), packet, Bridged));
        Assert.True(Holds(new ConntrackMatch(others) { IsNegated = true }, packet, Bridged));
        Assert.True(Holds(new StateMatch(flag), packet, Bridged));
        Assert.False(Holds(new StateMatch(others), packet, Bridged));
        Assert.False(Holds(new StateMatch(flag) { IsNegated = true }, packet, Bridged));
    }
}
