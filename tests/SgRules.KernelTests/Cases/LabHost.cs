using System.Globalization;
using SgRules.Addressing;
using SgRules.Laboratory;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Cases;

/// <summary>A zone's host as the laboratory builds it: its bridges with uplinks, the ports of its NICs, and ports that the zone doesn't know.</summary>
internal sealed class LabHost
{
    private static readonly IPPrefix LinkLocal = IPPrefix.Parse("fe80::/10");

    private readonly Dictionary<InternetAddress, string> _reached;
    private readonly Dictionary<string, LabPort> _ports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _bridges = new(StringComparer.Ordinal);
    private readonly Dictionary<InternetAddress, MacAddress> _owners = [];
    private readonly Dictionary<string, MacAddress> _routers = new(StringComparer.Ordinal);

    /// <summary>Plugs the ports.</summary>
    /// <param name="zone">The zone; its host is <see cref="ZoneCase.Host"/>.</param>
    /// <param name="unknown">Devices of ports that the zone doesn't know, with their bridges.</param>
    public LabHost(Zone zone, params IEnumerable<(string Bridge, string Device)> unknown)
    {
        var host = zone.Hosts.ToImmutableArray().First(candidate => candidate.Name == ZoneCase.Host);
        foreach (var (bridge, device) in host.Bridges.ToImmutableArray().SelectMany(bridge => bridge.Uplinks.ToImmutableArray(), (bridge, uplink) => (bridge.Name, uplink)))
        {
            Plug(bridge, device);
            _ = _routers.TryAdd(bridge, MacOf(device));
        }

        foreach (var (bridge, nic) in NicsOf(zone, host))
        {
            Plug(bridge, nic);
        }

        foreach (var (bridge, device) in unknown)
        {
            Plug(bridge, device);
        }

        _reached = _ports.Values.SelectMany(port => port.Addresses.ToImmutableArray(), (port, address) => (port.Device, address))
            .Where(pair => !LinkLocal.Contains(pair.address))
            .GroupBy(pair => pair.address).Where(pairs => pairs.Count() == 1)
            .ToDictionary(pairs => pairs.Key, pairs => pairs.Single().Device);
        Bridges = [.. host.Bridges.ToImmutableArray().Select(bridge => new LabBridge(bridge.Name, PortsOf(bridge.Name)))];
    }

    public ValueList<LabBridge> Bridges { get; }

    /// <summary>The bridges, with addresses of the host on some of them, and ports that they send frames back to.</summary>
    public IEnumerable<LabBridge> BridgesWith(Func<string, ValueList<IPPrefix>> addressesOf, ValueList<string> hairpins) => Bridges.ToImmutableArray().Select(bridge => bridge with
    {
        Addresses = addressesOf(bridge.Name),
        Ports = [.. bridge.Ports.ToImmutableArray().Select(port => port with { IsHairpin = hairpins.AsSpan().Contains(port.Device) })],
    });

    /// <summary>All ports' devices of a bridge, sorted.</summary>
    public IEnumerable<string> DevicesOf(string bridge) => _ports.Keys.Where(device => _bridges[device] == bridge).Order(StringComparer.Ordinal);

    public string BridgeOf(string device) => _bridges[device];

    /// <summary>The address of what is behind a port.</summary>
    public MacAddress MacOf(string device) => _ports[device].Mac;

    public bool HasBridge(string bridge) => Bridges.ToImmutableArray().Any(candidate => candidate.Name == bridge);

    /// <summary>Whether a port of that device is plugged into a bridge.</summary>
    public bool Has(string bridge, string device) => _bridges.TryGetValue(device, out var its) && its == bridge;

    /// <summary>Whether a port of that device can be plugged: each device is on one bridge.</summary>
    public bool HasRoomFor(string bridge, string device) => !_bridges.TryGetValue(device, out var its) || its == bridge;

    /// <summary>The port of an address that the host itself reaches: one NIC has it, and it is no link-local one; <see langword="null"/> if there is none.</summary>
    public string? PortOf(InternetAddress address) => _reached.GetValueOrDefault(address);

    /// <summary>All addresses that the host itself reaches.</summary>
    public IEnumerable<InternetAddress> Reached => _reached.Keys;

    /// <summary>Where a frame with a packet is addressed to by those who don't lie: the owner, a group, everyone, or the router behind the bridge's first uplink.</summary>
    public MacAddress NextHop(string bridge, InternetAddress destination)
    {
        if (destination.IsMulticast)
        {
            var bits = (ulong)destination.Bits;
            return MacAddress.Create(destination.Family == IPFamily.IPv4 ? 0x0100_5E00_0000 | (bits & 0x7F_FFFF) : 0x3333_0000_0000 | (bits & 0xFFFF_FFFF));
        }

        return destination == InternetAddress.IPv4Broadcast ? MacAddress.Broadcast : _owners.GetValueOrDefault(destination, _routers[bridge]);
    }

    /// <summary>The address of what is behind a port that isn't a NIC's: of the device's name, apart from the NICs' and from those that the kernel gives.</summary>
    public static MacAddress WireMac(string device)
    {
        var hash = device.Aggregate(2166136261u, (hash, character) => (hash ^ character) * 16777619u);
        return MacAddress.Create(0x02FF_0000_0000UL | hash);
    }

    private static IEnumerable<(string Bridge, Nic Nic)> NicsOf(Zone zone, Host host)
    {
        var bridgeOf = host.Bridges.ToImmutableArray().SelectMany(bridge => bridge.Networks.ToImmutableArray(), (bridge, network) => (bridge.Name, network))
            .ToDictionary(pair => pair.network, pair => pair.Name, StringComparer.Ordinal);
        return zone.Instances.ToImmutableArray()
            .Where(instance => instance.State == InstanceState.Running && instance.Host == host.Name)
            .SelectMany(instance => instance.Nics.ToImmutableArray())
            .Select(nic => (nic.Bridge ?? bridgeOf[nic.Network], nic));
    }

    private void Plug(string bridge, Nic nic)
    {
        InternetAddress[] own = [.. nic.Addresses(), nic.Mac.LinkLocalAddress];
        foreach (var address in own.Concat(nic.AllowedAddresses.ToImmutableArray().Select(cidr => cidr.Prefix.Address)))
        {
            _ = _owners.TryAdd(address, nic.Mac);
        }

        Plug(bridge, new LabPort(nic.Device!, nic.Mac) { Addresses = [.. own] });
    }

    private void Plug(string bridge, string device) => Plug(bridge, new LabPort(device, WireMac(device)));

    private void Plug(string bridge, LabPort port)
    {
        if (!_ports.TryAdd(port.Device, port))
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Port {port.Device} of bridge {bridge} is plugged already, into {_bridges[port.Device]}."));
        }

        _bridges.Add(port.Device, bridge);
    }

    private ValueList<LabPort> PortsOf(string bridge) => [.. DevicesOf(bridge).Select(device => _ports[device])];
}
