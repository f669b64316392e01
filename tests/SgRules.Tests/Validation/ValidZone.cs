using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Validation;

/// <summary>A zone without fault, and mistakes made in its first element of each kind.</summary>
internal static class ValidZone
{
    public static Network Net { get; } = new()
    {
        Name = "net",
        Services = [NetworkService.Dhcp, NetworkService.SecurityGroup],
        Vlan = Vlan.Of(204),
        IPv4 = new() { Cidr = Cidr.Parse("203.0.113.0/24"), Gateway = Address("203.0.113.1"), Range = AddressRange.Parse("203.0.113.10-203.0.113.200") },
        IPv6 = new() { Cidr = Cidr.Parse("2001:db8:204::/64"), Gateway = Address("2001:db8:204::1") },
    };

    public static Network OtherNet { get; } = Net with
    {
        Name = "other",
        Vlan = Vlan.Of(205),
        IPv4 = new() { Cidr = Cidr.Parse("198.51.100.0/24") },
        IPv6 = null,
    };

    public static Network PlainNet { get; } = new()
    {
        Name = "plain",
        Vlan = Vlan.Of(206),
        IPv4 = new() { Cidr = Cidr.Parse("192.0.2.0/24") },
    };

    public static Zone Base { get; } = new()
    {
        Name = "zone1",
        NetworkType = NetworkType.Advanced,
        SecurityGroupEnabled = true,
        TrafficTypes = [TrafficType.Management, TrafficType.Storage, TrafficType.Guest],
        Networks = [Net],
        Hosts = [new() { Name = "kvm1", Bridges = [new() { Name = "cloudbr0", Networks = ["net"], Uplinks = ["eth0"] }] }],
        SecurityGroups =
        [
            new() { Id = "web", Name = "web", Account = "acme", Ingress = [SecurityRule.Tcp(22).WithCidrs("0.0.0.0/0", "::/0"), SecurityRule.Tcp(80, 443).WithGroups("lb")] },
            new() { Id = "lb", Name = "lb", Account = "acme" },
        ],
        Instances = [Vm(1) with { SecurityGroups = ["web"] }, Vm(2) with { SecurityGroups = ["lb"] }],
    };

    public static InternetAddress Address(string text) => InternetAddress.Parse(text);

    public static Cidr Block(string text) => Cidr.Parse(text);

    public static MacAddress Mac(int number) => MacAddress.Create(0x0600_C200_0000UL + (ulong)number);

    /// <summary>A running instance on kvm1 with one NIC in net.</summary>
    public static Instance Vm(int number) => new() { Name = string.Create(CultureInfo.InvariantCulture, $"i-2-{number}-VM"), Account = "acme", Host = "kvm1", Nics = [Nic(number)] };

    public static Nic Nic(int number) => new()
    {
        Network = "net",
        Device = string.Create(CultureInfo.InvariantCulture, $"vnet{number}"),
        Mac = Mac(number),
        IPv4 = InternetAddress.IPv4(0xCB00_7100 + (uint)number + 10),
        IPv6 = InternetAddress.IPv6(new UInt128(0x2001_0DB8_0204_0000, (ulong)number + 0x10)),
    };

    public static Zone WithNetwork(this Zone zone, Func<Network, Network> change) => zone with { Networks = [change(zone.Networks[0]), .. Rest(zone.Networks)] };

    public static Zone WithIPv4(this Zone zone, Func<Subnet, Subnet> change) => zone.WithNetwork(network => network with { IPv4 = change(network.IPv4!) });

    public static Zone WithHost(this Zone zone, Func<Host, Host> change) => zone with { Hosts = [change(zone.Hosts[0]), .. Rest(zone.Hosts)] };

    public static Zone WithBridge(this Zone zone, Func<Bridge, Bridge> change) =>
        zone.WithHost(host => host with { Bridges = [change(host.Bridges[0]), .. Rest(host.Bridges)] });

    /// <summary>The zone with a network, and a second bridge of the first host that carries it.</summary>
    public static Zone WithSecondBridge(this Zone zone, Network network, string name = "cloudbr1") =>
        (zone with { Networks = zone.Networks.Add(network) })
        .WithHost(host => host with { Bridges = host.Bridges.Add(new() { Name = name, Networks = [network.Name], Uplinks = ["eth1"] }) });

    public static Zone WithGroup(this Zone zone, Func<SecurityGroup, SecurityGroup> change) =>
        zone with { SecurityGroups = [change(zone.SecurityGroups[0]), .. Rest(zone.SecurityGroups)] };

    public static Zone WithRule(this Zone zone, SecurityRule rule) => zone.WithGroup(group => group with { Ingress = [rule] });

    public static Zone WithInstance(this Zone zone, Func<Instance, Instance> change) => zone with { Instances = [change(zone.Instances[0]), .. Rest(zone.Instances)] };

    public static Zone WithNic(this Zone zone, Func<Nic, Nic> change) =>
        zone.WithInstance(instance => instance with { Nics = [change(instance.Nics[0]), .. Rest(instance.Nics)] });

    public static Zone With(this Zone zone, params ReadOnlySpan<Instance> instances) => zone with { Instances = [.. zone.Instances, .. instances] };

    private static ValueList<T> Rest<T>(ValueList<T> list) => list.ToImmutableArray().Skip(1).ToValueList();
}
