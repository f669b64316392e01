using static SgRules.Analysis.SeededFault;

namespace SgRules.Analysis;

/// <summary>Faults in the text of CloudStack's own layout, both families.</summary>
internal static class PerVmFaults
{
    private const string ToUplink = "-A BF-cloudbr0 -m physdev --physdev-out eth0 -g BF-cloudbr0-UP";
    private const string FromUplink = "-A BF-cloudbr0-SRC -m physdev --physdev-in eth0 -j RETURN";
    private const string Leaf4 = "-A sg1-s4-46ur5d-cb007104-30 -s 203.0.113.4/32 -m physdev --physdev-in vnet4 -m mac --mac-source 06:00:c2:00:00:04 -m comment --comment i-2-4-VM -j RETURN";
    private const string LeafIn4 = "-A sg1-d4-46ur5d-cb007104-30 -d 203.0.113.4/32 -m physdev --physdev-out vnet4 -m comment --comment i-2-4-VM -j RETURN";
    private const string Egress2 = "-A BF-cloudbr0-IN -m physdev --physdev-in vnet2 --physdev-is-bridged -g i-2-2-def";
    private const string Ingress4 = "-A BF-cloudbr0-OUT -m physdev --physdev-out vnet4 --physdev-is-bridged -j i-2-4-def";
    private const string Own2 = "-A i-2-2-def -m physdev --physdev-in vnet2 --physdev-is-bridged -m set --match-set i-2-2-VM src -j i-2-2-VM-eg";
    private const string Reply1 = "-A i-2-1-def -p udp -m physdev --physdev-out vnet1 --physdev-is-bridged -m udp --sport 67 --dport 68 -j ACCEPT";
    private const string Http1 = "-A i-2-1-VM -p tcp -m tcp --dport 80 -m state --state NEW -j ACCEPT";
    private const string Range1 = "-A i-2-1-VM -s 198.51.100.0/24 -p udp -m udp --dport 8000:8010 -m state --state NEW -j ACCEPT";
    private const string Peer9 = "-A i-2-2-VM -s 203.0.113.9/32 -p tcp -m tcp --dport 5432 -m state --state NEW -j ACCEPT";
    private const string Peer21 = "-A i-2-2-VM -s 203.0.113.21/32 -p tcp -m tcp --dport 5432 -m state --state NEW -j ACCEPT";
    private const string Https2 = "-A i-2-2-VM-eg -p tcp -m tcp --dport 443 -m state --state NEW -j RETURN";
    private const string Self2 = "-A BF-cloudbr0-SELF -m physdev --physdev-in vnet2 --physdev-out vnet2 --physdev-is-bridged -g i-2-2-VM";
    private const string Solicitation = "-A BF-cloudbr0-DST -p ipv6-icmp -m icmp6 --icmpv6-type 135 -m hl --hl-eq 255 -j ACCEPT";
    private const string Rogue = "-A BF-cloudbr0-SRC -p udp -m multiport --sports 547 -j DROP";
    private const string Http1V6 = "-A i-2-1-VM -p tcp -m tcp --dport 80 -m state --state NEW,UNTRACKED -j ACCEPT";
    private const string ReportUp = "-A BF-cloudbr0-UP -p ipv6-icmp -m icmp6 --icmpv6-type 143 -j ACCEPT";

    public static SeededFault[] All => [.. IPv4Faults, .. IPv6Faults];

