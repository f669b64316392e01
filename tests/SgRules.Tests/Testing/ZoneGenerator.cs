using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Testing;

/// <summary>
/// Builds a valid zone of about a size from a seed: two bridges with two networks, several uplinks, system VMs, secondary and
/// allowed addresses, multicast groups, either family or both, empty groups, instances without groups, members on another host.
/// </summary>
public sealed class ZoneGenerator(int seed, int size)
{
    private static readonly string[] GroupIds = ["web", "lb", "db", "Ops.team", "a group with a name that is long", "größe", "none", "empty"];

    private static readonly int[] Numbered = [1, 6, 17, 47, 50, 58, 112, 132];

    private readonly Random _random = new(seed);

    // In a fifth of the zones most NICs share an address, a prefix and a multicast group: those are looked up by device.
    private readonly bool _isCrowded = seed % 5 == 0;
    private readonly HashSet<(int Network, uint Suffix)> _used = [];

    public Zone Zone()
    {
        var groups = GroupIds.Take(1 + _random.Next(GroupIds.Length)).ToArray();
        return new Zone
        {
            Name = "zone1",
            NetworkType = NetworkType.Advanced,
            SecurityGroupEnabled = true,
            TrafficTypes = [TrafficType.Management, TrafficType.Storage, TrafficType.Guest],
            Networks = [.. Enumerable.Range(0, 4).Select(Network)],
            Hosts = [Host(ZoneCase.Host), Host("kvm2")],
            SecurityGroups = [.. groups.Select(id => Group(id, groups))],
            Instances = [.. Enumerable.Range(0, 1 + _random.Next(1 + size)).Select(n => Instance(n, groups))],
        };
    }

    private static Network Network(int index) => new()
    {
        Name = Name("net", index),
        Offering = NetworkOffering.DefaultSharedNetworkOfferingWithSGService,
        Vlan = Vlan.Of(200 + index),
        IPv4 = index == 3 ? null : new Subnet { Cidr = Cidr.Create(InternetAddress.IPv4(IPv4Base(index)), 16) },
        IPv6 = index == 1 ? null : new Subnet { Cidr = Cidr.Create(InternetAddress.IPv6(IPv6Base(index)), 64) },
    };

    private static Host Host(string name) => new()
    {
        Name = name,
        Bridges =
        [
            new Bridge { Name = "cloudbr0", Networks = ["net0", "net1"], Uplinks = ["eth0", "eth1"] },
            new Bridge { Name = "brbond0-94", Networks = ["net2", "net3"], Uplinks = ["bond0.94"] },
        ],
    };

    private Instance Instance(int index, string[] groups)
    {
        var isSystem = _random.Next(12) == 0;
        var isStopped = _random.Next(10) == 0;
        return new Instance
        {
            Name = Name(isSystem ? "r-2" : "i-2", index) + "-VM",
            State = isStopped ? InstanceState.Stopped : InstanceState.Running,
            Host = isStopped ? null : _random.Next(5) == 0 ? "kvm2" : ZoneCase.Host,
            SecurityGroups = isSystem ? [] : [.. groups.Where(_ => _random.Next(groups.Length) == 0)],
            Nics = [.. Enumerable.Range(0, 1 + _random.Next(2)).Select(nic => Nic((4 * index) + nic))],
        };
    }

    private Nic Nic(int index)
    {
        var network = _isCrowded && _random.Next(3) > 0 ? 0 : _random.Next(4);
        return new Nic
        {
            Network = Name("net", network),
            Device = Name("vnet", index),
            Mac = MacAddress.Create(0x0600_0000_0000UL + (uint)index),
            IPv4 = network != 3 && _random.Next(8) > 0 ? IPv4(network) : null,
            IPv6 = network != 1 && _random.Next(3) > 0 ? IPv6(network) : null,
            SecondaryIps = [.. Some(3, () => network == 3 ? IPv6(network) : IPv4(network))],
            AllowedAddresses = [.. Shared(network).Concat(Some(3, () => Allowed(network))).Distinct()],
            MulticastGroups = [.. Some(2, () => Multicast(network)).Concat(_isCrowded ? [Multicast(network)] : []).Distinct()],
        };
    }

    private IEnumerable<Cidr> Shared(int network) => !_isCrowded || network != 0 || _random.Next(8) == 0
        ? []
        : [Cidr.Create(InternetAddress.IPv4(IPv4Base(network) + 200), 32), Cidr.Create(InternetAddress.IPv4(IPv4Base(network)), 25 + (seed / 5 % 3))];

    // Few different ones, so that many ports share them: dense runs, powers of two, and one that everyone has.
    private Cidr Allowed(int network) => _random.Next(6) switch
    {
        0 when network != 3 => Cidr.Create(InternetAddress.IPv4(IPv4Base(network) + 200), 32),
        1 when network != 3 => Cidr.Create(InternetAddress.IPv4(IPv4Base(network)), 22 + _random.Next(8)),
        2 when network != 3 => Cidr.Create(InternetAddress.IPv4(IPv4Base(network) + ((uint)_random.Next(16) << 8)), 24),
        3 when network == 0 => Cidr.Parse("fe80::5:0/112"),
        _ when network != 1 => Cidr.Create(InternetAddress.IPv6(IPv6Base(network) + 0x5000), 116 + _random.Next(12)),
        _ => Cidr.Create(InternetAddress.IPv4(IPv4Base(network) + 64), 27),
    };

