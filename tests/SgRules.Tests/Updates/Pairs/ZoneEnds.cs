using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>The ends of a zone's traffic on the host, with those first that the other zone doesn't have as they are.</summary>
internal sealed class ZoneEnds
{
    private readonly Random _random;
    private readonly BridgePorts _ports;
    private readonly Dictionary<string, BridgePort[]> _changed;
    private readonly Dictionary<string, Instance> _instances;
    private readonly Dictionary<string, Nic> _nics;

    public ZoneEnds(Zone zone, Zone? other, Random random)
    {
        _random = random;
        _ports = new BridgePorts(zone, ZoneCase.Host, random);
        Addresses = new AddressPicker(zone, random);
        Packets = new PacketGenerator(zone, ZoneCase.Host, random);
        Frames = new FrameGenerator(zone, ZoneCase.Host, random);
        _instances = zone.Instances.ToDictionary(instance => instance.Name, StringComparer.Ordinal);
        _nics = zone.Instances.SelectMany(instance => instance.Nics).GroupBy(nic => nic.Device!, StringComparer.Ordinal).ToDictionary(nics => nics.Key, nics => nics.First(), StringComparer.Ordinal);
        _changed = Changed(zone, other);
    }

    public AddressPicker Addresses { get; }

    public PacketGenerator Packets { get; }

    public FrameGenerator Frames { get; }

    public string Bridge() => _changed.Count > 0 && _random.Next(4) > 0 ? _changed.Keys.ElementAt(_random.Next(_changed.Count)) : _ports.Bridge();

    public BridgePort Sender(string bridge) => Changed(bridge) ?? (HasBridge(bridge) ? _ports.Sender(bridge) : new BridgePort("tap7", null, null));

    public BridgePort Receiver(string bridge) => Changed(bridge) ?? (HasBridge(bridge) ? _ports.Receiver(bridge) : new BridgePort("tap7", null, null));

    /// <summary>The rules that the zone has for an instance of the same name.</summary>
    public SecurityRule[] Rules(Instance? instance, Direction direction) =>
        instance is not null && _instances.TryGetValue(instance.Name, out var here) ? Addresses.Rules(here, direction) : [];

    public Nic? SameNic(Nic nic) => _nics.GetValueOrDefault(nic.Device!);

    private bool HasBridge(string bridge) => _ports.Has(bridge);

    private BridgePort? Changed(string bridge) =>
        _changed.TryGetValue(bridge, out var ports) && _random.Next(2) == 0 ? ports[_random.Next(ports.Length)] : null;

    // An instance is another one too if a group of its is, or a group that a rule of that names, by rules or members.
    private static Dictionary<string, BridgePort[]> Changed(Zone zone, Zone? other)
    {
        var same = other?.Instances.ToHashSet() ?? [];
        var groups = ChangedGroups(zone, other);
        var host = zone.Hosts.First(candidate => candidate.Name == ZoneCase.Host);
        var bridgeOf = host.Bridges.SelectMany(bridge => bridge.Networks, (bridge, network) => (network, bridge.Name))
            .ToDictionary(pair => pair.network, pair => pair.Name, StringComparer.Ordinal);
        return zone.Instances
            .Where(instance => instance.State == InstanceState.Running && instance.Host == ZoneCase.Host)
            .Where(instance => !same.Contains(instance) || instance.SecurityGroups.Any(groups.Contains))
            .SelectMany(instance => instance.Nics, (instance, nic) => (Bridge: nic.Bridge ?? bridgeOf[nic.Network], Port: new BridgePort(nic.Device!, instance, nic)))
            .GroupBy(port => port.Bridge, port => port.Port, StringComparer.Ordinal)
            .ToDictionary(ports => ports.Key, ports => ports.ToArray(), StringComparer.Ordinal);
    }

    private static HashSet<string> ChangedGroups(Zone zone, Zone? other)
    {
        var same = other?.SecurityGroups.ToHashSet() ?? [];
        var others = other?.Instances.ToHashSet() ?? [];
        var moved = zone.Instances.Where(instance => !others.Contains(instance)).SelectMany(instance => instance.SecurityGroups).ToHashSet(StringComparer.Ordinal);
        moved.UnionWith(others.Except(zone.Instances).SelectMany(instance => instance.SecurityGroups));
        var changed = zone.SecurityGroups
            .Where(group => !same.Contains(group) || group.Ingress.Concat(group.Egress).SelectMany(rule => rule.Groups).Any(moved.Contains))
            .Select(group => group.Id);
        return changed.ToHashSet(StringComparer.Ordinal);
    }
}
