using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>The changes that operators make, and the two counter-examples of design section 6, on a host with three instances.</summary>
internal static class NamedPairs
{
    public const string InAndOut = "A goes into group one as B goes out of group two";
    public const string AddressMoved = "an address goes to another port and group";

    private static readonly InternetAddress Outside4 = InternetAddress.Parse("198.51.100.7");
    private static readonly InternetAddress Outside6 = InternetAddress.Parse("2001:db8:ffff::7");
    private static readonly MacAddress Router = MacAddress.Create(0x0600_0000_FFFFUL);

    private static readonly ValueList<SecurityGroup> Groups =
    [
        new SecurityGroup { Id = "one" },
        new SecurityGroup { Id = "two" },
        new SecurityGroup { Id = "to-two", Egress = [SecurityRule.Whole(Protocol.All).WithGroups("two")] },
        new SecurityGroup { Id = "from-one", Ingress = [SecurityRule.Whole(Protocol.All).WithGroups("one")] },
        new SecurityGroup { Id = "web", Ingress = [SecurityRule.Tcp(80, 443).WithCidrs("0.0.0.0/0", "::/0"), SecurityRule.Icmp().WithCidrs("0.0.0.0/0"), SecurityRule.Udp(5000).WithCidrs("0.0.0.0/0", "::/0")] },
    ];

    public static ImmutableArray<NamedPair> All { get; } =
    [
        new NamedPair(InAndOut, Zone(A("to-two"), B("from-one", "two"), C("web")), Zone(A("to-two", "one"), B("from-one"), C("web")))
        {
            Packets = [.. Both(1, 2, 80), .. ToGuests],
        },
        new NamedPair(AddressMoved, Zone(WithAddress(A("one", "to-two")), B("web"), C("from-one")), Zone(A("one", "to-two"), WithAddress(B("web")), C("from-one")))
        {
            Packets = [.. Moved(1), .. Moved(2), .. ToGuests],
        },
        new NamedPair("an instance is started", Zone(A("web"), C("web")), Zone(A("web"), B("web"), C("web"))) { Packets = ToGuests },
        new NamedPair("an instance is stopped", Zone(A("web"), B("web"), C("from-one")), Zone(A("web"), C("from-one"))) { Packets = ToGuests },
        new NamedPair("an instance changes its groups", Zone(A("web"), B("from-one"), C("one")), Zone(A("web"), B("web", "from-one"), C("web"))) { Packets = ToGuests },
        new NamedPair("a group gets its first egress rule", Zone(A("web"), B("web"), C("two")), WithEgress(Zone(A("web"), B("web"), C("two")))) { Packets = [.. ToGuests, .. Both(1, 3, 80)] },
        new NamedPair("the layout changes", Zone(A("web"), B("from-one"), C("one")), Zone(A("web"), B("from-one"), C("one"))) { Packets = [.. ToGuests, .. Both(3, 2, 80)], ChangesLayout = true },
        new NamedPair("a bridge is added", Zone(A("web"), B("web"), C("one")), WithBridge(Zone(A("web"), B("web"), C("one")))) { Packets = ToGuests },
        new NamedPair("from nothing", null, Zone(A("web"), B("from-one"), C("one"))) { Packets = ToGuests },
        new NamedPair("to nothing", Zone(A("web"), B("from-one"), C("one")), null) { Packets = ToGuests },
    ];

    public static NamedPair Of(string name) => All.Single(pair => pair.Name == name);

