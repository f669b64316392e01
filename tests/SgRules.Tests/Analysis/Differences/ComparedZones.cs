using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Two generated zones with their difference, and the contract's evaluator of every host of both, to hold it to.</summary>
internal sealed class ComparedZones
{
    // A port that is trusted on both sides, so that one gate alone is asked.
    private const string Uplink = "test0";

    private readonly DiffSide _old;
    private readonly DiffSide _new;
    private readonly Dictionary<string, ReferenceEvaluator>[] _evaluators;

    public ComparedZones(Zone old, Zone @new, CompilerOptions oldOptions, CompilerOptions newOptions, DiffOptions? options = null)
    {
        (_old, _new) = (SideOf("old", old, oldOptions), SideOf("new", @new, newOptions));
        Diff = SemanticDiff.Between(_old, _new, options);
        _evaluators = [Evaluators(_old), Evaluators(_new)];
    }

    public SemanticDiff Diff { get; }

    public IEnumerable<string> Instances => Nics(_old).Select(nic => nic.Port.Instance).Union(Nics(_new).Select(nic => nic.Port.Instance), StringComparer.Ordinal);

    public static DiffSide SideOf(string name, Zone zone, CompilerOptions? options = null) =>
        new(name, RuleCompiler.CompileAll(zone, options).Select(result => result.Policy!).ToValueList()) { Zone = zone };

    /// <summary>The NICs of an instance that are on both sides.</summary>
    public IEnumerable<NicPair> NicsOf(string instance) =>
        NicPair.Of([.. Nics(_old).Where(nic => nic.Port.Instance == instance)], [.. Nics(_new).Where(nic => nic.Port.Instance == instance)]);

    public (string Host, GuestPort Port)? PortOf(string host, string? device, bool isNew) =>
        Nics(isNew ? _new : _old).FirstOrDefault(nic => nic.Host.Host == host && nic.Port.Device == device) is { } found ? (host, found.Port) : null;

    /// <summary>What one gate of a NIC decides about a packet on each side.</summary>
    public (Decision Old, Decision New) Decide(NicPair nic, Direction direction, Packet packet) =>
        (Decide(nic.Old!, direction, packet, _evaluators[0]), Decide(nic.New!, direction, packet, _evaluators[1]));

    public (Decision Old, Decision New) Replay(PacketExample example) =>
        (_evaluators[0][example.Old.Host].Decide(example.Packet, example.Old.Passage), _evaluators[1][example.New.Host].Decide(example.Packet, example.New.Passage));

    private static Decision Decide(PlacedNic nic, Direction direction, Packet packet, Dictionary<string, ReferenceEvaluator> evaluators) => evaluators[nic.Host.Host].Decide(packet, direction == Direction.Ingress
        ? Passage.Bridged(nic.Bridge.Name, Uplink, nic.Port.Device, Journey.RouterMac)
        : Passage.Bridged(nic.Bridge.Name, nic.Port.Device, Uplink, nic.Port.Mac));

    private static IEnumerable<PlacedNic> Nics(DiffSide side) => side.Hosts.SelectMany(host => host.Bridges.SelectMany(bridge => bridge.GuestPorts.Select(port => new PlacedNic(host, bridge, port))));

    private static Dictionary<string, ReferenceEvaluator> Evaluators(DiffSide side) => side.Hosts.ToDictionary(
        host => host.Host,
        host => new ReferenceEvaluator(host with { Bridges = host.Bridges.Select(bridge => bridge with { Uplinks = bridge.Uplinks.Add(Uplink) }).ToValueList() }),
        StringComparer.Ordinal);
}
