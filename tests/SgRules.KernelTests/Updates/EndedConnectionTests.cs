using SgRules.Addressing;
using SgRules.Cases;
using SgRules.Frames;
using SgRules.Laboratory;
using SgRules.Model;
using Xunit.Abstractions;

namespace SgRules.Updates;

/// <summary>After a plan the entries of connections that may not go on are gone, and no others are.</summary>
public sealed class EndedConnectionTests(ITestOutputHelper output)
{
    private const int Most = 60;

    public static TheoryData<RuleLayout, Backend> Everywhere() => PlanLab.Everywhere();

    [PlanTheory]
    [MemberData(nameof(Everywhere))]
    public void Packets_of_an_ended_connection_no_longer_pass_and_those_of_a_kept_one_do(RuleLayout layout, Backend backend)
    {
        var (old, options) = (NamedPairs.Zone(NamedPairs.A("web"), NamedPairs.B("web"), NamedPairs.C()), new CompilerOptions { Layout = layout });
        using var host = new PlanLab(new ZonePair(old, Narrowed(old), options, options, 1));
        var kept = Both(number => [Opened(NamedPairs.FromOutside(1, number, 80)), Opened(NamedPairs.FromOutside(2, number, 80)), Opened(Turned(NamedPairs.FromOutside(1, number, 443)))]);
        var ended = Both(number => [Opened(NamedPairs.FromOutside(1, number, 443)), Opened(NamedPairs.FromOutside(2, number, 81)), Begun(NamedPairs.FromOutside(1, number, 5000))]);
        host.Lab.Load(host.Old.Ruleset, backend);
        Pour(host, [.. kept, .. ended], isFirst: true);
        var before = TrackedTuple.All(host.Lab);
        using (var flood = host.Lab.Flood([.. kept.Select(frame => frame with { Connections = [] })], isFirst: false))
        {
            var trial = new PlanTrial(host.Lab, backend, host.Plan) { Flood = flood };
            trial.RunToEnd();
            trial.AssertUnharmed();
        }

        Assert.Equal(12, before.Count);
        Assert.Equal(kept.SelectMany(frame => frame.Connections).Select(connection => TrackedTuple.Of(connection).ToString()).Order(StringComparer.Ordinal), TrackedTuple.All(host.Lab).Select(tuple => tuple.ToString()));
        Pour(host, [.. kept.Select(frame => frame with { Connections = [] }), .. ended.Select(frame => frame with { Connections = [], Passes = false })], isFirst: false);
    }

    [PlanProperty]
    public void Entries_in_the_plan_s_boxes_are_gone_and_all_others_stay(ZonePair pair)
    {
        using var host = new PlanLab(pair);
        var connections = Connections(pair);
        foreach (var backend in Enum.GetValues<Backend>())
        {
            host.Lab.Load(host.Old.Ruleset, backend);
            using var flood = host.Lab.Flood([.. host.FloodFrames.Take(1).Select(frame => frame with { Connections = connections })]);
            var before = TrackedTuple.All(host.Lab);
            new PlanTrial(host.Lab, backend, host.Plan).RunToEnd();
            var ended = before.Where(tuple => host.Plan.ConntrackDeletions.Any(tuple.IsIn)).ToArray();
            output.WriteLine(FormattableString.Invariant($"{backend}: {before.Count} connections, {ended.Length} ended by {host.Plan.ConntrackDeletions.Count} boxes"));

            Assert.Equal(before.Except(ended), TrackedTuple.All(host.Lab));
        }
    }

    private static ValueList<Connection> Connections(ZonePair pair)
    {
        var flows = new HashSet<Flow>();
        return Probes.Of(pair, 400, 0).Select(probe => probe.Packet!)
            .Select(packet => packet with { State = ConnectionState.Established })
            .Where(packet => Tracking.StatesOf(packet).AsSpan().Contains(ConnectionState.Established))
            .SelectMany(packet => Tracking.Stage(packet).Connections.Concat(packet.Payload.Type is null ? [new Connection(packet)] : []))
            .Where(connection => flows.Add(Flow.Of(connection)))
            .Take(Most)
            .ToValueList();
    }

    private static FloodFrame[] Both(Func<IPFamily, FloodFrame[]> frames) => [.. frames(IPFamily.IPv4), .. frames(IPFamily.IPv6)];

    private static Zone Narrowed(Zone zone) => zone with
    {
        SecurityGroups = zone.SecurityGroups.Select(group => group.Id == "web" ? group with { Ingress = [SecurityRule.Tcp(80).WithCidrs("0.0.0.0/0", "::/0")] } : group).ToValueList(),
    };

    // To the other end's port, from 40000: another connection, begun from inside.
    private static (string From, string To, MacAddress Mac, Packet Packet) Turned((string From, string To, MacAddress Mac, Packet Packet) sent) =>
        (sent.To, sent.From, MacAddress.Create(0x0600_0000_0001UL), Packet.Tcp(sent.Packet.Destination, sent.Packet.Source, 45000, sent.Packet.Payload.DestinationPort!.Value));

    // A packet of a connection that both sides were heard of, by its opener.
    private static FloodFrame Opened((string From, string To, MacAddress Mac, Packet Packet) sent)
    {
        var packet = sent.Packet with { State = ConnectionState.Established };
        var wire = Tracking.Stage(packet).Wire;
        return new FloodFrame(sent.From, sent.To, WireFrame.Of(sent.Mac, LabHost.WireMac(sent.To), wire), Passes: true) { Connections = [new Connection(packet)], What = packet.ToString() };
    }

    // A first packet that makes the entry itself.
    private static FloodFrame Begun((string From, string To, MacAddress Mac, Packet Packet) sent)
    {
        var packet = Packet.Udp(sent.Packet.Source, sent.Packet.Destination, 40000, sent.Packet.Payload.DestinationPort!.Value);
        return new FloodFrame(sent.From, sent.To, WireFrame.Of(sent.Mac, LabHost.WireMac(sent.To), new WirePacket(packet)), Passes: true) { What = packet.ToString() };
    }

    private static void Pour(PlanLab host, ValueList<FloodFrame> frames, bool isFirst)
    {
        using var flood = host.Lab.Flood(frames, isFirst);
        host.Lab.Pour(flood, () => flood.Rounds < 3);
        Assert.Empty(flood.Faults);
    }
}