    private static SeededFault[] IPv4Faults =>
    [
        Rule.Without("senders are not asked", "-A BF-cloudbr0 -j BF-cloudbr0-SRC"),
        Rule.Changed("jump for goto to a chain that decides", ToUplink, "-g", "-j") with { Harmless = "it decides all" },
        Rule.Changed("another way to the uplink", ToUplink, "BF-cloudbr0-UP", "BF-cloudbr0-OUT"),
        Rule.Without("receivers' addresses are not asked", "-A BF-cloudbr0 -j BF-cloudbr0-DST"),
        Rule.Changed("ACCEPT for RETURN: all that an uplink sends is accepted", FromUplink, "RETURN", "ACCEPT"),
        Rule.Changed("ACCEPT for RETURN: all that a guest sends is accepted", Leaf4, "RETURN", "ACCEPT"),
        Rule.Changed("another guest's port", LeafIn4, "vnet4", "vnet6"),
        Rule.Without("the end of an instance's chain is missing", "-A i-2-1-VM -j DROP") with { Harmless = "the chain of the bridge drops what comes back" },
        Rule.Without("the end of an instance's egress chain is missing", "-A i-2-2-VM-eg -j DROP"),
        Rule.Changed("jump for goto: a sender's packets come back to the drop", Egress2, "-g", "-j"),
        Rule.Without("an instance's egress isn't asked for", Egress2),
        Rule.Changed("another instance's chain", Ingress4, "i-2-4-def", "i-2-1-def"),
        Rule.Changed("goto for jump to a receiver's chain", Ingress4, "-j", "-g") with { Harmless = "what comes back is dropped, here or behind the hooks" },
        Rule.Changed("all but its own addresses have the egress rules", Own2, "--match-set", "! --match-set"),
        Rule.Changed("another instance's set", Own2, "i-2-2-VM src", "i-2-5-VM src"),
        Rule.Changed("DHCP replies by the port, not to it", Reply1, "--physdev-out", "--physdev-in"),
        Rule.Changed("the state isn't asked", Http1, " -m state --state NEW", string.Empty) with { Harmless = "no other state comes here" },
        Rule.Changed("only known connections are new", Http1, "NEW", "ESTABLISHED"),
        Rule.Changed("a range is one port too wide", Range1, "8000:8010", "7999:8010"),
        Rule.Without("a member is missing", Peer9),
        Rule.Changed("a member's prefix one bit too wide", Peer21, "/32", "/31"),
        Rule.Changed("a member's prefix one bit too wide, over another member", Peer9, "/32", "/31") with { Harmless = "203.0.113.8 is a member too" },
        Rule.Changed("DROP for RETURN of an egress rule", Https2, "RETURN", "DROP"),
        Rule.Swapped("an egress rule stands behind the end", Https2, "-A i-2-2-VM-eg -j DROP"),
        Rule.Without("a port's way back to itself is missing", Self2),
        Rule.Without("tcp to port 53 isn't always sent", "-A BF-cloudbr0-UP -p tcp -m tcp --dport 53 -j ACCEPT"),
        Rule.Changed("RELATED isn't accepted towards an uplink", "-A BF-cloudbr0-UP -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT", "RELATED,", string.Empty) with { Harmless = "the instances' chains accept it too" },
        Rule.Before("a DROP for one sender ahead of all", "-A BF-cloudbr0 -j BF-cloudbr0-SRC", "-A BF-cloudbr0 -s 203.0.113.6/32 -j DROP"),
    ];

    private static SeededFault[] IPv6Faults =>
    [
        RuleV6.Without("neighbour solicitations aren't always received", Solicitation),
        RuleV6.Changed("neighbour solicitations from afar", Solicitation, "255", "254"),
        RuleV6.Without("a guest may play DHCPv6 server", Rogue),
        RuleV6.Changed("clients are taken for servers", Rogue, "547", "546"),
        RuleV6.Without("MLD reports aren't always sent", ReportUp),
        RuleV6.Changed("another MLD message", ReportUp, "143", "142"),
        RuleV6.Without("an authentication header may hide what guests never send", "-A BF-cloudbr0-SRC -m ah -j DROP"),
        RuleV6.Changed("UNTRACKED isn't new", Http1V6, ",UNTRACKED", string.Empty) with { Unsendable = "the kernel tracks TCP where no rule says NOTRACK" },
        RuleV6.Changed("a port is off by one", Http1V6, "--dport 80", "--dport 81"),
        RuleV6.Without("a port's way back to itself is missing", Self2) with { Harmless = "of what it is for, nothing may enter that instance" },
    ];

    private static FaultMaker Rule => new(RuleLayout.PerVm, IPv4);

    private static FaultMaker RuleV6 => new(RuleLayout.PerVm, IPv6);
}
