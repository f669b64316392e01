using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>
/// The two counter-examples of the design, section 6, on a generated zone, and relatives of them: three instances whose gates open
/// and close by what groups the others are in, or by who has an address.
/// </summary>
internal sealed class EntangledEdits(Random random)
{
    public (Zone Old, Zone New) Pair(Zone zone)
    {
        var traffic = Traffic();
        var with = zone with
        {
            SecurityGroups =
            [
                .. zone.SecurityGroups,
                new SecurityGroup { Id = "one" },
                new SecurityGroup { Id = "two" },
                new SecurityGroup { Id = "to-two", Egress = [traffic.WithGroups("two"), .. Extra()] },
                new SecurityGroup { Id = "from-one", Ingress = [traffic.WithGroups("one"), .. Extra()] },
            ],
        };
        return random.Next(2) == 0 ? MovedInAndOut(with) : MovedAddress(with);
    }

    // A's egress is to group two, B's ingress from group one; A goes into one as B goes out of two.
    private (Zone Old, Zone New) MovedInAndOut(Zone zone)
    {
        var (a, b, c) = (Instance(1, "to-two"), Instance(2, "from-one"), Instance(3, Some("one", "two", "from-one", "to-two")));
        var old = With(zone, a, In(b, "two"), c);
        var @new = With(zone, In(a, "one"), b, random.Next(3) > 0 ? c : In(c, Some("one", "two")));
        return random.Next(4) == 0 ? (With(zone, a, b, c), @new) : (old, @new);
    }

    // A has an address of group one and may send nothing, B may send all; the address goes to B, who is not in the group.
    private (Zone Old, Zone New) MovedAddress(Zone zone)
    {
        var (a, b, c) = (Instance(1, ["one", .. random.Next(2) == 0 ? new[] { "to-two" } : []]), Instance(2, Some("two", "from-one")), Instance(3, "from-one"));
        var isIPv6 = random.Next(3) == 0;
        var address = isIPv6 ? InternetAddress.Parse("2001:db8::fe77") : InternetAddress.Parse("10.100.254.77");
        Func<Instance, Instance> take = random.Next(3) switch
        {
            0 when !isIPv6 => instance => Nic(instance, nic => nic with { IPv4 = address }),
            0 => instance => Nic(instance, nic => nic with { IPv6 = address }),
            1 => instance => Nic(instance, nic => nic with { SecondaryIps = [address] }),
            _ => instance => Nic(instance, nic => nic with { SecondaryIps = [.. nic.SecondaryIps, address] }),
        };
        return random.Next(4) == 0
            ? (With(zone, a, take(b), c), With(zone, take(a), b, c))
            : (With(zone, take(a), b, c), With(zone, random.Next(3) > 0 ? a : Nic(a, nic => nic with { IPv4 = null }), take(b), c));
    }

    private static Instance Nic(Instance instance, Func<Nic, Nic> change) => instance with { Nics = [change(instance.Nics[0])] };

    private static Zone With(Zone zone, params ReadOnlySpan<Instance> instances) => zone with { Instances = [.. zone.Instances, .. instances] };

    private static Instance In(Instance instance, params string[] groups) =>
        instance with { SecurityGroups = instance.SecurityGroups.Concat(groups).Distinct(StringComparer.Ordinal).ToValueList() };

    private Instance Instance(int number, params string[] groups) => new()
    {
        Name = $"i-9-{(char)('0' + number)}-VM",
        Host = random.Next(8) == 0 ? "kvm2" : ZoneCase.Host,
        SecurityGroups = [.. groups],
        Nics =
        [
            new Nic
            {
                Network = "net0",
                Device = $"tap{(char)('0' + number)}",
                Mac = MacAddress.Create(0x0600_0900_0000UL + (uint)number),
                IPv4 = InternetAddress.IPv4(0x0A64_FE00 + (uint)number),
                IPv6 = random.Next(2) == 0 ? null : InternetAddress.Parse($"2001:db8::fe0{(char)('0' + number)}"),
            },
        ],
    };

    private string[] Some(params string[] groups) => [.. groups.Where(_ => random.Next(3) == 0)];

    private IEnumerable<SecurityRule> Extra() => random.Next(3) == 0 ? [SecurityRule.Udp(4000, 4010).WithCidrs("10.100.0.0/16")] : [];

    private SecurityRule Traffic() => random.Next(4) switch
    {
        0 => SecurityRule.Whole(Protocol.All),
        1 => SecurityRule.Icmp(),
        2 => SecurityRule.Udp(4711),
        _ => SecurityRule.Tcp(80, 443),
    };
}
