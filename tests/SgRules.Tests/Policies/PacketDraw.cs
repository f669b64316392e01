using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Policies;

/// <summary>Packets near a zone's own words: its ports, its addresses and their neighbours, the ends of its rules' ranges, control messages.</summary>
internal sealed class PacketDraw
{
    private static readonly int[] WellKnownPorts = [0, 53, 67, 68, 546, 547, 65_535];
    private static readonly int[] WellKnownTypes = [0, 3, 5, 8, 128, 130, 131, 132, 133, 134, 135, 136, 137, 143, 255];
    private static readonly int[] OddProtocols = [1, 41, 43, 44, 47, 51, 58, 60, 112, 255];
    private static readonly byte[] HopLimits = [1, 64, 255, 254];

    private static readonly InternetAddress[] WellKnown = [.. new[]
    {
        "0.0.0.0", "255.255.255.255", "224.0.0.1", "224.0.0.18", "198.51.100.7",
        "::", "fe80::1", "febf::1", "fec0::1", "ff02::1", "ff02::2", "ff02::1:2", "ff02::12", "ff05::2", "2001:db8:99::7",
    }.Select(text => InternetAddress.Parse(text))];

    private readonly Random _random;
    private readonly Bridge[] _bridges;
    private readonly ILookup<string, Nic> _nicsOfBridge;
    private readonly InternetAddress[] _addresses;
    private readonly int[] _ports;

    public PacketDraw(Zone zone, Random random)
    {
        _random = random;
        _bridges = [.. zone.Hosts.ToImmutableArray().Single(host => host.Name == ZoneCase.Host).Bridges];
        var instances = zone.Instances.ToImmutableArray();
        _nicsOfBridge = instances.Where(instance => instance.Host == ZoneCase.Host).SelectMany(instance => instance.Nics.ToImmutableArray())
            .ToLookup(nic => nic.Bridge ?? Array.Find(_bridges, bridge => bridge.Networks.ToImmutableArray().Contains(nic.Network))!.Name);
        var rules = zone.SecurityGroups.ToImmutableArray().SelectMany(group => group.Ingress.ToImmutableArray().Concat(group.Egress.ToImmutableArray())).ToArray();
        _addresses =
        [
            .. instances.SelectMany(instance => instance.Nics.ToImmutableArray()).SelectMany(AddressesOf),
            .. rules.SelectMany(rule => rule.Cidrs.ToImmutableArray()).SelectMany(cidr => Edges(cidr.Prefix)),
            .. WellKnown,
        ];
        _ports = [.. rules.Select(rule => rule.Ports).OfType<PortRange>().SelectMany(ports => new[] { ports.First - 1, ports.First, ports.Last, ports.Last + 1 }).Select(port => Math.Clamp(port, 0, 65_535)), .. WellKnownPorts];
    }

    public (Packet Packet, Passage Passage) Next()
    {
        var bridge = Pick(_bridges);
        var (from, to) = (Port(bridge), Port(bridge));
        var packet = Message(from.Nic, to.Nic) with
        {
            HopLimit = Pick(HopLimits),
            State = _random.Next(2) == 0 ? ConnectionState.New : Pick(Enum.GetValues<ConnectionState>()),
        };
        return (packet, Way(bridge.Name, from, to.Device));
    }

    private Passage Way(string bridge, (string Device, Nic? Nic) from, string to)
    {
        var mac = from.Nic is not null && _random.Next(8) > 0 ? from.Nic.Mac : MacAddress.Create(0x0600_0000_0000UL + (uint)_random.Next(200));
        return _random.Next(40) switch
        {
            0 => Passage.Routed(bridge, from.Device, "eth9", mac),
            1 => Passage.Routed("eth9", null, _random.Next(2) == 0 ? bridge : "eth8", mac),
            2 => Passage.ToHost(bridge, from.Device, mac),
            3 => Passage.Bridged("virbr0", from.Device, to, mac),
            _ => Passage.Bridged(bridge, from.Device, to, mac),
        };
    }

    private (string Device, Nic? Nic) Port(Bridge bridge)
    {
        var nics = _nicsOfBridge[bridge.Name].ToArray();
        return _random.Next(5) switch
        {
            0 when !bridge.Uplinks.IsEmpty => (Pick([.. bridge.Uplinks]), null),
            1 => ("tap7", null),
            _ when nics.Length > 0 && Pick(nics) is var nic => (nic.Device!, nic),
            _ => ("tap8", null),
        };
    }

    private Packet Message(Nic? from, Nic? to)
    {
        var source = AddressOf(from);
        var destination = AddressOf(to);
        for (var tries = 0; destination.Family != source.Family; tries++)
        {
            destination = tries < 8 ? AddressOf(to) : Pick([.. WellKnown.Where(address => address.Family == source.Family)]);
        }

        return _random.Next(8) switch
        {
            0 => Packet.Udp(source, destination, 68, 67),
            1 => Packet.Udp(source, destination, Pick(_ports), Pick(WellKnownPorts)),
            2 => Packet.Udp(source, destination, Pick(WellKnownPorts), Pick(_ports)),
            3 or 4 => Packet.Tcp(source, destination, Pick(_ports), Pick(_ports)),
            5 or 6 => Packet.Icmp(source, destination, Pick(WellKnownTypes), _random.Next(2)),
            _ => Other(source, destination),
        };
    }

    private Packet Other(InternetAddress source, InternetAddress destination) =>
        Packet.TryCreate(source, destination, Protocol.Of(Pick(OddProtocols)), default, out var packet, out _) ? packet : Packet.Icmp(source, destination, 8);

    private InternetAddress AddressOf(Nic? nic) =>
        nic is not null && _random.Next(4) > 0 && AddressesOf(nic).ToArray() is { Length: > 0 } own ? Pick(own)
        : _random.Next(3) == 0 ? Pick(WellKnown)
        : Pick(_addresses);

    private static IEnumerable<InternetAddress> AddressesOf(Nic nic) =>
        nic.Addresses().Append(nic.Mac.LinkLocalAddress).Concat(nic.MulticastGroups.ToImmutableArray())
            .Concat(nic.AllowedAddresses.ToImmutableArray().SelectMany(allowed => Edges(allowed.Prefix)));

    // The first and last address of a prefix, and those just outside.
    private static InternetAddress[] Edges(IPPrefix prefix) =>
        [prefix.Address, prefix.LastAddress, Moved(prefix.Address, -1), Moved(prefix.LastAddress, 1)];

    private static InternetAddress Moved(InternetAddress address, int by) => address.Family == IPFamily.IPv4
        ? InternetAddress.IPv4((uint)((long)address.Bits + by))
        : InternetAddress.IPv6(unchecked(address.Bits + (UInt128)(Int128)by));

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];
}
