using SgRules.Addressing;
using static SgRules.Policies.ContractHost;

namespace SgRules.Policies;

/// <summary>Contract 3.3: what reaches a guest at all.</summary>
public sealed class ContractReceiverTests
{
    private readonly ContractHost _host = new(
        [Open("open")],
        [
            Guest(11, "open"),
            Guest(12, "open") with
            {
                Nics = [Guest(12).Nics[0] with { SecondaryIps = [V4(78)], AllowedAddresses = [Cidr.Parse("203.0.113.200/30")], MulticastGroups = [Ip("224.0.0.18"), Ip("ff02::12")] }],
            },
            SystemVm(4),
        ]);

    public static TheoryData<ConnectionState> StatesThatMayPass() =>
        [ConnectionState.New, ConnectionState.Established, ConnectionState.Related, ConnectionState.Untracked];

    [Theory]
    [InlineData("203.0.113.12")]
    [InlineData("203.0.113.78")]
    [InlineData("203.0.113.200")]
    [InlineData("203.0.113.203")]
    [InlineData("224.0.0.18")]
    public void Paragraph_3_3_a_guest_receives_on_its_own_addresses_and_multicast_groups(string destination)
    {
        var decision = _host.Decide(Packet.Udp(Outside, Ip(destination), 1, 2), Uplink, Port(12));

        Judges(Ruling.Accepted, "3.9", decision);
        Assert.Equal("3.3", Assert.Single(decision.Passed).Paragraph);
    }

    [Theory]
    [InlineData("203.0.113.11")]
    [InlineData("203.0.113.199")]
    [InlineData("203.0.113.204")]
    [InlineData("203.0.113.255")]
    [InlineData("255.255.255.255")]
    [InlineData("224.0.0.1")]
    [InlineData("224.0.0.19")]
    public void Paragraph_3_3_a_guest_receives_on_no_other_address_in_any_state(string destination) => Assert.All(
        Enum.GetValues<ConnectionState>(),
        state => _host.Drops("3.3", Packet.Udp(Outside, Ip(destination), 1, 2) with { State = state }, Uplink, Port(12)));

    [Theory]
    [InlineData("ff02::12", true)]
    [InlineData("ff02::1", false)]
    [InlineData("ff02::13", false)]
    public void Paragraph_3_3_multicast_groups_are_matched_exactly_in_IPv6_too(string destination, bool isIts)
    {
        var packet = Packet.Udp(OutsideV6, Ip(destination), 1, 2);
        if (isIts)
        {
            _host.Accepts("3.9", packet, Uplink, Port(12));
        }

        _host.Drops("3.3", packet, Uplink, isIts ? Port(11) : Port(12));
    }

    [Fact]
    public void Paragraph_3_3_a_multicast_group_opens_the_address_but_ingress_rules_still_decide()
    {
        var closed = new ContractHost([Group("web")], [Guest(12, "web") with { Nics = [Guest(12).Nics[0] with { MulticastGroups = [Ip("224.0.0.18")] }] }]);

        closed.Drops("3.9", Packet.Of(V4(13), Ip("224.0.0.18"), Protocol.Of(112)), Uplink, Port(12));
    }

    [Fact]
    public void Paragraph_3_3_a_multicast_group_is_no_address_to_send_from() =>
        _host.Drops("3.1", Packet.Udp(Ip("224.0.0.18"), Outside, 1, 2), Port(12), Uplink);

    [Fact]
    public void Paragraph_3_3_a_flooded_frame_reaches_only_the_port_that_owns_the_address()
    {
        var packet = Packet.Tcp(V4(11), V4(12), 1, 2) with { State = ConnectionState.Established };

        _host.Accepts("3.7", packet, Uplink, Port(12));
        _host.Drops("3.3", packet, Uplink, Port(11));
    }

    [Theory]
    [MemberData(nameof(StatesThatMayPass))]
    public void Paragraph_3_3_a_broadcast_DHCP_reply_needs_no_own_address(ConnectionState state)
    {
        var reply = Packet.Udp(V4(4), Broadcast, 67, 68) with { State = state };

        Assert.Equal(Ruling.Accepted, _host.Decide(reply, Uplink, Port(12)).Ruling);
        Assert.Equal(Ruling.Accepted, _host.Decide(reply, Port(4), Port(12)).Ruling);
        _host.Drops("3.3", Packet.Udp(V4(4), Broadcast, 67, 67) with { State = state }, Uplink, Port(12));
        _host.Drops("3.3", Packet.Udp(V4(4), V4(11), 67, 68) with { State = state }, Uplink, Port(12));
    }

    [Fact]
    public void Paragraph_3_3_there_is_no_such_exception_for_DHCPv6() =>
        _host.Drops("3.3", Packet.Udp(Router, AllNodes, 547, 546), Uplink, Port(12));

    [Theory]
    [MemberData(nameof(StatesThatMayPass))]
    public void Paragraph_3_3_the_ICMPv6_of_3_6_needs_no_own_address(ConnectionState state)
    {
        var solicitation = Packet.Icmp(V6(11), Ip("ff02::1:ff00:c"), 135) with { State = state };

        Assert.Equal(Ruling.Accepted, _host.Decide(solicitation with { HopLimit = 255 }, Uplink, Port(12)).Ruling);
        _host.Drops("3.3", solicitation with { HopLimit = 254 }, Uplink, Port(12));
    }

    [Fact]
    public void Paragraph_3_3_is_of_guests_only()
    {
        _host.Accepts("3.11", Packet.Udp(V4(11), Ip("224.0.0.1"), 1, 2), Port(11), Uplink);
        _host.Accepts("3.11", Packet.Udp(V4(11), Outside, 1, 2), Port(11), Port(4));
    }
}
