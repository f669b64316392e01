using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Testing;

/// <summary>Mistakes as they are made in a valid zone: something is missing, twice there or not what it should be.</summary>
internal static class ZoneMistakes
{
    /// <summary>The zone with one mistake; it has at least a host, a bridge and a network.</summary>
    public static Zone In(Zone zone, Random random)
    {
        var at = random.Next(Math.Max(1, zone.Instances.Count));
        return random.Next(16) switch
        {
            0 => zone with { SecurityGroups = [.. zone.SecurityGroups.ToImmutableArray().Skip(1)] },
            1 => zone with { SecurityGroups = [.. zone.SecurityGroups, .. zone.SecurityGroups] },
            2 => zone with { Networks = [.. zone.Networks.ToImmutableArray().Skip(1)] },
            _ when zone.Networks.IsEmpty => zone,
            3 => zone with { Networks = [.. zone.Networks, zone.Networks[0]] },
            4 => zone with { Hosts = [.. zone.Hosts, zone.Hosts[0]] },
            5 => zone with { Hosts = [zone.Hosts[0] with { Bridges = [zone.Hosts[0].Bridges[0], zone.Hosts[0].Bridges[0]] }, zone.Hosts[1]] },
            _ when zone.Instances.IsEmpty => zone with { TrafficTypes = [] },
            6 => zone with { Instances = [.. zone.Instances, zone.Instances[at]] },
            7 => Change(zone, at, instance => instance with { Name = "a\u0085b" }),
            8 => Change(zone, at, instance => instance with { SecurityGroups = ["nowhere"] }),
            9 => ChangeNics(zone, at, nic => nic with { Device = random.Next(2) == 0 ? null : "vnet+" }),
            10 => ChangeNics(zone, at, nic => nic with { Bridge = "nowhere" }),
            11 => ChangeNics(zone, at, nic => nic with { SecondaryIps = [.. AnyNic(zone, random).Addresses()] }),
            12 => ChangeNics(zone, at, nic => nic with { Mac = AnyNic(zone, random).Mac }),
            13 => ChangeNics(zone, at, nic => nic with { Network = AnyNic(zone, random).Network, AllowedAddresses = [Cidr.Parse("10.100.0.0/15")] }),
            14 => Network(zone, random, (network, other) => other with { Name = network.Name, Vlan = random.Next(2) == 0 ? network.Vlan : other.Vlan }),
            _ => ChangeNics(zone, at, nic => nic with { SecondaryIps = [default], MulticastGroups = [default], AllowedAddresses = [default] }),
        };
    }

    private static Nic AnyNic(Zone zone, Random random) => zone.Instances[random.Next(zone.Instances.Count)].Nics[0];

    private static Zone Network(Zone zone, Random random, Func<Network, Network, Network> change)
    {
        var (at, other) = (random.Next(zone.Networks.Count), zone.Networks[random.Next(zone.Networks.Count)]);
        return zone with { Networks = new(zone.Networks.ToImmutableArray().SetItem(at, change(zone.Networks[at], other))) };
    }

    private static Zone ChangeNics(Zone zone, int at, Func<Nic, Nic> change) =>
        Change(zone, at, instance => instance with { Nics = instance.Nics.ToImmutableArray().Select(change).ToValueList() });

    private static Zone Change(Zone zone, int at, Func<Instance, Instance> change) =>
        zone with { Instances = new(zone.Instances.ToImmutableArray().SetItem(at, change(zone.Instances[at]))) };
}
