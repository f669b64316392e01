using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>Small zones of a few instances in a line, to be edited by hand.</summary>
internal static class DiffZones
{
    /// <summary>Groups web, db and lb, and instances of them on two hosts.</summary>
    public static Zone Base { get; } = Zone(
        [
            new SecurityGroup { Id = "db", Ingress = [SecurityRule.Tcp(5432).WithCidrs("10.1.64.0/19")] },
            new SecurityGroup { Id = "lb" },
            new SecurityGroup { Id = "web", Ingress = [SecurityRule.Tcp(80, 443).WithGroups("lb"), SecurityRule.Icmp().WithGroups("lb")] },
        ],
        Instance(10, "lb"),
        Instance(20, "web"),
        Instance(21, "web"),
        Instance(30, "db") with { Host = "kvm2" },
        Instance(31, "db") with { Host = "kvm2" });

    public static Instance Instance(int number, params string[] groups) => new()
    {
        Name = Name(number),
        Host = "kvm1",
        SecurityGroups = [.. groups],
        Nics =
        [
            new Nic
            {
                Network = "guest",
                Device = string.Create(CultureInfo.InvariantCulture, $"vnet{number}"),
                Mac = MacAddress.Create(0x0600_0000_0000UL + (uint)number),
                IPv4 = InternetAddress.IPv4(0xCB00_7100 + (uint)number),
                IPv6 = InternetAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"2001:db8:204::{number}")),
            },
        ],
    };

    public static SemanticDiff Diff(Zone old, Zone @new, DiffOptions? options = null) =>
        SemanticDiff.Between(ComparedZones.SideOf("old.json", old), ComparedZones.SideOf("new.json", @new), options);

    public static Zone WithGroup(this Zone zone, string id, Func<SecurityGroup, SecurityGroup> edit) =>
        zone with { SecurityGroups = zone.SecurityGroups.Select(group => group.Id == id ? edit(group) : group).ToValueList() };

    public static Zone WithInstance(this Zone zone, int number, Func<Instance, Instance> edit) =>
        zone with { Instances = zone.Instances.Select(instance => instance.Name == Name(number) ? edit(instance) : instance).ToValueList() };

    public static Zone WithNic(this Zone zone, int number, Func<Nic, Nic> edit) =>
        zone.WithInstance(number, instance => instance with { Nics = [edit(instance.Nics[0])] });

    private static Zone Zone(ValueList<SecurityGroup> groups, params Instance[] instances) => SmallZones.OneNic([]) with
    {
        Networks =
        [
            new Network
            {
                Name = "guest",
                Offering = NetworkOffering.DefaultSharedNetworkOfferingWithSGService,
                IPv4 = new Subnet { Cidr = Cidr.Parse("203.0.113.0/24") },
                IPv6 = new Subnet { Cidr = Cidr.Parse("2001:db8:204::/64") },
            },
        ],
        Hosts =
        [
            new Host { Name = "kvm1", Bridges = [new Bridge { Name = "cloudbr0", Networks = ["guest"], Uplinks = ["eth0"] }] },
            new Host { Name = "kvm2", Bridges = [new Bridge { Name = "cloudbr0", Networks = ["guest"], Uplinks = ["eth0"] }] },
        ],
        SecurityGroups = groups,
        Instances = [.. instances],
    };

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"i-2-{number}-VM");
}
