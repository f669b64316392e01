using SgRules.Addressing;
using SgRules.Model;
using static SgRules.Policies.ContractHost;

namespace SgRules.Policies;

/// <summary>Contract 3.7: what the state of a connection decides.</summary>
public sealed class ContractStateTests
{
    private static readonly SecurityGroup Shut = Group("shut", [], [SecurityRule.Tcp(9).WithCidrs("192.0.2.1/32")]);

    private readonly ContractHost _host = new([Shut, Open("open")], [Guest(11, "shut"), Guest(12, "shut"), Guest(13, "open"), SystemVm(4)]);

    [Theory]
    [InlineData(ConnectionState.Established)]
    [InlineData(ConnectionState.Related)]
    public void Paragraph_3_7_the_gates_are_not_asked_again(ConnectionState state)
    {
        _host.Accepts("3.7", Packet.Tcp(V4(11), Outside, 22, 40_000) with { State = state }, Port(11), Uplink);
        _host.Accepts("3.7", Packet.Tcp(V4(11), V4(12), 22, 40_000) with { State = state }, Port(11), Port(12));
        _host.Accepts("3.7", Packet.Tcp(OutsideV6, V6(12), 22, 40_000) with { State = state }, Uplink, Port(12));
        _host.Accepts("3.7", Packet.Tcp(V4(4), V4(12), 22, 40_000) with { State = state }, Port(4), Port(12));
    }

    [Theory]
    [InlineData(ConnectionState.Established)]
    [InlineData(ConnectionState.Related)]
    public void Paragraph_3_7_the_identity_of_both_ends_is_still_asked(ConnectionState state)
    {
        _host.Drops("3.1", Packet.Tcp(V4(12), Outside, 22, 40_000) with { State = state }, Port(11), Uplink);
        _host.Drops("3.2", Packet.Icmp(V4(11), Outside, 5) with { State = state }, Port(11), Uplink);
        _host.Drops("3.3", Packet.Tcp(V4(11), V4(13), 22, 40_000) with { State = state }, Port(11), Port(12));
    }

    [Fact]
    public void Paragraph_3_7_invalid_is_dropped_where_a_guest_is_sender_or_receiver()
    {
        var syn = Packet.Tcp(V4(13), Outside, 1, 2);

        _host.Accepts("3.11", syn, Port(13), Uplink);
        _host.Drops("3.7", syn with { State = ConnectionState.Invalid }, Port(13), Uplink);
        _host.Drops("3.7", Packet.Tcp(Outside, V4(13), 1, 2) with { State = ConnectionState.Invalid }, Uplink, Port(13));
        _host.Drops("3.7", Packet.Tcp(V4(4), V4(13), 1, 2) with { State = ConnectionState.Invalid }, Port(4), Port(13));
    }

    [Fact]
    public void Paragraph_3_7_invalid_is_dropped_before_what_3_4_to_3_6_always_let_pass() => Assert.All(
        [
            (Packet.Udp(None, Broadcast, 68, 67), Port(11), Uplink),
            (Packet.Icmp(NoneV6, AllNodes, 135), Port(11), Uplink),
            (Packet.Udp(V4(11), Outside, 1, 53), Port(11), Uplink),
            (Packet.Udp(V4(4), Broadcast, 67, 68), Uplink, Port(12)),
            (Packet.Icmp(Router, AllNodes, 134) with { HopLimit = 255 }, Uplink, Port(12)),
            (Packet.Icmp(V6(11), V6(12), 136) with { HopLimit = 255 }, Port(11), Port(12)),
        ],
        way =>
        {
            Assert.Equal(Ruling.Accepted, _host.Decide(way.Item1, way.Item2, way.Item3).Ruling);
            _host.Drops("3.7", way.Item1 with { State = ConnectionState.Invalid }, way.Item2, way.Item3);
        });

    [Theory]
    [InlineData(ConnectionState.New)]
    [InlineData(ConnectionState.Established)]
    [InlineData(ConnectionState.Related)]
    [InlineData(ConnectionState.Invalid)]
    [InlineData(ConnectionState.Untracked)]
    public void Paragraph_3_7_between_uplink_and_system_ports_the_state_is_not_looked_at(ConnectionState state)
    {
        var packet = Packet.Icmp(Outside, Broadcast, 5) with { State = state };

        _host.Accepts("3.11", packet, Uplink, Port(4));
        _host.Accepts("3.11", packet, Port(4), Uplink);
    }

    [Theory]
    [InlineData(ConnectionState.New)]
    [InlineData(ConnectionState.Untracked)]
    public void Paragraph_3_7_new_and_untracked_are_judged_alike(ConnectionState state)
    {
        _host.Drops("3.8", Packet.Tcp(V6(11), OutsideV6, 1, 2) with { State = state }, Port(11), Uplink);
        _host.Drops("3.9", Packet.Tcp(OutsideV6, V6(12), 1, 2) with { State = state }, Uplink, Port(12));
        _host.Accepts("3.9", Packet.Tcp(OutsideV6, V6(13), 1, 2) with { State = state }, Uplink, Port(13));
    }

    [Fact]
    public void Paragraph_3_6_errors_pass_when_they_are_related_and_by_rule_otherwise()
    {
        var error = Packet.Icmp(Outside, V4(12), 3, 4);

        _host.Accepts("3.7", error with { State = ConnectionState.Related }, Uplink, Port(12));
        _host.Drops("3.9", error, Uplink, Port(12));
        _host.Drops("3.7", error with { State = ConnectionState.Invalid }, Uplink, Port(12));
    }
}
