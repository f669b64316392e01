using SgRules.Addressing;
using SgRules.Model;
using static SgRules.Policies.ContractHost;

namespace SgRules.Policies;

/// <summary>Contract 3.1 and 3.2: who a guest may be.</summary>
public sealed class ContractSenderTests
{
    private static readonly Instance Rich = Change(Guest(11), nic => nic with
    {
        SecondaryIps = [Ip("203.0.113.77")],
        AllowedAddresses = [Cidr.Parse("203.0.113.64/29"), Cidr.Parse("2001:db8:204::5000/124")],
    });

    private readonly ContractHost _host = new([Open("open")], [Rich, Guest(12, "open"), SystemVm(4)]);

    public static TheoryData<string> OwnAddresses() =>
        ["203.0.113.11", "203.0.113.77", "203.0.113.64", "203.0.113.71", "2001:db8:204::b", "2001:db8:204::5000", "2001:db8:204::500f", "fe80::400:c2ff:fe00:b"];

    public static TheoryData<string> ForeignAddresses() =>
        ["203.0.113.12", "203.0.113.63", "203.0.113.72", "198.51.100.7", "2001:db8:204::c", "2001:db8:204::4fff", "2001:db8:204::5010", "fe80::400:c2ff:fe00:c", "::", "0.0.0.0"];

    [Theory]
    [MemberData(nameof(OwnAddresses))]
    public void Paragraph_3_1_a_guest_sends_from_primary_secondary_allowed_and_link_local_addresses(string own)
    {
        var decision = _host.Decide(Ping(Ip(own)), Port(11), Uplink);

        Judges(Ruling.Accepted, "3.11", decision);
        Assert.Equal(new Ground("3.1", $"{own} is an address of i-2-11-VM (vnet11)"), decision.Passed[0]);
    }

    [Theory]
    [MemberData(nameof(ForeignAddresses))]
    public void Paragraph_3_1_a_guest_sends_from_no_other_address_in_any_state(string foreign) => Assert.All(
        Enum.GetValues<ConnectionState>(),
        state =>
        {
            var decision = _host.Decide(Ping(Ip(foreign)) with { State = state }, Port(11), Uplink);
            Judges(Ruling.Dropped, "3.1", decision);
            Assert.Equal($"{foreign} is not an address of i-2-11-VM (vnet11)", decision.Ground.Reason);
        });

    [Theory]
    [InlineData("vnet12")]
    [InlineData("eth0")]
    public void Paragraph_3_1_a_guest_never_sends_with_another_MAC(string macOf)
    {
        var decision = _host.Decide(Ping(V4(11)), Passage.Bridged(BridgeName, Port(11), Uplink, _host.MacOf(macOf)));

        Judges(Ruling.Dropped, "3.1", decision);
        Assert.Equal($"{_host.MacOf(macOf)} is not the MAC address of i-2-11-VM (vnet11)", decision.Ground.Reason);
    }

    [Fact]
    public void Paragraph_3_1_an_address_that_two_NICs_may_use_passes_from_both()
    {
        var shared = new ContractHost([], [Change(Guest(11), Share), Change(Guest(12), Share), Guest(13)]);

        shared.Accepts("3.11", Ping(V4(200)), Port(11), Uplink);
        shared.Accepts("3.11", Ping(V4(200)), Port(12), Uplink);
        shared.Drops("3.1", Ping(V4(200)), Port(13), Uplink);
        static Nic Share(Nic nic) => nic with { AllowedAddresses = [Cidr.Parse("203.0.113.200/32")] };
    }

    [Fact]
    public void Paragraph_3_1_the_DHCP_client_broadcast_goes_to_uplink_and_system_ports_only()
    {
        var discover = Packet.Udp(None, Broadcast, 68, 67);

        _host.Accepts("3.11", discover, Port(11), Uplink);
        _host.Accepts("3.11", discover, Port(11), Port(4));
        _host.Drops("3.1", discover, Port(11), Port(12));
        _host.Drops("3.1", discover, Port(11), Unknown);
    }

    [Fact]
    public void Paragraph_3_1_the_DHCP_exception_is_exactly_these_ports_and_addresses() => Assert.All(
        [
            Packet.Udp(None, Broadcast, 68, 68),
            Packet.Udp(None, Broadcast, 69, 67),
            Packet.Udp(None, V4(12), 68, 67),
            Packet.Tcp(None, Broadcast, 68, 67),
            Packet.Udp(Outside, Broadcast, 68, 67),
        ],
        packet => _host.Drops("3.1", packet, Port(11), Uplink));

    [Theory]
    [InlineData(131)]
    [InlineData(132)]
    [InlineData(135)]
    [InlineData(143)]
    public void Paragraph_3_1_neighbour_solicitation_and_MLD_may_come_from_no_address(int type)
    {
        _host.Accepts("3.11", Packet.Icmp(NoneV6, Ip("ff02::1:ff00:b"), type), Port(11), Uplink);
        _host.Drops("3.1", Packet.Icmp(NoneV6, Ip("ff05::2"), type), Port(11), Uplink);
        _host.Drops("3.1", Packet.Icmp(NoneV6, V6(12), type), Port(11), Uplink);
    }

    [Theory]
    [InlineData(128)]
    [InlineData(130)]
    [InlineData(133)]
    [InlineData(134)]
    [InlineData(136)]
    public void Paragraph_3_1_no_other_ICMPv6_comes_from_no_address(int type) =>
        _host.Drops("3.1", Packet.Icmp(NoneV6, Ip("ff02::2"), type), Port(11), Uplink);

