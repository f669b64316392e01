using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Policies;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>
/// A running instance that moves to another host: the plans of both hosts, and the instance's packets that the contract lets through on
/// the first before it and on the other behind it.
/// </summary>
internal sealed class LiveMigration
{
    private const string OtherHost = "kvm2";
    private const int Candidates = 150;

    private readonly Probe[] _packets;

    public LiveMigration(Zone zone, Instance instance, CompilerOptions options, int seed)
    {
        var after = zone with { Instances = zone.Instances.Select(each => each == instance ? instance with { Host = OtherHost } : each).ToValueList() };
        Source = new ZonePair(zone, after, options, options, seed);
        Destination = new ZonePair(Exchanged(zone), Exchanged(after), options, options, seed);
        (AtSource, AtDestination) = (new PlannedPair(Source), new PlannedPair(Destination));
        var (here, there) = (Contract(zone, ZoneCase.Host, options), Contract(after, OtherHost, options));
        _packets = [.. Probes.Of(Source, Candidates, 0)
            .Where(probe => probe.Packet is not null)
            .SelectMany(probe => instance.Nics, (probe, nic) => ByUplink(probe, nic, zone))
            .OfType<Probe>()
            .Where(probe => Passes(here, probe) && Passes(there, probe))];
    }

    /// <summary>The host that the instance leaves.</summary>
    public ZonePair Source { get; }

    /// <summary>The host that it goes to, under the name of the one that all generated pairs are of.</summary>
    public ZonePair Destination { get; }

    public PlannedPair AtSource { get; }

    public PlannedPair AtDestination { get; }

    /// <summary>How many packets are looked at.</summary>
    public int Packets => _packets.Length;

    /// <summary>Both hosts at each moment, when the destination's plan is run before the source's.</summary>
    public IEnumerable<(ModelKernel Source, ModelKernel Destination)> DestinationFirst =>
    [
        (AtSource.Start, AtDestination.Start),
        .. AtDestination.Atoms.Select(atom => (AtSource.Start, atom.Host)),
        .. AtSource.Atoms.Select(atom => (atom.Host, AtDestination.Reached)),
    ];

    /// <summary>The same in the wrong order.</summary>
    public IEnumerable<(ModelKernel Source, ModelKernel Destination)> SourceFirst =>
    [
        (AtSource.Start, AtDestination.Start),
        .. AtSource.Atoms.Select(atom => (atom.Host, AtDestination.Start)),
        .. AtDestination.Atoms.Select(atom => (AtSource.Reached, atom.Host)),
    ];

    /// <summary>A packet that one of the two hosts does not let through when the destination's plan is done and the source's not begun; null if there is none.</summary>
    public string? NotReady()
    {
        var (source, destination) = (Verdicts.Of(_packets, AtSource.Start), Verdicts.Of(_packets, AtDestination.Reached));
        var lost = Enumerable.Range(0, _packets.Length).Where(i => !Passes(source, i) || !Passes(destination, i)).ToArray();
        return lost.Length == 0 ? null : $"{_packets[lost[0]]}: source {source.Joint(lost[0])}, destination {destination.Joint(lost[0])}";
    }

    /// <summary>A packet that neither host lets through at some moment; null if there is none.</summary>
    public string? Lost(IEnumerable<(ModelKernel Source, ModelKernel Destination)> moments)
    {
        Verdicts? source = null, destination = null;
        foreach (var (left, taken) in moments)
        {
            (source, destination) = (Verdicts.Of(_packets, left, source), Verdicts.Of(_packets, taken, destination));
            var lost = Enumerable.Range(0, _packets.Length).Where(i => !Passes(source, i) && !Passes(destination, i)).ToArray();
            if (lost.Length > 0)
            {
                return _packets[lost[0]].ToString();
            }
        }

        return null;
    }

    private static bool Passes(Verdicts verdicts, int packet) => verdicts.Joint(packet) == WalkOutcome.Accepted;

    private static bool Passes(ReferenceEvaluator contract, Probe probe) =>
        contract.Decide(probe.Packet!, probe.Passage).Ruling == Ruling.Accepted && contract.Decide(probe.Frame, probe.Passage).Ruling == Ruling.Accepted;

    // Between the instance and the world behind the uplink, which both hosts have under one name. Its peer may be on either host.
    private static Probe? ByUplink(Probe probe, Nic nic, Zone zone)
    {
        var bridge = zone.Hosts.First(host => host.Name == ZoneCase.Host).Bridges.First(bridge => bridge.Networks.Contains(nic.Network));
        return bridge.Uplinks.IsEmpty ? null
            : probe.Passage.InPort == nic.Device ? probe with { Passage = Passage.Bridged(bridge.Name, nic.Device!, bridge.Uplinks[0], probe.Passage.SourceMac!.Value) }
            : probe.Passage.OutPort == nic.Device ? probe with { Passage = Passage.Bridged(bridge.Name, bridge.Uplinks[0], nic.Device!, probe.Passage.SourceMac!.Value) }
            : null;
    }

    private static ReferenceEvaluator Contract(Zone zone, string host, CompilerOptions options) => new(RuleCompiler.Compile(zone, host, options).Policy!);

    private static Zone Exchanged(Zone zone) => zone with
    {
        Hosts = zone.Hosts.Select(host => host with { Name = Other(host.Name) }).ToValueList(),
        Instances = zone.Instances.Select(instance => instance with { Host = instance.Host is { } host ? Other(host) : null }).ToValueList(),
    };

    private static string Other(string host) => host switch { ZoneCase.Host => OtherHost, OtherHost => ZoneCase.Host, _ => host };
}
