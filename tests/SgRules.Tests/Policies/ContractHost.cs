using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Policies;

/// <summary>
/// A host for tests of the contract: bridge cloudbr0 with uplink eth0 and instances as given. NIC number n is device vnet{n} with
/// addresses 203.0.113.{n} and 2001:db8:204::{n}; tap7 is a port that the zone doesn't know.
/// </summary>
internal sealed class ContractHost
{
    public const string BridgeName = "cloudbr0";
    public const string Uplink = "eth0";
    public const string Unknown = "tap7";

    public static readonly InternetAddress Outside = Ip("198.51.100.7");
    public static readonly InternetAddress OutsideV6 = Ip("2001:db8:99::7");
    public static readonly InternetAddress Router = Ip("fe80::1");
    public static readonly InternetAddress Broadcast = Ip("255.255.255.255");
    public static readonly InternetAddress None = Ip("0.0.0.0");
    public static readonly InternetAddress NoneV6 = InternetAddress.IPv6Unspecified;
    public static readonly InternetAddress AllNodes = Ip("ff02::1");

    private readonly Zone _zone;
    private readonly ReferenceEvaluator _evaluator;

    public ContractHost(ValueList<SecurityGroup> groups, ValueList<Instance> instances, CompilerOptions? options = null)
    {
        var bare = SmallZones.OneNic([]);
        _zone = bare with
        {
            Networks = [bare.Networks[0] with { IPv6 = new Subnet { Cidr = Cidr.Parse("2001:db8:204::/64") } }],
            Hosts = [bare.Hosts[0], bare.Hosts[0] with { Name = "kvm2" }],
            SecurityGroups = groups,
            Instances = instances,
        };
        var result = RuleCompiler.Compile(_zone, ZoneCase.Host, options);
        _evaluator = new ReferenceEvaluator(result.Policy ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics)));
    }

    public static InternetAddress Ip(string text) => InternetAddress.Parse(text);

    public static InternetAddress V4(int number) => InternetAddress.IPv4(0xCB00_7100 + (uint)number);

    public static InternetAddress V6(int number) => InternetAddress.IPv6(((UInt128)0x2001_0DB8_0204_0000UL << 64) + (uint)number);

    public static string Port(int number) => string.Create(CultureInfo.InvariantCulture, $"vnet{number}");

    public static Instance Guest(int number, params ReadOnlySpan<string> groups) => Named("i-2", number, groups);

    public static Instance SystemVm(int number) => Named("r", number, []);

    public static SecurityGroup Group(string id, ValueList<SecurityRule> ingress = default, ValueList<SecurityRule> egress = default) =>
        new() { Id = id, Ingress = ingress, Egress = egress };

    public static SecurityGroup Open(string id) => Group(id, [SecurityRule.Whole(Protocol.All).WithCidrs("0.0.0.0/0", "::/0")]);

    public void Accepts(string paragraph, Packet packet, string from, string to) => Judges(Ruling.Accepted, paragraph, Decide(packet, from, to));

    public void Drops(string paragraph, Packet packet, string from, string to) => Judges(Ruling.Dropped, paragraph, Decide(packet, from, to));

    public Decision Decide(Packet packet, string from, string to) => Decide(packet, Passage.Bridged(BridgeName, from, to, MacOf(from)));

    public Decision Decide(Packet packet, Passage passage) => _evaluator.Decide(packet, passage);

    public Decision Decide(Frame frame, Passage passage) => _evaluator.Decide(frame, passage);

    public MacAddress MacOf(string port) =>
        _zone.Instances.ToImmutableArray().SelectMany(instance => instance.Nics.ToImmutableArray())
            .Where(nic => nic.Device == port).Select(nic => (MacAddress?)nic.Mac).FirstOrDefault() ?? MacAddress.Parse("06:00:c2:00:ff:01");

    public static void Judges(Ruling ruling, string paragraph, Decision decision) =>
        Assert.Equal((ruling, paragraph), (decision.Ruling, decision.Ground.Paragraph));

    private static Instance Named(string stem, int number, ReadOnlySpan<string> groups) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}-VM"),
        Host = ZoneCase.Host,
        SecurityGroups = [.. groups],
        Nics = [new Nic { Network = "guest", Device = Port(number), Mac = MacAddress.Create(0x0600_C200_0000UL + (uint)number), IPv4 = V4(number), IPv6 = V6(number) }],
    };
}
