using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>Builds small zones whose rules are made of few parts, so that they equal, contain and complete each other.</summary>
internal sealed class EntangledZone(Random random)
{
    private static readonly string[] Ids = ["a", "b", "c", "nobody"];

    private static readonly SecurityRule[] Traffic =
    [
        SecurityRule.Whole(Protocol.All), SecurityRule.Whole(Protocol.All), SecurityRule.Whole(Protocol.Tcp), SecurityRule.Whole(Protocol.Udp), SecurityRule.Whole(Protocol.Of(47)), SecurityRule.Whole(Protocol.Icmp), SecurityRule.Whole(Protocol.IcmpV6),
        SecurityRule.Tcp(1, 100), SecurityRule.Tcp(22), SecurityRule.Tcp(23, 100), SecurityRule.Tcp(1, 22), SecurityRule.Tcp(0), SecurityRule.Tcp(101, 65535), SecurityRule.Tcp(53),
        SecurityRule.Udp(53), SecurityRule.Udp(0), SecurityRule.Udp(67, 68), SecurityRule.Icmp(), SecurityRule.Icmp(IcmpType.Of(8)), SecurityRule.Icmp(IcmpType.Of(8, 0)), SecurityRule.Icmp(IcmpType.Of(5)),
        SecurityRule.IcmpV6(), SecurityRule.IcmpV6(IcmpType.Of(135)), SecurityRule.IcmpV6(IcmpType.Of(134)), SecurityRule.IcmpV6(IcmpType.Of(128, 0)),
    ];

    private static readonly SecurityRule Everything = SecurityRule.Whole(Protocol.All).WithCidrs("0.0.0.0/0", "::/0");

    private static readonly Cidr[] Cidrs =
    [
        .. new[]
        {
            "0.0.0.0/0", "0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "10.0.0.0/8", "10.1.0.0/24", "10.1.0.0/25", "10.1.0.128/25", "10.1.0.3/32",
            "::/0", "::/0", "::/1", "8000::/1", "2001:db8:1::/64", "2001:db8:1::3/128", "fe80::/10",
        }.Select(text => Cidr.Parse(text)),
    ];

    // A few kinds of traffic a zone, so that rules meet.
    private readonly SecurityRule[] _traffic = random.GetItems(Traffic, 4);
    private readonly Cidr[] _cidrs = random.GetItems(Cidrs, 5);

    public Zone Zone() => new()
    {
        Name = "zone1",
        NetworkType = NetworkType.Advanced,
        SecurityGroupEnabled = true,
        TrafficTypes = [TrafficType.Management, TrafficType.Storage, TrafficType.Guest],
        Networks =
        [
            new Network
            {
                Name = "net",
                Offering = NetworkOffering.DefaultSharedNetworkOfferingWithSGService,
                IPv4 = new Subnet { Cidr = Cidr.Parse("10.1.0.0/24") },
                IPv6 = new Subnet { Cidr = Cidr.Parse("2001:db8:1::/64") },
            },
        ],
        Hosts = [Host(ZoneCase.Host), Host("kvm2")],
        SecurityGroups = [.. Ids.Select(Group)],
        Instances = [.. Enumerable.Range(1, random.Next(1, 5)).Select(Instance)],
    };

    private static Host Host(string name) => new() { Name = name, Bridges = [new Bridge { Name = "cloudbr0", Networks = ["net"], Uplinks = ["eth0"] }] };

    private SecurityGroup Group(string id) => new()
    {
        Id = id,
        Ingress = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Rule())],
        Egress = random.Next(8) == 0 ? [Everything] : [.. Enumerable.Range(0, random.Next(2) == 0 ? 0 : random.Next(1, 4)).Select(_ => Rule())],
    };

    private Instance Instance(int number) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"i-2-{number}-VM"),
        State = random.Next(8) == 0 ? InstanceState.Stopped : InstanceState.Running,
        Host = random.Next(3) == 0 ? "kvm2" : ZoneCase.Host,
        SecurityGroups = [.. Ids[..3].Where(_ => random.Next(2) == 0)],
        Nics =
        [
            new Nic
            {
                Network = "net",
                Device = string.Create(CultureInfo.InvariantCulture, $"vnet{number}"),
                Mac = MacAddress.Create(0x0600_0000_0000UL + (uint)number),
                IPv4 = random.Next(4) > 0 ? InternetAddress.IPv4(0x0A01_0000 + (uint)number) : null,
                IPv6 = random.Next(3) > 0 ? InternetAddress.IPv6(new UInt128(0x2001_0DB8_0001_0000, (uint)number)) : null,
                MulticastGroups = random.Next(6) == 0 ? [InternetAddress.Parse("224.0.0.18")] : [],
            },
        ],
    };

    private SecurityRule Rule()
    {
        var traffic = _traffic[random.Next(_traffic.Length)];
        var isIPv6Only = traffic.Protocol == Protocol.IcmpV6 && traffic.IcmpType is not null;
        var cidrs = random.GetItems(_cidrs, random.Next(3)).Where(cidr => !isIPv6Only || cidr.Family == IPFamily.IPv6).ToValueList();
        string[] groups = random.Next(3) == 0 ? [Ids[random.Next(Ids.Length)]] : [];
        return cidrs.IsEmpty && groups.Length == 0 ? traffic.WithCidrs("::/0") : traffic with { Cidrs = cidrs, Groups = [.. groups] };
    }
}
