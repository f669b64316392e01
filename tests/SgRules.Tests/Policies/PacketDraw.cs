using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Policies;

/// <summary>
/// Packets near a zone's own words: half of them aimed at one rule of a guest - its peers and ranges or just outside -, the others
/// of any of its ports, addresses and their neighbours, and control messages.
/// </summary>
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
    private readonly Zone _zone;
    private readonly Bridge[] _bridges;
    private readonly ILookup<string, Nic> _nicsOfBridge;
    private readonly InternetAddress[] _addresses;
    private readonly int[] _ports;

    public PacketDraw(Zone zone, Random random)
    {
        _zone = zone;
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
        return (_random.Next(2) == 0 ? AtRule(bridge) : null) ?? Anything(bridge);
    }

    private (Packet Packet, Passage Passage) Anything(Bridge bridge)
    {
        var (from, to) = (Port(bridge), Port(bridge));
        var packet = Message(from.Nic, to.Nic) with
        {
            HopLimit = Pick(HopLimits),
            State = _random.Next(2) == 0 ? ConnectionState.New : Pick(Enum.GetValues<ConnectionState>()),
        };
        return (packet, Way(bridge.Name, from, to.Device));
    }

    /// <summary>A new packet that one rule of one guest allows, or nearly; none if the guest has no group, or no address of the peer's family.</summary>
    private (Packet Packet, Passage Passage)? AtRule(Bridge bridge)
    {
        var nics = _nicsOfBridge[bridge.Name].ToArray();
        if (nics.Length == 0 || Pick(nics) is not { } guest || InstanceOf(guest).SecurityGroups.IsEmpty)
        {
            return null;
        }

        var isEgress = _random.Next(2) == 0;
        var rule = RuleOf(InstanceOf(guest), isEgress);
        var peers = PeersOf(rule).ToArray();
        var peer = peers.Length == 0 ? Pick(_addresses) : Pick(peers);
        var own = guest.Addresses().Append(guest.Mac.LinkLocalAddress).Where(address => address.Family == peer.Family).ToArray();
        var peerNic = Array.Find(nics, nic => nic.Addresses().Contains(peer));
        var peerPort = peerNic?.Device ?? bridge.Uplinks[0];
        return (own.Length, isEgress) switch
        {
            (0, _) => null,
            (_, true) => (Near(rule, Pick(own), peer), Passage.Bridged(bridge.Name, guest.Device!, Pick([peerPort, bridge.Uplinks[0]]), guest.Mac)),
            _ => (Near(rule, peer, Pick(own)), Passage.Bridged(bridge.Name, peerPort, guest.Device!, peerNic?.Mac ?? default)),
        };
    }

    private SecurityRule RuleOf(Instance instance, bool isEgress)
    {
        var rules = _zone.SecurityGroups.ToImmutableArray().Where(group => instance.SecurityGroups.ToImmutableArray().Contains(group.Id))
            .SelectMany(group => (isEgress ? group.Egress : group.Ingress).ToImmutableArray()).ToArray();
        return rules.Length == 0 ? SecurityRule.Whole(Protocol.All).WithCidrs("0.0.0.0/0", "::/0") : Pick(rules);
    }

    // The members wherever they run, and whether they do.
    private IEnumerable<InternetAddress> PeersOf(SecurityRule rule) => rule.Cidrs.ToImmutableArray().SelectMany(cidr => Edges(cidr.Prefix))
        .Concat(_zone.Instances.ToImmutableArray()
            .Where(instance => instance.SecurityGroups.ToImmutableArray().Intersect(rule.Groups.ToImmutableArray(), StringComparer.Ordinal).Any())
            .SelectMany(instance => instance.Nics.ToImmutableArray())
            .SelectMany(nic => nic.Addresses()));

    private Packet Near(SecurityRule rule, InternetAddress source, InternetAddress destination)
    {
        if (rule.Protocol.HasPorts)
        {
            var ports = rule.Ports ?? PortRange.Any;
            var port = Pick([ports.First, ports.Last, Math.Max(ports.First - 1, 0), Math.Min(ports.Last + 1, 65_535)]);
            return rule.Protocol == Protocol.Tcp ? Packet.Tcp(source, destination, 40_000, port) : Packet.Udp(source, destination, 40_000, port);
        }

        return rule.IcmpType is { } messages
            ? Packet.Icmp(source, destination, messages.Type ?? Pick(WellKnownTypes), _random.Next(2))
            : Other(source, destination, rule.Protocol.IsAll ? Pick(OddProtocols) : rule.Protocol.Number);
    }

    private Instance InstanceOf(Nic nic) => _zone.Instances.ToImmutableArray().Single(instance => instance.Nics.ToImmutableArray().Contains(nic));

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

        return _random.Next(9) switch
        {
            0 => Packet.Udp(source, destination, 68, 67),
            8 => source.Family == IPFamily.IPv4 ? Packet.Udp(source, destination, 67, 68) : Packet.Udp(source, destination, 547, 546),
            1 => Packet.Udp(source, destination, Pick(_ports), Pick(WellKnownPorts)),
            2 => Packet.Udp(source, destination, Pick(WellKnownPorts), Pick(_ports)),
            3 or 4 => Packet.Tcp(source, destination, Pick(_ports), Pick(_ports)),
            5 or 6 => Packet.Icmp(source, destination, Pick(WellKnownTypes), _random.Next(2)),
            _ => Other(source, destination, Pick(OddProtocols)),
        };
    }

    private static Packet Other(InternetAddress source, InternetAddress destination, int protocol) =>
        Packet.TryCreate(source, destination, Protocol.Of(protocol), default, out var packet, out _) ? packet : Packet.Icmp(source, destination, 8);

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
