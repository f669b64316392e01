using SgRules.Addressing;
using SgRules.Model;
using static SgRules.Model.SecurityRule;
using static SgRules.Validation.ValidZone;

namespace SgRules.Validation;

/// <summary>Mistakes in groups and their rules.</summary>
internal static class GroupCases
{
    private const string Nothing = "";

    public static ValidationCase[] All { get; } =
    [
        new("SGR1401", Base with { SecurityGroups = Base.SecurityGroups.Add(new() { Id = "\t" }) },
            "securityGroups[2].id: error SGR1401: '\\u0009' is blank; give it a name."),
        new("SGR1402", Base.WithGroup(group => group with { Name = "we\0b", Account = "half \uD800" }),
            "securityGroups[0].name: error SGR1402: 'we\\u0000b' has a control character or half a character pair; remove it." + "\n" +
            "securityGroups[0].account: error SGR1402: 'half \\ud800' has a control character or half a character pair; remove it."),
        new("SGR1403", Base with { SecurityGroups = Base.SecurityGroups.Add(new() { Id = "web" }) },
            "securityGroups[2].id: error SGR1403: 'web' is used twice; everything refers to it by this name, so rename one of the two. -> securityGroups[0].id"),
        new("SGR1403", Base with { SecurityGroups = Base.SecurityGroups.Add(new() { Id = "WEB" }) }, Nothing),
        new("SGR1404", Base with { SecurityGroups = Base.SecurityGroups.Add(new() { Id = "web2", Name = "web", Account = "acme" }) },
            "securityGroups[2].name: warning SGR1404: Account 'acme' has two groups named 'web'; rename one. -> securityGroups[0].name"),
        new("SGR1410", Base.WithRule(Tcp(22)),
            "securityGroups[0].ingress[0]: error SGR1410: The rule has no peer, so it would allow nothing; give it at least one CIDR or group."),
        new("SGR1411", Base.WithRule(Tcp(22).WithGroups("lb", "none")),
            "securityGroups[0].ingress[0].groups[1]: error SGR1411: There is no group 'none'; correct the identifier or add the group."),
        new("SGR1412", Base.WithRule(Tcp(22).WithCidrs("10.0.0.0/8", "10.0.0.1/8")),
            "securityGroups[0].ingress[0].cidrs[1]: warning SGR1412: The group has 'ingress tcp 22 cidr:10.0.0.0/8' twice, which counts once; remove one. -> securityGroups[0].ingress[0].cidrs[0]"),
        new("SGR1412", Base.WithRule(Tcp(22).WithGroups("lb", "lb")),
            "securityGroups[0].ingress[0].groups[1]: warning SGR1412: The group has 'ingress tcp 22 group:lb' twice, which counts once; remove one. -> securityGroups[0].ingress[0].groups[0]"),
        new("SGR1412", Base.WithGroup(group => group with { Egress = group.Ingress }), Nothing),
        new("SGR1413", Base.WithRule(Tcp(22).WithCidrs("10.0.0.1/8")),
            "securityGroups[0].ingress[0].cidrs[0]: warning SGR1413: 10.0.0.1/8 has bits below its length and is read as 10.0.0.0/8; write that."),
        new("SGR1414", Base.WithRule(new SecurityRule { Protocol = Protocol.Of(132), Ports = PortRange.Of(22) }.WithCidrs("10.0.0.0/8")),
            "securityGroups[0].ingress[0].startPort: error SGR1414: Protocol 132 has no ports, the rule has 22; use tcp or udp, or remove the ports."),
        new("SGR1415", Base.WithRule(new SecurityRule { Protocol = Protocol.Tcp, IcmpType = IcmpType.Of(8, 0) }.WithCidrs("10.0.0.0/8")),
            "securityGroups[0].ingress[0].icmpType: error SGR1415: Protocol tcp has no ICMP messages, the rule has 8/0; use icmp or icmpv6, or remove the type and code."),
        new("SGR1416", Base.WithRule(IcmpV6(IcmpType.Of(128)).WithCidrs("::/0", "0.0.0.0/0")),
            "securityGroups[0].ingress[0].cidrs[1]: error SGR1416: icmpv6 never meets the IPv4 peer 0.0.0.0/0; use icmp for it."),
        new("SGR1416", Base.WithRule(Whole(Protocol.IcmpV6).WithCidrs("0.0.0.0/0")), Nothing),
        new("SGR1417", Base.WithRule(Whole(Protocol.Of(51)).WithCidrs("0.0.0.0/0", "::/0")),
            "securityGroups[0].ingress[0].cidrs[1]: error SGR1417: Protocol 51 is a header on the way to another protocol in IPv6, so it never meets ::/0; use the protocol that follows."),
        new("SGR1418", Base.WithRule(Whole(Protocol.Of(44)).WithGroups("lb")),
            "securityGroups[0].ingress[0].groups[0]: warning SGR1418: Protocol 44 meets the IPv4 addresses of group 'lb' only; for IPv6 use the protocol that follows the header."),
        new("SGR1419", Base.WithRule(Icmp(IcmpType.Of(8, 0)).WithGroups("lb")),
            "securityGroups[0].ingress[0].icmpType: warning SGR1419: icmp type 8 meets the IPv4 addresses of a group only; add an icmpv6 rule for its IPv6 addresses."),
        new("SGR1419", Base.WithNetwork(network => network with { IPv6 = null }).WithRule(Icmp(IcmpType.Of(8, 0)).WithGroups("lb")), Nothing),
        new("SGR1419", Base.WithRule(Icmp().WithGroups("lb")), Nothing),
        new("SGR1420", Base.WithRule(Icmp(IcmpType.Of(0)).WithCidrs("0.0.0.0/0")),
            "securityGroups[0].ingress[0].icmpType: warning SGR1420: ICMP type 0 of IPv4 never opens a connection: it passes as a reply or an error, or not at all; remove it for IPv4 peers."),
        new("SGR1420", Base.WithRule(Icmp(IcmpType.Of(8)).WithCidrs("0.0.0.0/0", "::/0")),
            "securityGroups[0].ingress[0].icmpType: warning SGR1420: ICMP type 8 of IPv6 never opens a connection: it passes as a reply or an error, or not at all; remove it for IPv6 peers."),
        new("SGR1420", Base.WithRule(IcmpV6(IcmpType.Of(129)).WithGroups("lb")),
            "securityGroups[0].ingress[0].icmpType: warning SGR1420: ICMP type 129 of IPv6 never opens a connection: it passes as a reply or an error, or not at all; remove it for IPv6 peers."),
        new("SGR1420", Base.WithRule(IcmpV6(IcmpType.Of(135)).WithGroups("lb")), Nothing),
        new("SGR1421", Base.WithGroup(group => group with { Egress = [IcmpV6(IcmpType.Of(134)).WithCidrs("::/0")] }),
            "securityGroups[0].egress[0].icmpType: warning SGR1421: ICMPv6 type 134 is a router's message, which no guest may send; remove the rule."),
    ];
}
