using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Testing;

/// <summary>Picks addresses that a zone's rules and NICs make interesting: own ones, peers, and those just beside.</summary>
internal sealed class AddressPicker
{
    private static readonly InternetAddress[] Special =
    [
        .. new[] { "0.0.0.0", "255.255.255.255", "224.0.0.18", "224.0.0.19", "10.100.255.255", "127.0.0.1", "::", "::1", "ff02::1", "ff02::2", "ff02::12", "ff02::13", "ff02::fb", "ff02::16", "ff02::1:2", "ff02::1:ff00:13", "ff05::1:3", "ff03::1", "fe80::1", "fe80::5:7", "febf:ffff::1", "fec0::1" }
            .Select(text => InternetAddress.Parse(text)),
    ];

    private readonly Random _random;
    private readonly Dictionary<string, SecurityGroup> _groups;
    private readonly Dictionary<string, InternetAddress[]> _members;
    private readonly Nic[] _nics;

    public AddressPicker(Zone zone, Random random)
    {
        _random = random;
        _groups = zone.SecurityGroups.ToImmutableArray().ToDictionary(group => group.Id, StringComparer.Ordinal);
        _nics = [.. zone.Instances.ToImmutableArray().SelectMany(instance => instance.Nics.ToImmutableArray())];

        // Members that are stopped too: their addresses must not be peers.
        _members = zone.Instances.ToImmutableArray()
            .SelectMany(instance => instance.SecurityGroups.ToImmutableArray(), (instance, group) => (group, instance))
            .GroupBy(member => member.group, StringComparer.Ordinal)
            .ToDictionary(
                members => members.Key,
                members => members.SelectMany(member => member.instance.Nics.ToImmutableArray()).SelectMany(nic => nic.Addresses()).ToArray(),
                StringComparer.Ordinal);
    }

    public IPFamily Family(Nic? from, Nic? to)
    {
        var ipv6 = from?.IPv6 is not null || to?.IPv6 is not null;
        var ipv4 = from?.IPv4 is not null || to?.IPv4 is not null;
        return (ipv6 && !ipv4) || (ipv6 == ipv4 && _random.Next(2) == 0) || _random.Next(10) == 0 ? IPFamily.IPv6 : IPFamily.IPv4;
    }

    public SecurityRule[] Rules(Instance? instance, Direction direction) => instance is null
        ? []
        : [.. instance.SecurityGroups.ToImmutableArray().Select(id => _groups[id]).SelectMany(group => (direction == Direction.Ingress ? group.Ingress : group.Egress).ToImmutableArray())];

    /// <summary>One of a NIC's own addresses, the edges of its allowed prefixes among them.</summary>
    public InternetAddress OwnOf(Nic nic, IPFamily family)
    {
        InternetAddress[] own =
        [
            .. nic.Addresses().Append(nic.Mac.LinkLocalAddress),
            .. nic.AllowedAddresses.ToImmutableArray().Select(cidr => Within(cidr.Prefix)),
        ];
        return PickOr([.. own.Where(address => address.Family == family)], () => Any(family));
    }

    /// <summary>An address that a NIC is reached by: its own, or a multicast one that it has joined.</summary>
    public InternetAddress ReachableOf(Nic nic, IPFamily family)
    {
        InternetAddress[] joined = [.. nic.MulticastGroups.ToImmutableArray().Where(address => address.Family == family)];
        return joined.Length > 0 && _random.Next(3) == 0 ? joined[_random.Next(joined.Length)] : OwnOf(nic, family);
    }

    /// <summary>The other end of a rule, inside its peers or just outside.</summary>
    public InternetAddress Peer(SecurityRule? rule, IPFamily family)
    {
        if (rule is null)
        {
            return Any(family);
        }

        InternetAddress[] peers =
        [
            .. rule.Cidrs.ToImmutableArray().Select(cidr => Within(cidr.Prefix)),
            .. rule.Groups.ToImmutableArray().SelectMany(group => _members.GetValueOrDefault(group) ?? []),
        ];
        var peer = PickOr([.. peers.Where(address => address.Family == family)], () => Any(family));
        return _random.Next(5) == 0 ? Beside(peer) : peer;
    }

    public InternetAddress Any(IPFamily family) => _random.Next(4) switch
    {
        0 => PickOr([.. Special.Where(address => address.Family == family)], () => Special[0]),
        1 => Of(family, family == IPFamily.IPv4 ? (uint)_random.NextInt64() : new UInt128(0x2001_0DB8_0000_0000, (ulong)_random.NextInt64())),
        _ => PickOr([.. _nics.SelectMany(nic => nic.Addresses().Append(nic.Mac.LinkLocalAddress)).Where(address => address.Family == family)], () => Special.First(address => address.Family == family)),
    };

    /// <summary>The next or the last address, or one that differs in one bit.</summary>
    public InternetAddress Beside(InternetAddress address)
    {
        var all = UInt128.MaxValue >> (128 - address.Width);
        return Of(address.Family, _random.Next(3) switch
        {
            0 => (address.Bits + 1) & all,
            1 => (address.Bits - 1) & all,
            _ => address.Bits ^ (UInt128.One << _random.Next(address.Width)),
        });
    }

    private InternetAddress Within(IPPrefix prefix)
    {
        var width = prefix.Address.Width;
        var host = prefix.Length == 0 ? UInt128.MaxValue >> (128 - width) : ((UInt128.One << (width - prefix.Length)) - 1);
        return Of(prefix.Family, _random.Next(4) switch
        {
            0 => prefix.Address.Bits,
            1 => prefix.Address.Bits | host,
            _ => prefix.Address.Bits | (new UInt128((ulong)_random.NextInt64(), (ulong)_random.NextInt64()) & host),
        });
    }

    private InternetAddress PickOr(InternetAddress[] items, Func<InternetAddress> otherwise) => items.Length == 0 ? otherwise() : items[_random.Next(items.Length)];

    private static InternetAddress Of(IPFamily family, UInt128 bits) => family == IPFamily.IPv4 ? InternetAddress.IPv4((uint)bits) : InternetAddress.IPv6(bits);
}
