using SgRules.Addressing;
using SgRules.Model;
using SgRules.Testing;
using static SgRules.Cases.CaseWords;

namespace SgRules.Cases;

/// <summary>
/// The worked example that CloudStack's own listings of three generations were tried with on the kernel (facts: cloudstack-example, section 3): guests
/// A and B on one bridge, and O outside. What each generation got wrong somewhere is decided as the contract says.
/// </summary>
internal static class ExampleZone
{
    /// <summary>The example's options: whether A's group has an egress rule.</summary>
    public static readonly ImmutableArray<string> Variants = ["E0", "E1"];

    private static readonly MacAddress MacOfA = MacAddress.Parse("06:00:c2:00:00:13");
    private static readonly MacAddress MacOfB = MacAddress.Parse("06:00:c2:00:00:14");
    private static readonly InternetAddress A = InternetAddress.Parse("203.0.113.19");
    private static readonly InternetAddress B = InternetAddress.Parse("203.0.113.20");
    private static readonly InternetAddress O = InternetAddress.Parse("203.0.113.7");

    public static Zone Zone(string variant) => SmallZones.OneNic([GroupOfA(variant), GroupOfB]) with
    {
        Instances = [Instance("i-2-19-VM", "a", "vnet4", MacOfA, A), Instance("i-2-20-VM", "b", "vnet5", MacOfB, B)],
    };

    public static ImmutableArray<Case> Cases(string variant) =>
    [
        Row("O -> A tcp/22", By("eth0", Tcp(O, A, 22)), "vnet4"),
        Row("O -> A tcp/8080", By("eth0", Tcp(O, A, 8080))),
        Row("O -> A ping, A admits any icmp", By("eth0", Ping(O, A)), "vnet4"),
        Row("O -> A timestamp, A admits any icmp", By("eth0", Packet.Icmp(O, A, 13)), "vnet4"),
        Row("A -> O tcp/443", By("vnet4", Tcp(A, O, 443)), "eth0"),
        Row("A -> O tcp/8080", By("vnet4", Tcp(A, O, 8080)), variant == "E0" ? ["eth0"] : []),
        Row("A -> O udp/53", By("vnet4", Udp(A, O, 53)), "eth0"),
        Row("B -> A tcp/22, same host", By("vnet5", Tcp(B, A, 22)), "vnet4"),
        Row("B -> A tcp/8080, same host", By("vnet5", Tcp(B, A, 8080))),
        Row("A -> B udp/53, same host (B admits only O)", By("vnet4", Udp(A, B, 53))),
        Row("A -> O udp/8080, spoofed source 203.0.113.99", By("vnet4", Udp(InternetAddress.Parse("203.0.113.99"), O, 8080))),
        Row("A -> B udp 67->68 (rogue DHCP), same host", By("vnet4", Udp(A, B, 67, 68))),

        // The table's "policy question": the contract answers it by the NIC's multicast groups, of which B has none (3.3).
        Row("O -> B multicast udp, B admits all protocols from O", By("eth0", Udp(O, InternetAddress.Parse("224.0.0.18"), 9000))),
        Row("A -> B udp6 547->546 link-local (rogue DHCPv6)", By("vnet4", Udp(MacOfA.LinkLocalAddress, MacOfB.LinkLocalAddress, 547, 546))),
        Row("A -> B udp6/9000 link-local, B has no v6 ingress rule", By("vnet4", Udp(MacOfA.LinkLocalAddress, MacOfB.LinkLocalAddress, 9000))),
        Row("O -> B any protocol", By("eth0", Packet.Of(O, B, Protocol.Of(47))), "vnet5"),
    ];

    private static SecurityGroup GroupOfA(string variant) => new()
    {
        Id = "a",
        Ingress = [SecurityRule.Tcp(22).WithCidrs("0.0.0.0/0"), SecurityRule.Icmp().WithCidrs("0.0.0.0/0")],
        Egress = variant == "E0" ? [] : [SecurityRule.Tcp(443).WithCidrs("0.0.0.0/0")],
    };

    private static SecurityGroup GroupOfB => new() { Id = "b", Ingress = [SecurityRule.Whole(Protocol.All).WithCidrs($"{O}/32")] };

    private static Instance Instance(string name, string group, string device, MacAddress mac, InternetAddress address) => new()
    {
        Name = name,
        Host = ZoneCase.Host,
        SecurityGroups = [group],
        Nics = [new Nic { Network = "guest", Device = device, Mac = mac, IPv4 = address }],
    };

    private static Case Row(string name, Sending sending, params string[] arrives) => Passes("row", name, sending, arrives);
}