    [Fact]
    public void Paragraph_3_1_the_exceptions_are_of_the_address_and_leave_the_MAC_to_the_Ethernet_document()
    {
        var passage = Passage.Bridged(BridgeName, Port(11), Uplink, _host.MacOf(Port(12)));

        Judges(Ruling.Accepted, "3.11", _host.Decide(Packet.Udp(None, Broadcast, 68, 67), passage));
        Judges(Ruling.Accepted, "3.11", _host.Decide(Packet.Icmp(NoneV6, AllNodes, 135), passage));
    }

    [Fact]
    public void Paragraph_3_1_is_of_guests_only()
    {
        _host.Accepts("3.9", Packet.Tcp(V4(11), V4(12), 1, 2), Uplink, Port(12));
        _host.Accepts("3.9", Packet.Tcp(Outside, V4(12), 1, 2), Port(4), Port(12));
    }

    [Theory]
    [MemberData(nameof(EveryState))]
    public void Paragraph_3_2_a_guest_never_sends_as_a_DHCP_server(ConnectionState state)
    {
        _host.Drops("3.2", Packet.Udp(V4(11), Broadcast, 67, 68) with { State = state }, Port(11), Uplink);
        _host.Drops("3.2", Packet.Udp(V4(11), V4(12), 67, 9) with { State = state }, Port(11), Port(12));
        _host.Drops("3.2", Packet.Udp(V6(11), V6(12), 547, 546) with { State = state }, Port(11), Port(12));
    }

    [Fact]
    public void Paragraph_3_2_the_servers_port_of_one_family_is_free_in_the_other_and_in_tcp()
    {
        _host.Accepts("3.11", Packet.Udp(V6(11), OutsideV6, 67, 68), Port(11), Uplink);
        _host.Accepts("3.11", Packet.Udp(V4(11), Outside, 547, 546), Port(11), Uplink);
        _host.Accepts("3.11", Packet.Tcp(V4(11), Outside, 67, 68), Port(11), Uplink);
        _host.Accepts("3.11", Packet.Udp(V4(11), Outside, 9, 67), Port(11), Uplink);
    }

    [Theory]
    [MemberData(nameof(EveryState))]
    public void Paragraph_3_2_a_guest_never_sends_a_redirect(ConnectionState state)
    {
        _host.Drops("3.2", Packet.Icmp(V4(11), V4(12), 5, 1) with { State = state }, Port(11), Port(12));
        _host.Drops("3.2", Packet.Icmp(V6(11), V6(12), 137) with { State = state }, Port(11), Uplink);
    }

    [Theory]
    [MemberData(nameof(EveryState))]
    public void Paragraph_3_2_a_guest_never_sends_a_router_advertisement_or_an_MLD_query(ConnectionState state)
    {
        var linkLocal = _host.MacOf(Port(11)).LinkLocalAddress;
        _host.Drops("3.2", Packet.Icmp(linkLocal, AllNodes, 134) with { State = state, HopLimit = 255 }, Port(11), Port(12));
        _host.Drops("3.2", Packet.Icmp(linkLocal, AllNodes, 130) with { State = state, HopLimit = 1 }, Port(11), Uplink);
    }

    [Theory]
    [MemberData(nameof(EveryState))]
    public void Paragraph_3_2_a_guest_never_sends_an_authentication_header_in_IPv6(ConnectionState state)
    {
        _host.Drops("3.2", Packet.Of(V6(11), V6(12), Protocol.Of(51)) with { State = state }, Port(11), Port(12));
        _host.Drops("3.2", Packet.Of(V6(11), OutsideV6, Protocol.Of(51)) with { State = state }, Port(11), Uplink);
        _host.Drops("3.1", Packet.Of(NoneV6, AllNodes, Protocol.Of(51)) with { State = state }, Port(11), Uplink);
    }

    [Fact]
    public void Paragraph_3_2_of_IPv4_and_from_others_an_authentication_header_is_a_protocol_like_any_other()
    {
        _host.Accepts("3.11", Packet.Of(V4(11), Outside, Protocol.Of(51)), Port(11), Uplink);
        _host.Accepts("3.9", Packet.Of(OutsideV6, V6(12), Protocol.Of(51)), Uplink, Port(12));
        _host.Accepts("3.11", Packet.Of(V6(11), OutsideV6, Protocol.Of(50)), Port(11), Uplink);
    }

    [Fact]
    public void Paragraph_3_2_the_numbers_of_one_family_mean_nothing_in_the_other()
    {
        _host.Accepts("3.11", Packet.Icmp(V4(11), Outside, 134), Port(11), Uplink);
        _host.Accepts("3.11", Packet.Icmp(V4(11), Outside, 137), Port(11), Uplink);
        _host.Accepts("3.11", Packet.Icmp(V6(11), OutsideV6, 5), Port(11), Uplink);
    }

    [Fact]
    public void Paragraph_3_2_is_of_guests_only()
    {
        _host.Accepts("3.9", Packet.Icmp(Outside, V4(12), 5), Uplink, Port(12));
        _host.Accepts("3.4", Packet.Udp(V4(4), V4(12), 67, 68), Port(4), Port(12));
    }

    public static TheoryData<ConnectionState> EveryState() => [.. Enum.GetValues<ConnectionState>()];

    private static Packet Ping(InternetAddress source) => Packet.Icmp(source, source.Family == IPFamily.IPv4 ? Outside : OutsideV6, source.Family == IPFamily.IPv4 ? 8 : 128);

    private static Instance Change(Instance instance, Func<Nic, Nic> change) => instance with { Nics = [change(instance.Nics[0])] };
}
