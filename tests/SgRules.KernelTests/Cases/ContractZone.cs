using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Cases;

/// <summary>
/// The host that the contract's paragraphs are tried on. NIC number n is device vnet{n} of i-2-{n}-VM with addresses 203.0.113.{n} and
/// 2001:db8:204::{n}, on bridge cloudbr0 with uplinks eth0 and eth1; those from 41 on are on cloudbr1 with uplink eth2, and their addresses begin with
/// 10.1.0. and 2001:db8:205::; 31 and 32 are on a bridge without security groups. What makes each special is said where it is made.
/// </summary>
internal static class ContractZone
{
    public const string Bridge = "cloudbr0";
    public const string OtherBridge = "cloudbr1";
    public const string PlainBridge = "plainbr";

    /// <summary>Ports that the zone doesn't know; one's name begins as a known one's.</summary>
    public static readonly ImmutableArray<(string Bridge, string Device)> Unknown = [(Bridge, "tap7"), (Bridge, "vnet10"), (OtherBridge, "tap8")];

    /// <summary>The guests of cloudbr0, and those of cloudbr1.</summary>
    public static readonly ImmutableArray<int> FirstGuests = [1, 2, 3, 4, 5, 7];

    public static readonly ImmutableArray<int> OtherGuests = [41, 42, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54];

    /// <summary>Ports that the bridge sends frames back to.</summary>
    public static readonly ValueList<string> Hairpins = [.. OtherGuests.Select(Device)];

    /// <summary>A group that i-2-1-VM and i-2-41-VM are in.</summary>
    public static readonly InternetAddress DhcpV6Agents = Ip("ff02::1:2");

    public static readonly InternetAddress Outside = Ip("198.51.100.7");
    public static readonly InternetAddress OutsideV6 = Ip("2001:db8:99::7");

    /// <summary>The router's, behind eth0.</summary>
    public static readonly InternetAddress Router = Ip("fe80::1");

    public static readonly InternetAddress HostV4 = Ip("203.0.113.250");
    public static readonly InternetAddress HostV6 = Ip("2001:db8:204::250");

    /// <summary>Addresses of the host on cloudbr0.</summary>
    public static readonly ValueList<IPPrefix> HostAddresses = [IPPrefix.Of(HostV4), IPPrefix.Of(HostV6)];

    public static Zone Zone { get; } = SmallZones.OneNic([]) with
    {
        Networks =
        [
            Network("guest", "203.0.113.0/24", "2001:db8:204::/64"),
            Network("back", "10.1.0.0/24", "2001:db8:205::/64"),
            new Network { Name = "plain", IPv4 = new Subnet { Cidr = Cidr.Parse("192.0.2.0/24") }, IPv6 = new Subnet { Cidr = Cidr.Parse("2001:db8:206::/64") } },
        ],
        Hosts =
        [
            new Host
            {
                Name = ZoneCase.Host,
                Bridges =
                [
                    new Bridge { Name = Bridge, Networks = ["guest"], Uplinks = ["eth0", "eth1"] },
                    new Bridge { Name = OtherBridge, Networks = ["back"], Uplinks = ["eth2"] },
                    new Bridge { Name = PlainBridge, Networks = ["plain"], Uplinks = ["eth5"] },
                ],
            },
            new Host { Name = "kvm2", Bridges = [new Bridge { Name = Bridge, Networks = ["guest"], Uplinks = ["eth0"] }] },
        ],
        SecurityGroups = [Open, Web, Database, Restricted, Talking, Shut, Empty],
        Instances =
        [
            Guest(1, "open") with { Nics = [Rich(1)] },
            Guest(2, "web") with { Nics = [Nic(2) with { SecondaryIps = [Ip("203.0.113.102"), Ip("2001:db8:204::102")], AllowedAddresses = [Cidr.Parse("203.0.113.210/32")] }] },
            Guest(3, "db", "restricted"),
            Guest(4),
            Guest(5, "shut"),
            Guest(7, "web", "db", "restricted", "talking"),
            Guest(9) with { Name = "r-9-VM" },

            // Members elsewhere, and one that is off.
            Guest(21, "web") with { Host = "kvm2" },
            Guest(22, "web") with { State = InstanceState.Stopped, Host = null },
            Guest(31),
            Guest(32),
            Guest(41, "open") with { Nics = [Nic(41) with { MulticastGroups = [DhcpV6Agents] }] },
            Guest(42, "restricted"),
            Guest(43),
            Guest(44, "web"),
            Guest(45, "shut"),
            Guest(46, "open"),
            Guest(47),
            Guest(48),
            Guest(49),
            Guest(51, "shut") with { Nics = [Nic(51) with { SecondaryIps = [V4(151), V6(151)] }, Nic(52)] },
            Guest(53, "open") with { Nics = [Nic(53) with { SecondaryIps = [V4(153), V6(153)] }, Nic(54)] },
        ],
    };

