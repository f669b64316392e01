using SgRules.Addressing;
using SgRules.Laboratory;
using SgRules.Netfilter;

namespace SgRules.Frames;

/// <summary>The frames that tests send are in the state that they say: rules that let one state through, and nothing else, tell.</summary>
public sealed class TrackingTests
{
    private static readonly MacAddress From = MacAddress.Parse("02:00:00:00:00:01");
    private static readonly MacAddress To = MacAddress.Parse("02:00:00:00:00:02");

    private static readonly ConnectionState[] States = Enum.GetValues<ConnectionState>();

    private static readonly (InternetAddress Source, InternetAddress Destination)[] Ends =
        [(Ip("10.1.0.4"), Ip("10.1.0.5")), (Ip("fd00:1::4"), Ip("fd00:1::5")), (Ip("10.1.0.4"), Ip("224.0.0.18")), (Ip("fd00:1::4"), Ip("ff02::1")), (Ip("fe80::4"), Ip("fd00:1::5"))];

    private static readonly int[] Protocols = [1, 2, 4, 6, 17, 43, 44, 47, 50, 51, 58, 60, 112, 132, 255];

    [KernelTheory]
    [InlineData(Backend.Legacy)]
    [InlineData(Backend.Nft)]
    public void The_kernel_gives_each_packet_the_state_it_is_sent_for(Backend backend)
    {
        Packet[] packets = [.. Packets().SelectMany(packet => Tracking.StatesOf(packet).ToImmutableArray().Select(state => packet with { State = state }))];
        using var lab = KernelLab.Open([new LabBridge("br0", [new LabPort("from", From), new LabPort("to", To)])]);
        var wrong = States.SelectMany(state =>
        {
            lab.Load(OnlyOf(state), backend);
            var arrivals = lab.Send([.. packets.Select(ToShot)]);
            return packets.Zip(arrivals).Where(pair => pair.Second.Contains("to") != (pair.First.State == state)).Select(pair => $"{pair.First}: {(pair.Second.IsEmpty ? "not " : string.Empty)}{state}");
        });

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_kind_of_packet_is_tried() =>
        Assert.Equal(Tracking.Rules.Select(rule => rule.What), Tracking.Rules.Where(rule => Packets().Any(packet => Tracking.Rules.First(first => first.Applies(packet)) == rule)).Select(rule => rule.What));

    [Fact]
    public void A_packet_is_given_the_likeliest_state_that_it_can_have()
    {
        var solicitation = Packet.Icmp(Ends[1].Source, Ends[1].Destination, 135);

        Assert.Equal(solicitation with { State = ConnectionState.Untracked }, Tracking.Possible(solicitation));
        Assert.Equal(solicitation with { State = ConnectionState.Invalid }, Tracking.Possible(solicitation with { State = ConnectionState.Invalid }));
        Assert.Null(Tracking.Possible(Packet.Of(Ends[1].Source, Ends[1].Destination, Protocol.Of(60))));
    }

    private static IEnumerable<Packet> Packets() => Ends.SelectMany(_ => Protocols, (ends, number) => (ends.Source, ends.Destination, Protocol: Protocol.Of(number))).SelectMany(Packets);

    private static IEnumerable<Packet> Packets((InternetAddress Source, InternetAddress Destination, Protocol Protocol) kind)
    {
        var (source, destination, protocol) = kind;
        if (protocol.HasPorts)
        {
            return [Make(PacketPayload.Ports(40000, 80)), Make(PacketPayload.Ports(67, 68)), Make(PacketPayload.Ports(0, 0))];
        }

        return protocol == (source.Family == IPFamily.IPv4 ? Protocol.Icmp : Protocol.IcmpV6)
            ? Enumerable.Range(0, 256).SelectMany(type => new[] { Make(PacketPayload.Icmp(type, 0)), Make(PacketPayload.Icmp(type, 1)), Make(PacketPayload.Icmp(type, 0)) with { HopLimit = 255 } })
            : [Make(default)];

        Packet Make(PacketPayload payload) =>
            Packet.TryCreate(source, destination, protocol, payload, out var packet, out var problem) ? packet : throw new InvalidOperationException(problem);
    }

    private static Shot ToShot(Packet packet)
    {
        var (wire, connections) = Tracking.Stage(packet);
        return new Shot("from", WireFrame.Of(From, To, wire).Bytes) { Connections = connections };
    }

    private static Ruleset OnlyOf(ConnectionState state)
    {
        var states = Enum.Parse<ConntrackStates>(state.ToString());
        ValueList<Rule> rules = [Rule.Create(new Origin("3.7"), Target.Accept, new ConntrackMatch(states)), Rule.Create(new Origin("3.7"), Target.Drop)];
        return new Ruleset(FilterTable.Create(IPFamily.IPv4, rules, []), FilterTable.Create(IPFamily.IPv6, rules, []), EthernetTable.Empty, []);
    }

    private static InternetAddress Ip(string text) => InternetAddress.Parse(text);
}