    private InternetAddress Multicast(int network) => network == 3 || _random.Next(2) == 0
        ? InternetAddress.IPv6(((UInt128)0xFF02 << 112) | (network == 1 ? 0xFBU : (uint)_random.Next(0x12, 0x14)))
        : InternetAddress.IPv4(0xE000_0012 + (uint)_random.Next(2));

    private InternetAddress IPv4(int network) => InternetAddress.IPv4(IPv4Base(network) + Suffix(network));

    private InternetAddress IPv6(int network) => InternetAddress.IPv6(IPv6Base(network) + Suffix(network));

    // Below 65,000: what a property adds by itself lies above.
    private uint Suffix(int network)
    {
        uint suffix;
        do
        {
            suffix = _random.Next(3) switch
            {
                0 => 1U << _random.Next(1, 16),
                1 => (uint)_random.Next(1, 64),
                _ => (uint)_random.Next(1, 65_000),
            };
        }
        while (suffix is 200 || !_used.Add((network, suffix)));
        return suffix;
    }

    private SecurityGroup Group(string id, string[] groups) => new()
    {
        Id = id,
        Ingress = id == "empty" ? [] : [.. Some(5, () => Rule(groups))],
        Egress = _random.Next(3) > 0 ? [] : [.. Some(3, () => Rule(groups))],
    };

    private SecurityRule Rule(string[] groups)
    {
        var peers = Traffic() with { Groups = [.. groups.Where(_ => _random.Next(2 * groups.Length) == 0)] };
        var cidrs = _random.Next(20) == 0 ? Enumerable.Range(0, 40).Select(n => Cidr.Create(InternetAddress.IPv4(0x0A00_0000 + ((uint)n << 10)), 24)) : Some(3, Peer);
        var isIPv6Only = peers.Protocol == Protocol.IcmpV6 && peers.IcmpType is not null;
        peers = peers with { Cidrs = [.. cidrs.Where(cidr => !isIPv6Only || cidr.Family == IPFamily.IPv6)] };
        return peers.Cidrs.IsEmpty && peers.Groups.IsEmpty ? peers.WithCidrs("::/0") : peers;
    }

    private SecurityRule Traffic() => _random.Next(9) switch
    {
        0 => SecurityRule.Whole(Protocol.All),
        1 => SecurityRule.Icmp(),
        2 => SecurityRule.Icmp(_random.Next(2) == 0 ? IcmpType.Of(8, 0) : IcmpType.Of(_random.Next(20))),
        3 => SecurityRule.IcmpV6(_random.Next(3) switch { 0 => IcmpType.Any, 1 => IcmpType.Of(128), _ => IcmpType.Of(143, 0) }),
        4 => SecurityRule.Whole(Protocol.Of(Numbered[_random.Next(Numbered.Length)])),
        5 => SecurityRule.Udp((ushort)_random.Next(1, 1000), (ushort)_random.Next(1000, 65_536)),
        6 => SecurityRule.Udp((ushort)_random.Next(65_536)),
        7 => SecurityRule.Tcp(0, ushort.MaxValue),
        _ => SecurityRule.Tcp((ushort)_random.Next(1, 65_536)),
    };

    // Some hold addresses of the zone's own, so that both families and guests of one host meet CIDR peers.
    private Cidr Peer() => _random.Next(7) switch
    {
        0 => Cidr.Parse("0.0.0.0/0"),
        1 => Cidr.Parse("2001:db8::/32"),
        3 => IPPrefixAsCidr(IPPrefix.Containing(InternetAddress.IPv4(IPv4Base(_random.Next(3)) + (uint)_random.Next(64)), _random.Next(14, 33))),
        4 => IPPrefixAsCidr(IPPrefix.Containing(InternetAddress.IPv6(IPv6Base(_random.Next(4)) + (uint)_random.Next(64)), _random.Next(60, 129))),
        5 => Cidr.Parse(_random.Next(2) == 0 ? "::/0" : "fe80::/10"),
        2 => Cidr.Create(InternetAddress.IPv4((uint)_random.Next()), 32),
        _ => IPPrefixAsCidr(IPPrefix.Containing(InternetAddress.IPv4((uint)_random.Next()), _random.Next(1, 33))),
    };

    private static Cidr IPPrefixAsCidr(IPPrefix prefix) => Cidr.Create(prefix.Address, prefix.Length);

    private IEnumerable<T> Some<T>(int most, Func<T> make)
    {
        var count = _random.Next(1 + most);
        return _random.Next(2) == 0 ? [] : Enumerable.Range(0, count).Select(_ => make()).ToArray();
    }

    private static uint IPv4Base(int network) => 0x0A64_0000 + ((uint)network << 16);

    private static UInt128 IPv6Base(int network) => ((UInt128)(0x2001_0DB8_0000_0000UL + (uint)network)) << 64;

    private static string Name(string stem, int index) => string.Create(CultureInfo.InvariantCulture, $"{stem}{(stem.EndsWith('2') ? "-" : string.Empty)}{index}");
}
