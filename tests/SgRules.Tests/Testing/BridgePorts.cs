using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Testing;

/// <summary>Picks ports of a host's bridges: those of NICs, uplinks, and some that the model doesn't know.</summary>
internal sealed class BridgePorts
{
    private readonly Random _random;
    private readonly string[] _bridges;
    private readonly Dictionary<string, string[]> _uplinks;
    private readonly Dictionary<string, BridgePort[]> _nics;
    private readonly MacAddress[] _macs;

    public BridgePorts(Zone zone, string host, Random random)
    {
        _random = random;
        var bridges = zone.Hosts.ToImmutableArray().First(candidate => candidate.Name == host).Bridges.ToImmutableArray();
        var bridgeOf = bridges.SelectMany(bridge => bridge.Networks.ToImmutableArray(), (bridge, network) => (network, bridge.Name))
            .ToDictionary(pair => pair.network, pair => pair.Name, StringComparer.Ordinal);
        _bridges = [.. bridges.Select(bridge => bridge.Name)];
        _uplinks = bridges.ToDictionary(bridge => bridge.Name, bridge => bridge.Uplinks.ToImmutableArray().ToArray(), StringComparer.Ordinal);
        _nics = zone.Instances.ToImmutableArray()
            .Where(instance => instance.State == InstanceState.Running && instance.Host == host)
            .SelectMany(instance => instance.Nics.ToImmutableArray(), (instance, nic) => (Bridge: nic.Bridge ?? bridgeOf[nic.Network], Port: new BridgePort(nic.Device!, instance, nic)))
            .GroupBy(port => port.Bridge, port => port.Port, StringComparer.Ordinal)
            .ToDictionary(ports => ports.Key, ports => ports.ToArray(), StringComparer.Ordinal);
        _macs = [.. zone.Instances.ToImmutableArray().SelectMany(instance => instance.Nics.ToImmutableArray()).Select(nic => nic.Mac)];
    }

    public bool Has(string bridge) => _uplinks.ContainsKey(bridge);

    public string Bridge() => Pick(_bridges);

    public BridgePort Sender(string bridge) => _random.Next(3) == 0 ? Uplink(bridge) : Nic(bridge);

    public BridgePort Receiver(string bridge) => _random.Next(4) == 0 ? Uplink(bridge) : Nic(bridge);

    public BridgePort Any(string bridge) => _random.Next(3) switch
    {
        0 => Uplink(bridge),
        1 => Nic(bridge),
        _ => Unknown(bridge),
    };

    public MacAddress AnotherMac(MacAddress mac) => _macs.Length == 0 || _random.Next(3) == 0
        ? MacAddress.Create(mac.Bits ^ (1UL << _random.Next(40)))
        : Pick(_macs);

    private BridgePort Nic(string bridge) => _nics.TryGetValue(bridge, out var nics) ? Pick(nics) : Uplink(bridge);

    private BridgePort Uplink(string bridge) => new(Pick(_uplinks[bridge]), null, null);

    // Names that begin as a known one does, or that a known one begins with: dispatch by device must not confuse them.
    private BridgePort Unknown(string bridge)
    {
        var device = Nic(bridge).Device;
        var unknown = _random.Next(3) switch { 0 => $"{device}0", 1 => device[..^1], _ => "tap7" };
        return new(IsElsewhere(unknown, bridge) ? "tap7" : unknown, null, null);
    }

    // A device is a port of one bridge only.
    private bool IsElsewhere(string device, string bridge) => _nics.Any(ports => ports.Key != bridge && ports.Value.Any(port => port.Device == device));

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];
}
