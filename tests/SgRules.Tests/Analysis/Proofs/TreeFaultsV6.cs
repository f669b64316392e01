using static SgRules.Analysis.SeededFault;

namespace SgRules.Analysis;

/// <summary>Faults in the IPv6 text of the tree layout.</summary>
internal static class TreeFaultsV6
{
    private const string Solicitation = "-A BF-cloudbr0-OUT -p ipv6-icmp -m icmp6 --icmpv6-type 135 -m hl --hl-eq 255 -j ACCEPT";
    private const string Advertisement = "-A BF-cloudbr0-OUT -s fe80::/10 -p ipv6-icmp -m icmp6 --icmpv6-type 134 -m hl --hl-eq 255 -j ACCEPT";
    private const string Query = "-A BF-cloudbr0-OUT -s fe80::/10 -d ff02::/16 -p ipv6-icmp -m icmp6 --icmpv6-type 130 -m hl --hl-eq 1 -j ACCEPT";
    private const string Redirect = "-A BF-cloudbr0-IN -p ipv6-icmp -m icmp6 --icmpv6-type 137 -j DROP";
    private const string Unspecified = "-A BF-cloudbr0-IN -s ::/128 -d ff02::/16 -p ipv6-icmp -m icmp6 --icmpv6-type 135 -j RETURN";
    private const string Report = "-A BF-cloudbr0-IN -s ::/128 -d ff02::/16 -p ipv6-icmp -m icmp6 --icmpv6-type 131 -j RETURN";
    private const string Leaf4 = "-A sg1-s6-46ur5d-4csoc452doh3 -s 2001:db8:204::4/128 -m physdev --physdev-in vnet4 -m mac --mac-source 06:00:c2:00:00:04 -m comment --comment i-2-4-VM -g sg1-eg-open";
    private const string LinkLocal4 = "-A sg1-s6-46ur5d-f33n5ett7mnu -s fe80::400:c2ff:fe00:4/128 -m physdev --physdev-in vnet4 -m mac --mac-source 06:00:c2:00:00:04 -m comment --comment i-2-4-VM -g sg1-eg-open";
    private const string Node = "-A sg1-s6-46ur5d-i2idsttcrso7 -s 2001:db8:204::/122 -g sg1-s6-46ur5d-sl5hu33zz7sa";
    private const string Reply = "-A sg1-in-web-dwbrvnc47c -p udp -m multiport --sports 547 -m multiport --dports 546 -j ACCEPT";
    private const string Postgres = "-A sg1-gi-db -p tcp -m tcp --dport 5432 -m set --match-set sg1-web-6 src -j ACCEPT";
    private const string Echo = "-A sg1-gi-web -s 2001:db8:99::/64 -p ipv6-icmp -m icmp6 --icmpv6-type 128/0 -j ACCEPT";

    public static SeededFault[] All =>
    [
        Rule.Changed("the hop limit of neighbour solicitations is off by one", Solicitation, "255", "254"),
        Rule.Changed("the hop limit of router advertisements isn't asked", Advertisement, " -m hl --hl-eq 255", string.Empty),
        Rule.Changed("router advertisements of any source", Advertisement, " -s fe80::/10", string.Empty),
        Rule.Changed("MLD queries to any destination", Query, " -d ff02::/16", string.Empty),
        Rule.Without("an authentication header may hide what guests never send", "-A BF-cloudbr0-IN -m ah -j DROP"),
        Rule.Without("a guest may play router", "-A BF-cloudbr0-IN -p ipv6-icmp -m icmp6 --icmpv6-type 134 -j DROP"),
        Rule.Changed("neighbour advertisements for redirects", Redirect, "137", "136"),
        Rule.Changed("ACCEPT for RETURN: the receiver of a solicitation isn't asked", Unspecified, "RETURN", "ACCEPT"),
        Rule.Changed("reports of guests without an address go anywhere", Report, "ff02::/16", "ff00::/8"),
        Rule.Changed("a guest may use its neighbour's address", Leaf4, "::4/128", "::4/127"),
        Rule.Changed("another guest's link-local address", LinkLocal4, "fe00:4/128", "fe00:6/128"),
        Rule.Changed("a node is asked about fewer addresses than it has", Node, "/122", "/124"),
        Rule.Changed("a node's prefix is one bit too narrow", Node, "/122", "/123") with { Harmless = "no port has one of the addresses that are left out" },
        Rule.Changed("DHCPv6's ports swapped", Reply, "--sports 547 -m multiport --dports 546", "--sports 546 -m multiport --dports 547"),
        Rule.Without("DHCPv6 requests aren't always sent", "-A sg1-eg-db.out-2y4lynzgyp -d ff02::1:2/128 -p udp -m multiport --sports 546 -m multiport --dports 547 -j RETURN"),
        Rule.Without("router solicitations aren't always sent", "-A sg1-eg-db.out-2y4lynzgyp -p ipv6-icmp -m icmp6 --icmpv6-type 133 -j RETURN"),
        Rule.Changed("another group's set", Postgres, "sg1-web-6", "sg1-db-6"),
        Rule.Changed("another ICMPv6 type", Echo, "128/0", "127/0"),
        Rule.Changed("a peer's prefix one bit too narrow", Echo, "2001:db8:99::/64", "2001:db8:99::/65"),
        Rule.Without("a bridge's hook is missing", "-A FORWARD -i cloudbr0 -m physdev --physdev-is-bridged -j BF-cloudbr0"),
    ];

    private static FaultMaker Rule => new(RuleLayout.Tree, IPv6);
}
