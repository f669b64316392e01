using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;
using static SgRules.Policies.ContractHost;

namespace SgRules.Policies;

/// <summary>Every decision says in words, with the values at hand, what it rests on: the whole list, since people read it.</summary>
public sealed class ContractReasonTests
{
    private static readonly ContractHost Host = new(
        [Open("open"), Group("web", [SecurityRule.Tcp(80).WithCidrs("0.0.0.0/0")], [SecurityRule.Tcp(443).WithCidrs("0.0.0.0/0")])],
        [Guest(11, "web"), Guest(12, "open") with { Nics = [Guest(12).Nics[0] with { MulticastGroups = [Ip("224.0.0.18")] }] }, Guest(13), SystemVm(4)]);

    private static readonly Packet Web = Packet.Tcp(Outside, V4(11), 40000, 80);

    [Fact]
    public Task Every_ground_is_said_in_words()
    {
        var lines = Packets().Select(packet => $"{packet.Packet}; {packet.From} to {packet.To}\n{Reasons(Host.Decide(packet.Packet, packet.From, packet.To))}").ToList();
        lines.Add($"routed\n{Reasons(Host.Decide(Web, Passage.Routed(BridgeName, Uplink, "eth9", Host.MacOf(Uplink))))}");
        lines.Add($"routed elsewhere\n{Reasons(Host.Decide(Web, Passage.Routed("eth8", null, "eth9", Host.MacOf(Uplink))))}");
        lines.Add($"to the host\n{Reasons(Host.Decide(Web, Passage.ToHost(BridgeName, Uplink, Host.MacOf(Uplink))))}");
        lines.Add($"another bridge\n{Reasons(Host.Decide(Web, Passage.Bridged("virbr0", Uplink, Port(11), Host.MacOf(Uplink))))}");
        return Verify(string.Join("\n\n", lines));
    }

    private static IEnumerable<(Packet Packet, string From, string To)> Packets() =>
    [
        (Packet.Tcp(V4(11), Outside, 40000, 80), Unknown, Uplink),
        (Packet.Tcp(V4(12), Outside, 40000, 80), Port(11), Uplink),
        (Packet.Udp(None, Broadcast, 68, 67), Port(11), Uplink),
        (Packet.Udp(None, Broadcast, 68, 67), Port(11), Port(12)),
        (Packet.Icmp(NoneV6, AllNodes, 135) with { HopLimit = 255 }, Port(11), Uplink),
        (Packet.Udp(V4(11), Outside, 67, 68), Port(11), Uplink),
        (Packet.Udp(V6(11), OutsideV6, 547, 546), Port(11), Uplink),
        (Packet.Icmp(V4(11), Outside, 5), Port(11), Uplink),
        (Packet.Icmp(V6(11), AllNodes, 130), Port(11), Uplink),
        (Packet.Icmp(V6(11), AllNodes, 134), Port(11), Uplink),
        (Packet.Icmp(V6(11), AllNodes, 137), Port(11), Uplink),
        (Packet.Of(V6(11), OutsideV6, Protocol.Of(51)), Port(11), Uplink),
        (Packet.Tcp(Outside, V4(11), 40000, 80), Uplink, Unknown),
        (Packet.Udp(Outside, Broadcast, 67, 68), Uplink, Unknown),
        (Packet.Icmp(Router, AllNodes, 134) with { HopLimit = 255 }, Uplink, Unknown),
        (Packet.Tcp(Outside, Ip("224.0.0.18"), 40000, 80), Uplink, Port(12)),
        (Packet.Tcp(Outside, V4(12), 40000, 80), Uplink, Port(11)),
        (Packet.Udp(Outside, Broadcast, 67, 68), Uplink, Port(11)),
        (Packet.Icmp(Router, AllNodes, 134) with { HopLimit = 255 }, Uplink, Port(11)),
        (Web with { State = ConnectionState.Invalid }, Uplink, Port(11)),
        (Web with { State = ConnectionState.Established }, Uplink, Port(11)),
        (Web with { State = ConnectionState.Related }, Uplink, Port(11)),
        (Web, Uplink, Port(11)),
        (Packet.Tcp(Outside, V4(11), 40000, 81), Uplink, Port(11)),
        (Packet.Tcp(Outside, V4(13), 40000, 80), Uplink, Port(13)),
        (Packet.Tcp(Outside, V4(4), 40000, 80), Uplink, Port(4)),
        (Packet.Tcp(V4(4), V4(11), 40000, 80), Port(4), Port(11)),
        (Packet.Udp(V4(11), Outside, 68, 67), Port(11), Uplink),
        (Packet.Udp(V4(11), Outside, 40000, 53), Port(11), Uplink),
        (Packet.Icmp(V6(11), AllNodes, 133), Port(11), Uplink),
        (Packet.Tcp(V4(11), Outside, 40000, 443), Port(11), Uplink),
        (Packet.Tcp(V4(11), Outside, 40000, 444), Port(11), Uplink),
        (Packet.Tcp(V4(12), Outside, 40000, 444), Port(12), Uplink),
        (Packet.Tcp(V4(13), Outside, 40000, 444), Port(13), Uplink),
    ];

    private static string Reasons(Decision decision) => string.Join(
        '\n',
        decision.Passed.ToImmutableArray().Select(ground => $"  passed {Words(ground)}")
            .Append(string.Create(CultureInfo.InvariantCulture, $"  {decision.Ruling} by {Words(decision.Ground)}")));

    private static string Words(Ground ground) => ground.Rule is null ? ground.ToString() : $"{ground} ({ground.Reason})";
}
