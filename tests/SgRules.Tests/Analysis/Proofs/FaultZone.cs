using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>
/// The host whose text is given faults. NIC number n is device vnet{n} with addresses 203.0.113.{n} and 2001:db8:204::{n} on bridge cloudbr0, so
/// many that they stand in a tree; those from 41 on are on cloudbr1, and their addresses begin with 10.1.0. and 2001:db8:205::.
/// </summary>
internal static class FaultZone
{
    public const string Bridge = "cloudbr0";

    public const string OtherBridge = "cloudbr1";

    /// <summary>Ports that the zone doesn't know; some names begin as known ones'.</summary>
    public static readonly (string Bridge, string Device)[] Unknown = [(Bridge, "tap7"), (Bridge, "vnet77"), (Bridge, "eth7"), (OtherBridge, "tap8")];

    public static Zone Zone { get; } = SmallZones.OneNic([]) with
    {
        Networks = [Network("guest", "203.0.113.0/24", "2001:db8:204::/64"), Network("back", "10.1.0.0/24", "2001:db8:205::/64")],
        Hosts =
        [
            new Host
            {
                Name = ZoneCase.Host,
                Bridges = [new Bridge { Name = Bridge, Networks = ["guest"], Uplinks = ["eth0"] }, new Bridge { Name = OtherBridge, Networks = ["back"], Uplinks = ["eth2"] }],
            },
            new Host { Name = "kvm2", Bridges = [new Bridge { Name = Bridge, Networks = ["guest"], Uplinks = ["eth0"] }] },
        ],
        SecurityGroups = [Web, Database, Restricted],
        Instances =
        [
            Guest(1, "web") with { Nics = [Rich(1)] },
            Guest(2, "db", "out"),
            Guest(3) with { Name = "r-3-VM" },
            Guest(4),
            Guest(5, "web", "db", "out"),
            .. Enumerable.Range(6, 8).Select(number => Guest(number, "web")),
            Guest(21, "web") with { Host = "kvm2" },
            Guest(41, "web"),
            Guest(42, "db", "out"),
        ],
    };

    private static SecurityGroup Web => new()
    {
        Id = "web",
        Ingress =
        [
            SecurityRule.Tcp(80).WithCidrs("0.0.0.0/0", "::/0"),
            SecurityRule.Udp(8000, 8010).WithCidrs("198.51.100.0/24", "2001:db8:99::/64"),
            SecurityRule.Icmp(IcmpType.Of(8, 0)).WithCidrs("198.51.100.0/24"),
            SecurityRule.IcmpV6(IcmpType.Of(128, 0)).WithCidrs("2001:db8:99::/64"),
        ],
    };

    private static SecurityGroup Database => new()
    {
        Id = "db",
        Ingress = [SecurityRule.Tcp(5432).WithGroups("web"), SecurityRule.Whole(Protocol.Of(47)).WithCidrs("198.51.100.0/24", "2001:db8:99::/64")],
    };

    private static SecurityGroup Restricted => new()
    {
        Id = "out",
        Egress = [SecurityRule.Tcp(443).WithCidrs("0.0.0.0/0", "::/0"), SecurityRule.Udp(123).WithGroups("web"), SecurityRule.Tcp(25, 26).WithGroups("db")],
    };

    private static Instance Guest(int number, params ReadOnlySpan<string> groups) => new()
    {
        Name = $"{Numbered("i-2-", number)}-VM",
        Host = ZoneCase.Host,
        SecurityGroups = [.. groups],
        Nics = [Nic(number)],
    };

    private static Nic Nic(int number) => new()
    {
        Network = number < 40 ? "guest" : "back",
        Device = Numbered("vnet", number),
        Mac = MacAddress.Create(0x0600_C200_0000UL + (uint)number),
        IPv4 = InternetAddress.Parse(Numbered(number < 40 ? "203.0.113." : "10.1.0.", number)),
        IPv6 = InternetAddress.Parse(Numbered(number < 40 ? "2001:db8:204::" : "2001:db8:205::", number)),
    };

    private static Nic Rich(int number) => Nic(number) with
    {
        SecondaryIps = [InternetAddress.Parse("203.0.113.101"), InternetAddress.Parse("2001:db8:204::101")],
        AllowedAddresses = [Cidr.Parse("203.0.113.200/30"), Cidr.Parse("fe80::5:0/112")],
        MulticastGroups = [InternetAddress.Parse("224.0.0.18"), InternetAddress.Parse("ff02::fb")],
    };

    private static Network Network(string name, string ipv4, string ipv6) => new()
    {
        Name = name,
        Offering = NetworkOffering.DefaultSharedNetworkOfferingWithSGService,
        IPv4 = new Subnet { Cidr = Cidr.Parse(ipv4) },
        IPv6 = new Subnet { Cidr = Cidr.Parse(ipv6) },
    };

    private static string Numbered(string stem, int number) => string.Create(CultureInfo.InvariantCulture, $"{stem}{number}");
}
