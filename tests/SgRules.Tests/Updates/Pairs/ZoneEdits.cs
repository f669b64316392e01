using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>Small edits of a zone, as operators make them.</summary>
internal sealed class ZoneEdits(Random random)
{
    private readonly RuleEdits _rules = new(random);

    /// <summary>The zone after one edit that leaves it valid; the zone itself if none was found.</summary>
    public Zone Next(Zone zone)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var edited = Edit(zone);
            if (edited != zone && ZoneCases.IsValid(edited, ZoneRules.CloudStack420))
            {
                return edited;
            }
        }

        return zone;
    }

    private Zone Edit(Zone zone) => random.Next(16) switch
    {
        0 => Instance(zone, instance => instance.State == InstanceState.Stopped ? Started(instance) : instance with { State = InstanceState.Stopped, Host = null }),
        1 => Instance(zone, instance => instance.State == InstanceState.Stopped ? Started(instance) : instance with { Host = instance.Host == "kvm2" ? ZoneCase.Host : "kvm2" }),
        2 => Instance(zone, instance => instance.IsSystemVm ? instance : instance with { SecurityGroups = Toggled(instance.SecurityGroups, AnyGroup(zone)) }),
        3 => Nic(zone, nic => nic.SecondaryIps.IsEmpty || random.Next(2) == 0 ? nic with { SecondaryIps = nic.SecondaryIps.Add(Free(nic)) } : nic with { SecondaryIps = Less(nic.SecondaryIps) }),
        4 => Nic(zone, nic => nic.AllowedAddresses.IsEmpty || random.Next(2) == 0 ? nic with { AllowedAddresses = nic.AllowedAddresses.Add(Allowed(Free(nic))) } : nic with { AllowedAddresses = Less(nic.AllowedAddresses) }),
        5 => Nic(zone, nic => nic with { Mac = MacAddress.Create(0x0600_0A00_0000UL + (uint)random.Next(1000)) }),
        6 => Nic(zone, nic => nic with { Device = string.Create(CultureInfo.InvariantCulture, $"vnet{500 + random.Next(100)}") }),
        7 => Nic(zone, nic => nic.IPv4 is null ? nic : nic with { IPv4 = Free(nic) }),
        8 => AddressMoved(zone),
        9 => PortsSwapped(zone),
        10 => Bridges(zone),
        11 => WithSystemVm(zone),
        _ => _rules.Edit(zone),
    };

    private static Instance Started(Instance instance) => instance with { State = InstanceState.Running, Host = ZoneCase.Host };

    private Zone Instance(Zone zone, Func<Instance, Instance> change)
    {
        if (zone.Instances.IsEmpty)
        {
            return zone;
        }

        var at = random.Next(zone.Instances.Count);
        return zone with { Instances = new([.. zone.Instances.ToImmutableArray().SetItem(at, change(zone.Instances[at]))]) };
    }

    private Zone Nic(Zone zone, Func<Nic, Nic> change) => Instance(zone, instance =>
    {
        var at = random.Next(instance.Nics.Count);
        return instance with { Nics = new([.. instance.Nics.ToImmutableArray().SetItem(at, change(instance.Nics[at]))]) };
    });

    // An address goes to another NIC of its network, as a secondary one or in place of that one's own.
    private Zone AddressMoved(Zone zone)
    {
        var nics = zone.Instances.SelectMany(instance => instance.Nics).Where(nic => nic.Addresses().Any()).ToArray();
        if (nics.Length == 0)
        {
            return zone;
        }

        var from = nics[random.Next(nics.Length)];
        var address = from.Addresses().ElementAt(random.Next(from.Addresses().Count()));
        var takers = zone.Instances.SelectMany(instance => instance.Nics).Where(nic => nic != from && nic.Network == from.Network).ToArray();
        if (takers.Length == 0)
        {
            return zone;
        }

        var to = takers[random.Next(takers.Length)];
        return Each(zone, nic => nic == from ? Without(nic, address) : nic == to ? With(nic, address) : nic);
    }

    // Two NICs of one network change devices, or MACs.
    private Zone PortsSwapped(Zone zone)
    {
        var nics = zone.Instances.Where(instance => instance.Host == ZoneCase.Host).SelectMany(instance => instance.Nics).ToArray();
        if (nics.Length < 2)
        {
            return zone;
        }

        var (one, other, isDevice) = (nics[random.Next(nics.Length)], nics[random.Next(nics.Length)], random.Next(2) == 0);
        return Each(zone, nic => nic == one ? Swapped(one, other) : nic == other ? Swapped(other, one) : nic);

        Nic Swapped(Nic nic, Nic with) => isDevice ? nic with { Device = with.Device } : nic with { Mac = with.Mac };
    }

    private Zone Bridges(Zone zone)
    {
        if (random.Next(2) == 0)
        {
            return zone with { Hosts = zone.Hosts.Select(host => host.Name != ZoneCase.Host ? host : host with { Bridges = [host.Bridges[0] with { Uplinks = Toggled(host.Bridges[0].Uplinks, random.Next(2) == 0 ? "eth1" : "eth7") }, .. host.Bridges.Skip(1)] }).ToValueList() };
        }

        var bridge = new Bridge { Name = "br4", Networks = ["net4"], Uplinks = ["eth4"] };
        return zone.Networks.Any(network => network.Name == "net4") ? zone : zone with
        {
            Networks = zone.Networks.Add(new Network { Name = "net4", Offering = NetworkOffering.DefaultSharedNetworkOfferingWithSGService, Vlan = Vlan.Of(404), IPv4 = new Subnet { Cidr = Cidr.Parse("10.104.0.0/16") } }),
            Hosts = zone.Hosts.Select(host => host with { Bridges = host.Bridges.Add(bridge) }).ToValueList(),
            Instances = zone.Instances.Add(Fresh("i-4-", "net4", InternetAddress.Parse("10.104.0.4"))),
        };
    }

    private Zone WithSystemVm(Zone zone) => zone with { Instances = zone.Instances.Add(Fresh("v-4-", "net0", InternetAddress.IPv4(0x0A64_FD01 + (uint)random.Next(20)))) };

    private Instance Fresh(string stem, string network, InternetAddress address)
    {
        var number = (uint)random.Next(100);
        return new Instance
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{stem}{number}-VM"),
            Host = ZoneCase.Host,
            Nics = [new Nic { Network = network, Device = string.Create(CultureInfo.InvariantCulture, $"tap4{number}"), Mac = MacAddress.Create(0x0600_0B00_0000UL + number), IPv4 = address }],
        };
    }

    private static Zone Each(Zone zone, Func<Nic, Nic> change) =>
        zone with { Instances = zone.Instances.Select(instance => instance with { Nics = instance.Nics.Select(change).ToValueList() }).ToValueList() };

    private static Nic Without(Nic nic, InternetAddress address) => nic with
    {
        IPv4 = nic.IPv4 == address ? null : nic.IPv4,
        IPv6 = nic.IPv6 == address ? null : nic.IPv6,
        SecondaryIps = nic.SecondaryIps.Where(other => other != address).ToValueList(),
    };

    private Nic With(Nic nic, InternetAddress address) => random.Next(2) == 0 ? nic with { SecondaryIps = nic.SecondaryIps.Add(address) }
        : address.Family == IPFamily.IPv4 ? nic with { IPv4 = address }
        : nic with { IPv6 = address };

    // Beside what the generator gives: 10.100-103.253.x, 2001:db8:0:0-3::fdxx.
    private InternetAddress Free(Nic nic)
    {
        var (number, network) = ((uint)random.Next(200), (uint)Math.Max(0, nic.Network[^1] - '0') & 3);
        return nic.Network is "net3" || (nic.Network is not "net1" && random.Next(3) == 0)
            ? InternetAddress.IPv6(((UInt128)(0x2001_0DB8_0000_0000UL + network) << 64) | (0xFD00 + number))
            : InternetAddress.IPv4(0x0A64_FD00 + (network << 16) + number);
    }

    private Cidr Allowed(InternetAddress address)
    {
        var prefix = IPPrefix.Containing(address, address.Width - random.Next(5));
        return Cidr.Create(prefix.Address, prefix.Length);
    }

    private string AnyGroup(Zone zone) => zone.SecurityGroups[random.Next(zone.SecurityGroups.Count)].Id;

    private ValueList<T> Less<T>(ValueList<T> list) => new([.. list.ToImmutableArray().RemoveAt(random.Next(list.Count))]);

    private static ValueList<string> Toggled(ValueList<string> list, string item) => list.Contains(item) ? list.Where(other => other != item).ToValueList() : list.Add(item);
}
