using SgRules.Addressing;
using SgRules.Cases;
using SgRules.Frames;
using SgRules.Laboratory;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>Chooses the frames of a flood: those that both states let through, and those that neither does.</summary>
/// <remarks>
/// Those first that the two states decide for different reasons: they are what a plan could open or close in between. No two of one flow, so that none
/// changes how connection tracking sees another (<see cref="FrameFlood"/>); none of a connection that the plan itself ends.
/// </remarks>
internal sealed class FloodFrames
{
    private const int MostOfAKind = 24;

    // Its entries that were made by hand end with their first packet: the kernel keeps the time of each in the entry.
    private const int Gre = 47;

    private readonly PairHost _host;
    private readonly UpdatePlan _plan;
    private readonly HashSet<string> _portsWithAnotherMac;
    private readonly HashSet<Flow> _flows = [];
    private readonly int[] _chosen = new int[2];
    private readonly List<FloodFrame> _frames = [];

    private FloodFrames(PairHost host, HostSide old, HostSide @new, UpdatePlan plan)
    {
        (_host, _plan) = (host, plan);
        var macs = Ports(old.Zone).ToLookup(nic => nic.Device!, nic => nic.Mac, StringComparer.Ordinal);
        _portsWithAnotherMac = Ports(@new.Zone).Where(nic => macs[nic.Device!].Any(mac => mac != nic.Mac)).Select(nic => nic.Device!).ToHashSet(StringComparer.Ordinal);
    }

    public static ValueList<FloodFrame> Of(PairHost host, HostSide old, HostSide @new, UpdatePlan plan, IEnumerable<Probe> probes)
    {
        var frames = new FloodFrames(host, old, @new, plan);
        var judged = probes.Where(IsPossible).Select(probe => (Probe: probe, Old: old.Judge(probe), New: @new.Judge(probe))).Where(judged => judged.Old.Passes == judged.New.Passes);
        foreach (var (probe, before, after) in judged.OrderBy(judged => judged.Old.Why == judged.New.Why))
        {
            frames.Add(probe, before.Passes, $"{probe}; before: {before.Why}; then: {after.Why}");
        }

        return frames._frames.ToValueList();
    }

    /// <summary>Whether a plan ends a connection that a frame is of.</summary>
    public static bool IsEndedBy(UpdatePlan plan, FloodFrame frame) =>
        frame.Connections.Any(connection => plan.ConntrackDeletions.Any(TrackedTuple.Of(connection).IsIn));

    private static IEnumerable<Nic> Ports(Zone? zone) => zone is null ? [] : zone.Instances
        .Where(instance => instance.State == InstanceState.Running && instance.Host == ZoneCase.Host)
        .SelectMany(instance => instance.Nics);

    // On the kernel a connection's state isn't free; tags and IP in frames of their own are the contract tests'.
    private static bool IsPossible(Probe probe) => probe.Passage.Kind == PassageKind.Bridged && probe.Passage.InPort != probe.Passage.OutPort && (probe.Packet is { } packet
        ? Tracking.StatesOf(packet).AsSpan().Contains(packet.State) && (packet.State, packet.Protocol.Number) is not (ConnectionState.Established, Gre)
        : !probe.Frame.Type.IsIP && probe.Frame.Type != EtherType.Vlan && probe.Frame.Type != EtherType.ProviderVlan);

    private void Add(Probe probe, bool passes, string what)
    {
        var passage = probe.Passage;
        if (_chosen[passes ? 1 : 0] == MostOfAKind || (!passes && IsExcepted(probe)) || !_host.Plug(passage.InInterface!, passage.InPort!) || !_host.Plug(passage.InInterface!, passage.OutPort!))
        {
            return;
        }

        var (wire, connections) = Staged(probe);
        var frame = new FloodFrame(passage.InPort!, passage.OutPort!, wire, passes) { Connections = connections, What = what };
        var own = wire.Bytes(0).SelectMany(bytes => Flow.Of(bytes)).Concat(connections.Select(Flow.Of)).ToHashSet();
        if (!_flows.Overlaps(own) && !IsEndedBy(_plan, frame))
        {
            _flows.UnionWith(own);
            _chosen[passes ? 1 : 0]++;
            _frames.Add(frame);
        }
    }

    private static (WireFrame Frame, ValueList<Connection> Connections) Staged(Probe probe)
    {
        var to = LabHost.WireMac(probe.Passage.OutPort!);
        if (probe.Packet is { } packet)
        {
            var (wire, connections) = Tracking.Stage(packet);
            return (WireFrame.Of(probe.Passage.SourceMac!.Value, to, wire), connections);
        }

        var frame = probe.Frame;
        return (WireFrame.Of(frame.Arp is { } message ? Frame.OfArp(frame.Source, to, message) : Frame.Of(frame.Source, to, frame.Type)), []);
    }

    // 6.1: what has no address of its own, of a NIC whose MAC changes on the same device.
    private bool IsExcepted(Probe probe) => probe.Packet is { Source.IsUnspecified: true } && _portsWithAnotherMac.Contains(probe.Passage.InPort!);
}
