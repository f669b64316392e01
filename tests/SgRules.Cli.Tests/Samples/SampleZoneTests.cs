using System.Buffers;
using SgRules.Model;

namespace SgRules.Cli.Samples;

public sealed class SampleZoneTests
{
    private static readonly SampleOptions Small = new() { Instances = 60, Hosts = 3, Bridges = 2, Groups = 20, DualStack = true };

    [Fact]
    public void The_same_options_give_the_same_bytes() => Assert.Equal(Bytes(Small), Bytes(Small with { }));

    [Fact]
    public void Another_seed_gives_another_zone() => Assert.NotEqual(Bytes(Small), Bytes(Small with { Seed = 2 }));

    [Fact]
    public void Instances_and_routers_are_as_many_as_asked_for()
    {
        var zone = SampleZone.Create(Small);

        Assert.Equal(60, zone.Instances.Count(instance => !instance.IsSystemVm));
        Assert.Equal(["r-1-VM", "r-2-VM"], zone.Instances.Where(instance => instance.IsSystemVm).Select(instance => instance.Name), StringComparer.Ordinal);
        Assert.All(zone.Instances.Where(instance => instance.IsSystemVm), router => Assert.Equal("kvm1", router.Host));
    }

    [Fact]
    public void Instances_are_spread_evenly_over_hosts_and_networks()
    {
        var guests = SampleZone.Create(Small).Instances.Where(instance => !instance.IsSystemVm).ToList();

        Assert.All(guests.CountBy(guest => (guest.Host, guest.Nics[0].Network)), count => Assert.Equal(10, count.Value));
    }

    [Fact]
    public void Names_devices_macs_and_addresses_do_not_repeat()
    {
        var instances = SampleZone.Create(Small with { Instances = 5000, Bridges = null }).Instances.ToList();
        var nics = instances.Select(instance => instance.Nics[0]).ToList();

        Assert.Distinct(instances.Select(instance => instance.Name), StringComparer.Ordinal);
        Assert.Distinct(instances.Select(instance => (instance.Host, instance.Nics[0].Device)));
        Assert.Distinct(nics.Select(nic => nic.Mac));
        Assert.Distinct(nics.SelectMany(nic => nic.Addresses()));
    }

    [Fact]
    public void Addresses_lie_in_the_ranges_of_their_networks_and_networks_do_not_overlap()
    {
        var zone = SampleZone.Create(Small with { Instances = 5000, Bridges = null });
        var networks = zone.Networks.ToDictionary(network => network.Name, StringComparer.Ordinal);
        var prefixes = zone.Networks.Select(network => network.IPv4!.Cidr.Prefix).ToList();

        Assert.All(zone.Instances.Select(instance => instance.Nics[0]), nic =>
        {
            Assert.True(networks[nic.Network].IPv4!.Range!.Value.Contains(nic.IPv4!.Value));
            Assert.True(networks[nic.Network].IPv6!.Cidr.Prefix.Contains(nic.IPv6!.Value));
        });
        Assert.All(prefixes, prefix => Assert.Single(prefixes, prefix.Overlaps));
    }

    [Fact]
    public void Rules_are_as_many_as_asked_for_and_none_repeats_another()
    {
        var groups = SampleZone.Create(Small with { Rules = 40, GroupPeers = 15, Cidrs = 3 }).SecurityGroups.ToList();

        Assert.All(groups, group =>
        {
            Assert.Equal(40, group.Ingress.Count);
            Assert.Equal(15, group.Ingress.Count(rule => rule.Groups.Count == 1 && rule.Cidrs.IsEmpty));
            Assert.Equal(25, group.Ingress.Count(rule => rule.Groups.IsEmpty && rule.Cidrs.Count == 3));
            Assert.Distinct(group.Ingress.SelectMany(rule => rule.Cidrs.Select(cidr => rule.IdentityOf(Direction.Ingress, cidr))
                .Concat(rule.Groups.Select(peer => rule.IdentityOf(Direction.Ingress, peer)))), StringComparer.Ordinal);
        });
        Assert.Equal(2, groups.Count(group => !group.Egress.IsEmpty));
    }

    [Fact]
    public void Groups_of_an_instance_are_different_and_known()
    {
        var zone = SampleZone.Create(Small with { GroupsPerInstance = 100 });
        var known = zone.SecurityGroups.Select(group => group.Id).Order(StringComparer.Ordinal).ToList();

        Assert.All(zone.Instances.Where(instance => !instance.IsSystemVm), guest => Assert.Equal(known, guest.SecurityGroups.Order(StringComparer.Ordinal), StringComparer.Ordinal));
    }

    [Fact]
    public void The_default_is_a_host_of_four_bridges_with_a_thousand_instances_each()
    {
        var zone = SampleZone.Create(new SampleOptions());

        Assert.Equal(4, Assert.Single(zone.Hosts).Bridges.Count);
        Assert.Equal(400, zone.SecurityGroups.Count);
        Assert.All(zone.Networks, network => Assert.Equal(22, network.IPv4!.Cidr.Length));
    }

    [Fact]
    public void A_hundred_thousand_instances_are_no_trouble() =>
        Assert.Equal(100_100, SampleZone.Create(new SampleOptions { Instances = 100_000 }).Instances.Count);

    private static byte[] Bytes(SampleOptions options)
    {
        var json = new ArrayBufferWriter<byte>();
        ZoneJson.Write(SampleZone.Create(options), json);
        return json.WrittenSpan.ToArray();
    }
}
