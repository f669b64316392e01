using SgRules.Addressing;
using static SgRules.Policies.ContractHost;

namespace SgRules.Policies;

/// <summary>Contract 3 and 3.15: unknown ports, routed traffic, the host itself, other bridges.</summary>
public sealed class ContractPortTests
{
    private readonly ContractHost _host = new(
        [Open("open")],
        [Guest(11, "open"), Guest(12, "open") with { Nics = [Guest(12).Nics[0] with { MulticastGroups = [Ip("ff02::12")] }] }, SystemVm(4)]);

    [Fact]
    public void Paragraph_3_an_unknown_port_sends_no_packet_with_an_address_in_any_state() => Assert.All(
        Enum.GetValues<ConnectionState>(),
        state =>
        {
            _host.Drops("3", Packet.Tcp(Outside, V4(11), 1, 2) with { State = state }, Unknown, Port(11));
            _host.Drops("3", Packet.Tcp(Outside, Outside, 1, 2) with { State = state }, Unknown, Uplink);
            _host.Drops("3", Packet.Icmp(Router, AllNodes, 134) with { State = state, HopLimit = 255 }, Unknown, Port(11));
            _host.Drops("3", Packet.Icmp(Router, V6(11), 135) with { State = state, HopLimit = 255 }, Unknown, Port(11));
        });

    [Fact]
    public void Paragraph_3_an_unknown_port_receives_no_packet_for_an_address_in_any_state() => Assert.All(
        Enum.GetValues<ConnectionState>(),
        state =>
        {
            _host.Drops("3", Packet.Tcp(V4(11), Outside, 1, 2) with { State = state }, Port(11), Unknown);
            _host.Drops("3", Packet.Tcp(Outside, V4(11), 1, 2) with { State = state }, Uplink, Unknown);
            _host.Drops("3", Packet.Udp(V4(4), V4(11), 67, 68) with { State = state }, Port(4), Unknown);
            _host.Drops("3", Packet.Udp(Router, V6(11), 547, 546) with { State = state }, Uplink, Unknown);
        });

    [Theory]
    [InlineData(ConnectionState.New)]
    [InlineData(ConnectionState.Established)]
    [InlineData(ConnectionState.Related)]
    [InlineData(ConnectionState.Untracked)]
    public void Paragraph_3_control_messages_without_an_address_pass_an_unknown_port(ConnectionState state)
    {
        Passes(Packet.Udp(None, Broadcast, 68, 67), Unknown, Uplink);
        Passes(Packet.Udp(None, Broadcast, 68, 67), Unknown, Port(4));
        Passes(Packet.Icmp(NoneV6, AllNodes, 143), Unknown, Uplink);
        Passes(Packet.Icmp(NoneV6, AllNodes, 135) with { HopLimit = 255 }, Unknown, Unknown);
        Passes(Packet.Udp(V4(4), Broadcast, 67, 68), Port(4), Unknown);
        Passes(Packet.Icmp(Router, AllNodes, 134) with { HopLimit = 255 }, Uplink, Unknown);
        Passes(Packet.Icmp(Router, AllNodes, 130) with { HopLimit = 1 }, Uplink, Unknown);
        Passes(Packet.Icmp(V6(11), V6(13), 135) with { HopLimit = 255 }, Port(11), Unknown);
        void Passes(Packet packet, string from, string to)
        {
            Assert.Equal(Ruling.Accepted, _host.Decide(packet with { State = state }, from, to).Ruling);
            _host.Drops("3.7", packet with { State = ConnectionState.Invalid }, from, to);
        }
    }