    public static Zone Zone(params ReadOnlySpan<Instance> instances) => SmallZones.OneNic([]) with
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
        SecurityGroups = Groups,
        Instances = [.. instances],
    };

    public static Instance A(params string[] groups) => Instance(1, groups);

    public static Instance B(params string[] groups) => Instance(2, groups);

    public static Instance C(params string[] groups) => Instance(3, groups);

    /// <summary>A connection's first packet from outside to an instance.</summary>
    public static (string From, string To, MacAddress Mac, Packet Packet) FromOutside(int number, IPFamily family, int port) =>
        ("eth0", Device(number), Router, Packet.Tcp(family == IPFamily.IPv4 ? Outside4 : Outside6, Address(number, family), 40000, port));

    public static InternetAddress Address(int number, IPFamily family) => family == IPFamily.IPv4
        ? InternetAddress.IPv4(0xCB00_7110 + (uint)number)
        : InternetAddress.IPv6(InternetAddress.Parse("2001:db8:204::10").Bits + (uint)number);

    // What web lets in, and what it doesn't.
    private static ValueList<(string From, string To, MacAddress Mac, Packet Packet)> ToGuests =>
    [
        .. from number in new[] { 1, 2, 3 }
           from family in new[] { IPFamily.IPv4, IPFamily.IPv6 }
           from port in new[] { 80, 22 }
           select FromOutside(number, family, port),
        .. from number in new[] { 1, 2, 3 } select (Device(number), "eth0", Mac(number), Packet.Udp(Address(number, IPFamily.IPv4), Outside4, 40001, 123)),
    ];

    private static IEnumerable<(string From, string To, MacAddress Mac, Packet Packet)> Both(int sender, int receiver, int port) =>
        from family in new[] { IPFamily.IPv4, IPFamily.IPv6 }
        select (Device(sender), Device(receiver), Mac(sender), Packet.Tcp(Address(sender, family), Address(receiver, family), 40002, port));

    // With the address that moves, by one port or the other: what the one may send as, the other's group is asked for.
    private static IEnumerable<(string From, string To, MacAddress Mac, Packet Packet)> Moved(int sender) =>
        from family in new[] { IPFamily.IPv4, IPFamily.IPv6 }
        select (Device(sender), Device(3), Mac(sender), Packet.Udp(Address(9, family), Address(3, family), 41000 + sender, 4711));

    private static Instance WithAddress(Instance instance) => instance with
    {
        Nics = [instance.Nics[0] with { SecondaryIps = [Address(9, IPFamily.IPv4), Address(9, IPFamily.IPv6)] }],
    };

    private static Zone WithEgress(Zone zone) => zone with
    {
        SecurityGroups = zone.SecurityGroups.Select(group => group.Id == "web" ? group with { Egress = [SecurityRule.Udp(123).WithCidrs("0.0.0.0/0"), SecurityRule.Tcp(80).WithGroups("two")] } : group).ToValueList(),
    };

    private static Zone WithBridge(Zone zone) => zone with
    {
        Networks = zone.Networks.Add(new Network { Name = "second", Offering = NetworkOffering.DefaultSharedNetworkOfferingWithSGService, Vlan = Vlan.Of(7), IPv4 = new Subnet { Cidr = Cidr.Parse("192.0.2.0/24") } }),
        Hosts = zone.Hosts.Select(host => host with { Bridges = host.Bridges.Add(new Bridge { Name = "cloudbr1", Networks = ["second"], Uplinks = ["eth1"] }) }).ToValueList(),
        Instances = zone.Instances.Add(Instance(4, ["web"]) with { Nics = [new Nic { Network = "second", Device = "vnet4", Mac = Mac(4), IPv4 = InternetAddress.Parse("192.0.2.4") }] }),
    };

    private static Instance Instance(int number, string[] groups) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"i-2-{number}-VM"),
        Host = ZoneCase.Host,
        SecurityGroups = [.. groups],
        Nics = [new Nic { Network = "guest", Device = Device(number), Mac = Mac(number), IPv4 = Address(number, IPFamily.IPv4), IPv6 = Address(number, IPFamily.IPv6) }],
    };

    private static string Device(int number) => string.Create(CultureInfo.InvariantCulture, $"vnet{number}");

    private static MacAddress Mac(int number) => MacAddress.Create(0x0600_0000_0000UL + (uint)number);
}
