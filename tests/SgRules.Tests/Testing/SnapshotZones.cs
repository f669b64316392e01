using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Testing;

/// <summary>Whole small hosts, whose documents are read as snapshots and loaded on the kernel.</summary>
internal static class SnapshotZones
{
    public static Zone IPv4Instance() =>
        SmallZones.OneNic([new() { Id = "web", Ingress = [SecurityRule.Icmp().WithCidrs("0.0.0.0/0"), SecurityRule.Tcp(22).WithCidrs("0.0.0.0/0")] }]);

    public static Zone EveryKindOfAddress()
    {
        var network = new Network
        {
            Name = "guest",
            Offering = NetworkOffering.DefaultSharedNetworkOfferingWithSGService,
            IPv4 = new Subnet { Cidr = Cidr.Parse("203.0.113.0/24") },
            IPv6 = new Subnet { Cidr = Cidr.Parse("2001:db8:204::/64") },
        };
        var lb = new SecurityGroup { Id = "lb", Ingress = [SecurityRule.Tcp(443).WithCidrs("0.0.0.0/0", "::/0")], Egress = [SecurityRule.Tcp(80, 90).WithGroups("web")] };
        var web = new SecurityGroup
        {
            Id = "web",
            Ingress = [SecurityRule.Tcp(80, 90).WithGroups("lb"), SecurityRule.Whole(Protocol.Of(112)).WithGroups("web"), SecurityRule.IcmpV6(IcmpType.Of(128)).WithCidrs("2001:db8::/32")],
            Egress = [SecurityRule.Udp(123).WithCidrs("192.0.2.1/32")],
        };
        var nic = new Nic
        {
            Network = "guest",
            Device = "vnet5",
            Mac = MacAddress.Parse("06:00:c2:00:00:14"),
            IPv4 = InternetAddress.Parse("203.0.113.20"),
            IPv6 = InternetAddress.Parse("2001:db8:204::14"),
            SecondaryIps = [InternetAddress.Parse("203.0.113.77")],
            AllowedAddresses = [Cidr.Parse("203.0.113.192/28"), Cidr.Parse("fe80::1/128")],
            MulticastGroups = [InternetAddress.Parse("224.0.0.18")],
        };
        var zone = SmallZones.OneNic([lb, web]);
        return zone with
        {
            Networks = [network],
            Instances =
            [
                .. zone.Instances,
                new Instance { Name = "i-2-20-VM", Host = ZoneCase.Host, SecurityGroups = ["web"], Nics = [nic] },
                new Instance { Name = "i-3-21-VM", Host = ZoneCase.Host, Nics = [new Nic { Network = "guest", Device = "vnet6", Mac = MacAddress.Parse("06:00:c2:00:00:15"), IPv6 = InternetAddress.Parse("2001:db8:204::15") }] },
                new Instance { Name = "r-4-VM", Host = ZoneCase.Host, Nics = [new Nic { Network = "guest", Device = "vnet0", Mac = MacAddress.Parse("06:00:c2:00:00:04"), IPv4 = InternetAddress.Parse("203.0.113.2") }] },
            ],
        };
    }

    public static Zone FortyAddresses()
    {
        var zone = SmallZones.OneNic([]);
        var nic = zone.Instances[0].Nics[0];
        return zone with
        {
            Instances = Enumerable.Range(0, 40).Select(n => zone.Instances[0] with
            {
                Name = FormattableString.Invariant($"i-2-{n}-VM"),
                Nics =
                [
                    nic with
                    {
                        Device = FormattableString.Invariant($"vnet{n}"),
                        Mac = MacAddress.Create(nic.Mac.Bits + (ulong)n),
                        IPv4 = InternetAddress.IPv4((uint)nic.IPv4!.Value.Bits + (uint)n),
                        AllowedAddresses = n < 12 ? [Cidr.Parse("203.0.113.200/32")] : [],
                    },
                ],
            }).ToValueList(),
        };
    }
}