    private static SecurityGroup Open => new() { Id = "open", Ingress = [SecurityRule.Whole(Protocol.All).WithCidrs("0.0.0.0/0", "::/0")] };

    private static SecurityGroup Web => new()
    {
        Id = "web",
        Ingress =
        [
            SecurityRule.Tcp(80).WithCidrs("0.0.0.0/0", "::/0"),
            SecurityRule.Udp(8000, 8010).WithCidrs("198.51.100.0/24", "2001:db8:99::/64"),
            SecurityRule.Icmp(IcmpType.Of(8, 0)).WithCidrs("198.51.100.0/24"),
            SecurityRule.IcmpV6(IcmpType.Of(128, 0)).WithCidrs("2001:db8:99::/64"),
            SecurityRule.Whole(Protocol.Of(47)).WithCidrs("198.51.100.0/24", "2001:db8:99::/64"),
        ],
    };

    private static SecurityGroup Database => new() { Id = "db", Ingress = [SecurityRule.Tcp(5432).WithGroups("web")] };

    // The first egress rule, of whatever group, shuts the rest.
    private static SecurityGroup Restricted => new()
    {
        Id = "restricted",
        Egress = [SecurityRule.Tcp(443).WithCidrs("0.0.0.0/0", "::/0"), SecurityRule.Udp(123).WithGroups("web"), SecurityRule.Icmp(IcmpType.Of(8, 0)).WithCidrs("198.51.100.0/24")],
    };

    private static SecurityGroup Talking => new() { Id = "talking", Egress = [SecurityRule.Tcp(6667).WithCidrs("0.0.0.0/0", "::/0")] };

    // Its rule's peers are nobody.
    private static SecurityGroup Shut => new() { Id = "shut", Egress = [SecurityRule.Tcp(22).WithGroups("empty")] };

    private static SecurityGroup Empty => new() { Id = "empty" };

    public static InternetAddress Ip(string text) => InternetAddress.Parse(text);

    public static InternetAddress V4(int number) => Ip(Numbered(NetworkOf(number) switch { "plain" => "192.0.2.", "back" => "10.1.0.", _ => "203.0.113." }, number));

    public static InternetAddress V6(int number) => Ip(Numbered(NetworkOf(number) switch { "plain" => "2001:db8:206::", "back" => "2001:db8:205::", _ => "2001:db8:204::" }, number));

    public static string Device(int number) => Numbered("vnet", number);

    /// <summary>The link-local address of NIC n.</summary>
    public static InternetAddress Local(int number) => Mac(number).LinkLocalAddress;

    public static MacAddress Mac(int number) => MacAddress.Create(0x0600_C200_0000UL + (uint)number);

    private static Instance Guest(int number, params ReadOnlySpan<string> groups) => new()
    {
        Name = $"{Numbered("i-2-", number)}-VM",
        Host = ZoneCase.Host,
        SecurityGroups = [.. groups],
        Nics = [Nic(number)],
    };

    private static Nic Nic(int number) => new() { Network = NetworkOf(number), Device = Device(number), Mac = Mac(number), IPv4 = V4(number), IPv6 = V6(number) };

    // A secondary address is a hundred higher.
    private static string NetworkOf(int number) => number switch { 31 or 32 => "plain", (>= 41 and <= 59) or (>= 141 and <= 159) => "back", _ => "guest" };

    private static Nic Rich(int number) => Nic(number) with
    {
        SecondaryIps = [Ip("203.0.113.101"), Ip("2001:db8:204::101")],
        AllowedAddresses = [Cidr.Parse("203.0.113.200/30"), Cidr.Parse("fe80::5:0/112")],
        MulticastGroups = [Ip("224.0.0.18"), Ip("ff02::fb"), DhcpV6Agents],
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