    [Fact]
    public void Paragraph_3_what_narrows_control_messages_holds_for_an_unknown_port_too()
    {
        _host.Drops("3.1", Packet.Udp(None, Broadcast, 68, 67), Unknown, Port(11));
        _host.Drops("3.1", Packet.Udp(None, Broadcast, 68, 67), Unknown, "tap8");
        _host.Drops("3", Packet.Icmp(NoneV6, AllNodes, 143), Unknown, "tap8");
        _host.Drops("3", Packet.Icmp(NoneV6, AllNodes, 135) with { HopLimit = 254 }, Unknown, "tap8");
        _host.Drops("3", Packet.Icmp(V6(11), V6(13), 136) with { HopLimit = 254 }, Port(11), Unknown);
        _host.Drops("3.1", Packet.Icmp(V6(12), V6(13), 136) with { HopLimit = 255 }, Port(11), Unknown);
        _host.Drops("3", Packet.Icmp(OutsideV6, AllNodes, 134) with { HopLimit = 255 }, Uplink, Unknown);
    }

    [Fact]
    public void Paragraph_3_a_message_without_an_address_is_judged_at_the_receiver_like_any_other()
    {
        _host.Accepts("3.6", Packet.Icmp(NoneV6, AllNodes, 135) with { HopLimit = 255 }, Unknown, Port(11));
        _host.Drops("3.3", Packet.Icmp(NoneV6, AllNodes, 135) with { HopLimit = 64 }, Unknown, Port(11));
        _host.Drops("3.3", Packet.Icmp(NoneV6, Ip("ff02::12"), 143), Unknown, Port(11));
        _host.Accepts("3.9", Packet.Icmp(NoneV6, Ip("ff02::12"), 143), Unknown, Port(12));
        _host.Accepts("3.7", Packet.Icmp(NoneV6, Ip("ff02::12"), 143) with { State = ConnectionState.Established }, Unknown, Port(12));
    }

    [Fact]
    public void Paragraph_3_15_routed_traffic_through_a_bridge_of_ours_is_dropped_in_any_state() => Assert.All(
        Enum.GetValues<ConnectionState>(),
        state =>
        {
            var packet = Packet.Tcp(V4(11), Outside, 1, 2) with { State = state };
            Judges(Ruling.Dropped, "3.15", _host.Decide(packet, Passage.Routed(BridgeName, Port(11), "eth7", _host.MacOf(Port(11)))));
            Judges(Ruling.Dropped, "3.15", _host.Decide(packet, Passage.Routed("eth7", null, BridgeName, _host.MacOf(Uplink))));
            Judges(Ruling.Dropped, "3.15", _host.Decide(packet, Passage.Routed(BridgeName, Port(11), BridgeName, _host.MacOf(Port(11)))));
        });

    [Fact]
    public void Paragraph_3_15_other_routed_traffic_and_the_hosts_own_are_not_judged()
    {
        var packet = Packet.Tcp(V4(11), Outside, 1, 2);

        Judges(Ruling.NotJudged, "3.15", _host.Decide(packet, Passage.Routed("eth7", null, "eth8", _host.MacOf(Uplink))));
        Judges(Ruling.NotJudged, "3.15", _host.Decide(packet, Passage.ToHost(BridgeName, Port(11), _host.MacOf(Port(11)))));
        Judges(Ruling.NotJudged, "3.15", _host.Decide(packet, Passage.FromHost(BridgeName)));
    }

    [Fact]
    public void Paragraph_3_13_a_bridge_without_security_groups_is_left_alone() =>
        Judges(Ruling.NotJudged, "3.13", _host.Decide(Packet.Tcp(Outside, V4(11), 1, 2), Passage.Bridged("virbr0", Unknown, Uplink, default)));

    [Fact]
    public void A_missing_argument_is_a_programming_error()
    {
        var passage = Passage.FromHost(BridgeName);
        var packet = Packet.Tcp(Outside, V4(11), 1, 2);

        Assert.Throws<ArgumentNullException>(() => new ReferenceEvaluator(null!));
        Assert.Throws<ArgumentNullException>(() => _host.Decide((Packet)null!, passage));
        Assert.Throws<ArgumentNullException>(() => _host.Decide(packet, null!));
    }
}
