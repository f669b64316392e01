using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Policies;
using SgRules.Testing;

namespace SgRules.Layouts;

/// <summary>
/// Where the seed's shape alone decides wrongly, the guards decide right, and so does the tree: the acceptance table (facts:
/// cloudstack-example, section 3, last column) and what was found besides. A is i-2-19-VM on vnet4, B is i-2-20-VM on vnet5 and admits
/// everything from outside only, O is behind the uplink.
/// </summary>
public sealed class PerVmVerdictTests
{
    private static readonly InternetAddress A = Ip("203.0.113.19");
    private static readonly InternetAddress B = Ip("203.0.113.20");
    private static readonly InternetAddress O = Ip("198.51.100.7");
    private static readonly InternetAddress Nobody = Ip("203.0.113.99");
    private static readonly InternetAddress LinkA = Ip("fe80::400:c2ff:fe00:13");
    private static readonly InternetAddress LinkB = Ip("fe80::400:c2ff:fe00:14");
    private static readonly InternetAddress Broadcast = Ip("255.255.255.255");
    private static readonly InternetAddress None = Ip("0.0.0.0");

    public static TheoryData<string, bool, bool> Table() => new()
    {
        { "O to A tcp 22", true, true },
        { "O to A tcp 8080", false, false },
        { "A to O tcp 443", true, true },
        { "A to O tcp 8080", true, false },
        { "A to O udp 53", true, true },
        { "A to O tcp 53", true, true },
        { "B to A tcp 22", true, true },
        { "B to A tcp 8080", false, false },
        { "A to B udp 53", false, false },
        { "A to B tcp 53", false, false },
        { "A to O udp, spoofed source", false, false },
        { "A to O tcp, spoofed source, established", false, false },
        { "A to O tcp, another's MAC, established", false, false },
        { "O to A tcp, not A's address, established", false, false },
        { "A to B DHCP server's reply", false, false },
        { "A to O DHCP server's reply", false, false },
        { "A to B DHCP request", false, false },
        { "A to O DHCP request", true, true },
        { "A to O DHCP discover", true, true },
        { "A to B DHCP discover", false, false },
        { "O to A DHCP reply, broadcast", true, true },
        { "O to A DHCP reply", true, true },
        { "O to B multicast udp", false, false },
        { "A to B DHCPv6 server's reply", false, false },
        { "A to B udp6 9000, link-local", false, false },
        { "A to B neighbour solicitation", true, true },
        { "A to B neighbour solicitation, routed", false, false },
        { "A to B router advertisement", false, false },
        { "A to A DHCP request, back by its port", false, false },
        { "O to A tcp 22, invalid", false, false },
        { "A to O tcp 443, invalid", false, false },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Both_layouts_decide_as_the_contract_does(string packet, bool unrestricted, bool restricted)
    {
        foreach (var (restrictsEgress, passes) in new[] { (false, unrestricted), (true, restricted) })
        {
            foreach (var layout in Enum.GetValues<RuleLayout>())
            {
                var result = RuleCompiler.Compile(Zone(restrictsEgress), ZoneCase.Host, new CompilerOptions { Layout = layout });
                var (copy, passage) = Copy(packet);

                Assert.Equal(passes ? Ruling.Accepted : Ruling.Dropped, new ReferenceEvaluator(result.Policy!).Decide(copy, passage).Ruling);
                Assert.Equal(passes ? WalkOutcome.Accepted : WalkOutcome.Dropped, new EmittedRules(result.Ruleset!).Run(copy, passage).Outcome);
            }
        }
    }

    private static (Packet Packet, Passage Passage) Copy(string name) => name switch
    {
        "O to A tcp 22" => FromOutside(Packet.Tcp(O, A, 40000, 22)),
        "O to A tcp 8080" => FromOutside(Packet.Tcp(O, A, 40000, 8080)),
        "A to O tcp 443" => Sent(Packet.Tcp(A, O, 40000, 443), "eth0"),
        "A to O tcp 8080" => Sent(Packet.Tcp(A, O, 40000, 8080), "eth0"),
        "A to O udp 53" => Sent(Packet.Udp(A, O, 40000, 53), "eth0"),
        "A to O tcp 53" => Sent(Packet.Tcp(A, O, 40000, 53), "eth0"),
        "B to A tcp 22" => FromB(Packet.Tcp(B, A, 40000, 22)),
        "B to A tcp 8080" => FromB(Packet.Tcp(B, A, 40000, 8080)),
        "A to B udp 53" => Sent(Packet.Udp(A, B, 40000, 53), "vnet5"),
        "A to B tcp 53" => Sent(Packet.Tcp(A, B, 40000, 53), "vnet5"),
        "A to O udp, spoofed source" => Sent(Packet.Udp(Nobody, O, 40000, 8080), "eth0"),
        "A to O tcp, spoofed source, established" => Sent(Packet.Tcp(Nobody, O, 40000, 443) with { State = ConnectionState.Established }, "eth0"),
        "A to O tcp, another's MAC, established" => (Packet.Tcp(A, O, 40000, 443) with { State = ConnectionState.Established }, Passage.Bridged("cloudbr0", "vnet4", "eth0", Mac(0x14))),
        "O to A tcp, not A's address, established" => FromOutside(Packet.Tcp(O, Nobody, 40000, 22) with { State = ConnectionState.Established }),
        "A to B DHCP server's reply" => Sent(Packet.Udp(A, B, 67, 68), "vnet5"),
        "A to O DHCP server's reply" => Sent(Packet.Udp(A, Broadcast, 67, 68), "eth0"),
        "A to B DHCP request" => Sent(Packet.Udp(A, B, 68, 67), "vnet5"),
        "A to O DHCP request" => Sent(Packet.Udp(A, O, 68, 67), "eth0"),
        "A to O DHCP discover" => Sent(Packet.Udp(None, Broadcast, 68, 67), "eth0"),
        "A to B DHCP discover" => Sent(Packet.Udp(None, Broadcast, 68, 67), "vnet5"),
        "O to A DHCP reply, broadcast" => FromOutside(Packet.Udp(O, Broadcast, 67, 68)),
        "O to A DHCP reply" => FromOutside(Packet.Udp(O, A, 67, 68)),
        "O to B multicast udp" => (Packet.Udp(O, Ip("224.0.0.251"), 40000, 5353), Passage.Bridged("cloudbr0", "eth0", "vnet5", Mac(0xFF))),
        "A to B DHCPv6 server's reply" => Sent(Packet.Udp(LinkA, LinkB, 547, 546), "vnet5"),
        "A to B udp6 9000, link-local" => Sent(Packet.Udp(LinkA, LinkB, 40000, 9000), "vnet5"),
        "A to B neighbour solicitation" => Sent(Solicitation(255), "vnet5"),
        "A to B neighbour solicitation, routed" => Sent(Solicitation(64), "vnet5"),
        "A to B router advertisement" => Sent(Packet.Icmp(LinkA, Ip("ff02::1"), 134) with { HopLimit = 255, State = ConnectionState.Untracked }, "vnet5"),
        "A to A DHCP request, back by its port" => Sent(Packet.Udp(A, A, 68, 67), "vnet4"),
        "O to A tcp 22, invalid" => FromOutside(Packet.Tcp(O, A, 40000, 22) with { State = ConnectionState.Invalid }),
        "A to O tcp 443, invalid" => Sent(Packet.Tcp(A, O, 40000, 443) with { State = ConnectionState.Invalid }, "eth0"),
        _ => throw new ArgumentException(name, nameof(name)),
    };

    private static (Packet, Passage) Sent(Packet packet, string to) => (packet, Passage.Bridged("cloudbr0", "vnet4", to, Mac(0x13)));

    private static (Packet, Passage) FromB(Packet packet) => (packet, Passage.Bridged("cloudbr0", "vnet5", "vnet4", Mac(0x14)));

    private static (Packet, Passage) FromOutside(Packet packet) => (packet, Passage.Bridged("cloudbr0", "eth0", "vnet4", Mac(0xFF)));

    private static Packet Solicitation(byte hopLimit) => Packet.Icmp(LinkA, Ip("ff02::1:ff00:14"), 135) with { HopLimit = hopLimit, State = ConnectionState.Untracked };

    private static MacAddress Mac(ulong last) => MacAddress.Create(0x0600_C200_0000UL + last);

    private static InternetAddress Ip(string text) => InternetAddress.Parse(text);

    private static Zone Zone(bool restrictsEgress)
    {
        var app = new SecurityGroup
        {
            Id = "app",
            Ingress = [SecurityRule.Tcp(22).WithCidrs("0.0.0.0/0"), SecurityRule.Icmp().WithCidrs("0.0.0.0/0")],
            Egress = restrictsEgress ? [SecurityRule.Tcp(443).WithCidrs("0.0.0.0/0")] : [],
        };
        var zone = SmallZones.OneNic([app]);
        var nic = zone.Instances[0].Nics[0] with { Device = "vnet5", Mac = Mac(0x14), IPv4 = B };
        return zone with
        {
            SecurityGroups = [app, new SecurityGroup { Id = "outside", Ingress = [SecurityRule.Whole(Protocol.All).WithCidrs("198.51.100.7/32")] }],
            Instances = [zone.Instances[0], zone.Instances[0] with { Name = "i-2-20-VM", SecurityGroups = ["outside"], Nics = [nic] }],
        };
    }
}
