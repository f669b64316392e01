using static SgRules.Analysis.SeededFault;

namespace SgRules.Analysis;

/// <summary>Faults in the IPv4 text of the tree layout.</summary>
internal static class TreeFaults
{
    private const string Hook = "-A FORWARD -i cloudbr0 -m physdev --physdev-is-bridged -j BF-cloudbr0";
    private const string OtherHook = "-A FORWARD -i cloudbr1 -m physdev --physdev-is-bridged -j BF-cloudbr1";
    private const string FromUplink = "-A BF-cloudbr0 -m physdev --physdev-in eth0 -g BF-cloudbr0-OUT";
    private const string ToUplink = "-A BF-cloudbr0-OUT -m physdev --physdev-out eth0 -j ACCEPT";
    private const string AskSender = "-A BF-cloudbr0 -j BF-cloudbr0-IN";
    private const string DhcpToUplink = "-A BF-cloudbr0-IN -s 0.0.0.0/32 -d 255.255.255.255/32 -p udp -m multiport --sports 68 -m multiport --dports 67 -m physdev --physdev-out eth0 -j ACCEPT";
    private const string DhcpReply = "-A BF-cloudbr0-OUT -d 255.255.255.255/32 -p udp -m multiport --sports 67 -m multiport --dports 68 -j ACCEPT";
    private const string RogueDhcp = "-A BF-cloudbr0-IN -p udp -m multiport --sports 67 -j DROP";
    private const string Redirect = "-A BF-cloudbr0-IN -p icmp -m icmp --icmp-type 5 -j DROP";
    private const string Leaf2 = "-A sg1-s4-46ur5d-cb007100-30 -s 203.0.113.2/32 -m physdev --physdev-in vnet2 -m mac --mac-source 06:00:c2:00:00:02 -m comment --comment i-2-2-VM -g sg1-eg-db.out-2y4lynzgyp";
    private const string Leaf4 = "-A sg1-s4-46ur5d-cb007104-30 -s 203.0.113.4/32 -m physdev --physdev-in vnet4 -m mac --mac-source 06:00:c2:00:00:04 -m comment --comment i-2-4-VM -g sg1-eg-open";
    private const string Leaf6 = "-A sg1-s4-46ur5d-cb007104-30 -s 203.0.113.6/32 -m physdev --physdev-in vnet6 -m mac --mac-source 06:00:c2:00:00:06 -m comment --comment i-2-6-VM -g sg1-eg-open";
    private const string LeafIn4 = "-A sg1-d4-46ur5d-cb007104-30 -d 203.0.113.4/32 -m physdev --physdev-out vnet4 -m comment --comment i-2-4-VM -g sg1-in-none-ejrfg4yg7m";
    private const string LeafIn200 = "-A sg1-d4-46ur5d-cb007100-24 -d 203.0.113.200/30 -m physdev --physdev-out vnet1 -m comment --comment i-2-1-VM -g sg1-in-web-dwbrvnc47c";
    private const string LeafMulticast = "-A sg1-d4-46ur5d-c0000000-2 -d 224.0.0.18/32 -m physdev --physdev-out vnet1 -m comment --comment i-2-1-VM -g sg1-in-web-dwbrvnc47c";
    private const string Node8 = "-A sg1-s4-46ur5d-cb007100-28 -s 203.0.113.8/30 -g sg1-s4-46ur5d-cb007108-30";
    private const string Https = "-A sg1-ge-out -p tcp -m tcp --dport 443 -j RETURN";
    private const string Postgres = "-A sg1-gi-db -p tcp -m tcp --dport 5432 -m set --match-set sg1-web-4 src -j ACCEPT";
    private const string Gre = "-A sg1-gi-db -s 198.51.100.0/24 -p gre -j ACCEPT";
    private const string Ping = "-A sg1-gi-web -s 198.51.100.0/24 -p icmp -m icmp --icmp-type 8/0 -j ACCEPT";
    private const string Http = "-A sg1-gi-web -p tcp -m tcp --dport 80 -j ACCEPT";
    private const string Range = "-A sg1-gi-web -s 198.51.100.0/24 -p udp -m multiport --dports 8000:8010 -j ACCEPT";
    private const string WebState = "-A sg1-in-web-dwbrvnc47c -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT";
    private const string OpenState = "-A sg1-eg-open -m conntrack --ctstate RELATED,ESTABLISHED -j RETURN";

    public static SeededFault[] All => [.. OnTheWay, .. InPolicies];

    private static SeededFault[] OnTheWay =>
    [
        Rule.Without("a bridge's hook is missing", Hook),
        Rule.Changed("a bridge's packets go to another bridge's chain", OtherHook, "-j BF-cloudbr1", "-j BF-cloudbr0"),
        Rule.Changed("goto for jump at the hook", Hook, "-j BF", "-g BF") with { Harmless = "every packet is decided in the chain, so none comes back" },
        Rule.Without("senders are not asked", AskSender),
        Rule.Changed("goto for jump: what senders may send goes back too far", AskSender, "-j", "-g"),
        Rule.Changed("a guest's port is trusted in an uplink's place", FromUplink, "eth0", "vnet4"),
        Rule.Changed("what goes to an uplink is trusted, not what comes from it", FromUplink, "--physdev-in", "--physdev-out"),
        Rule.Changed("a wildcard trusts all ports whose name begins as an uplink's", FromUplink, "eth0", "eth+"),
        Rule.Without("a system VM's port isn't trusted", "-A BF-cloudbr0 -m physdev --physdev-in vnet3 -g BF-cloudbr0-OUT"),
        Rule.Changed("drop for accept towards an uplink", ToUplink, "ACCEPT", "DROP"),
        Rule.Changed("all ports but the uplink accept all", ToUplink, "--physdev-out", "! --physdev-out"),
        Rule.Without("a guest may play DHCP server", RogueDhcp),
        Rule.Changed("source and destination port swapped in what guests never send", RogueDhcp, "--sports", "--dports"),
        Rule.Changed("another ICMP type is dropped", Redirect, "5", "8"),
        Rule.Without("an invalid DHCP broadcast passes", "-A BF-cloudbr0-IN -s 0.0.0.0/32 -m conntrack --ctstate INVALID -j DROP"),
        Rule.Changed("a DHCP broadcast goes to another guest, not to the uplink", DhcpToUplink, "eth0", "vnet4"),
        Rule.Changed("a DHCP reply of any destination is accepted", DhcpReply, " -d 255.255.255.255/32", string.Empty),
        Rule.Without("the end of the senders' chain is open", "-A BF-cloudbr0-IN -j DROP"),
        Rule.Without("the end of a node is open", "-A sg1-s4-46ur5d-cb007104-30 -j DROP"),
        Rule.Without("the end of a receivers' node is missing", "-A sg1-d4-46ur5d-cb007104-30 -j DROP") with { Harmless = "what falls out of it is dropped behind the hooks" },
        Rule.Changed("a guest may use its neighbour's address: a prefix one bit too wide", Leaf2, "203.0.113.2/32", "203.0.113.2/31"),
        Rule.Changed("a node is asked about half of its addresses only", Node8, "/30", "/31"),
        Rule.Changed("a node is asked about its neighbour's addresses", Node8, "203.0.113.8/30", "203.0.113.12/30"),
        Rule.Swapped("a leaf stands behind its node's end", LeafIn200, "-A sg1-d4-46ur5d-cb007100-24 -j DROP"),
        Rule.Swapped("two leaves of a node are swapped", Leaf4, Leaf6) with { Harmless = "they are of two addresses" },
        Rule.Changed("another guest's MAC address", Leaf4, "00:04", "00:06"),
        Rule.Changed("any MAC address but its own", Leaf4, "--mac-source", "! --mac-source"),
        Rule.Changed("the MAC address isn't asked", Leaf4, " -m mac --mac-source 06:00:c2:00:00:04", string.Empty),
        Rule.Changed("another guest's port", Leaf4, "vnet4", "vnet6"),
        Rule.Changed("the port isn't asked", Leaf6, " -m physdev --physdev-in vnet6", string.Empty),
        Rule.Changed("another instance's name in a comment", Leaf4, "--comment i-2-4-VM", "--comment i-2-6-VM") with { Harmless = "a comment decides nothing" },
        Rule.Changed("a guest with egress rules has an open policy", Leaf2, "sg1-eg-db.out-2y4lynzgyp", "sg1-eg-open"),
        Rule.Changed("a guest without groups has another's policy", LeafIn4, "sg1-in-none-ejrfg4yg7m", "sg1-in-web-dwbrvnc47c"),
        Rule.Changed("another multicast group", LeafMulticast, "224.0.0.18", "224.0.0.19"),
    ];

    private static SeededFault[] InPolicies =>
    [
        Rule.Without("a policy's last RETURN is missing", "-A sg1-eg-open -j RETURN") with { Harmless = "the end of a chain returns too" },
        Rule.Without("an egress rule's RETURN is missing", Https),
        Rule.Changed("ACCEPT for RETURN: the receiver isn't asked", Https, "RETURN", "ACCEPT"),
        Rule.Changed("RELATED isn't let go on by a policy that lets all go on", OpenState, "RELATED,", string.Empty) with { Harmless = "the rules behind let it go on too" },
        Rule.Changed("RELATED isn't accepted", WebState, "RELATED,", string.Empty),
        Rule.Changed("INVALID is accepted as known", WebState, "RELATED,ESTABLISHED", "INVALID,RELATED,ESTABLISHED"),
        Rule.Without("INVALID may be sent", "-A sg1-eg-open -m conntrack --ctstate INVALID -j DROP"),
        Rule.Changed("jump for goto at the end of a policy", "-A sg1-eg-db.out-2y4lynzgyp -g sg1-ge-out", " -g ", " -j ") with { Harmless = "behind it the chain ends" },
        Rule.Changed("goto for jump: a second group isn't asked", "-A sg1-in-db.out.web-hf3discs3s -j sg1-gi-db", "-j", "-g"),
        Rule.Without("the end of a receiver's policy is missing", "-A sg1-in-web-dwbrvnc47c -j DROP") with { Harmless = "what falls out of it is dropped behind the hooks" },
        Rule.Changed("another protocol with the same port", Http, "-p tcp -m tcp --dport 80", "-p udp -m multiport --dports 80"),
        Rule.Changed("another protocol's number", Gre, "gre", "esp"),
        Rule.Changed("a protocol is negated", Gre, "-p gre", "! -p gre"),
        Rule.Changed("a peer's prefix one bit too wide", Range, "/24", "/23"),
        Rule.Changed("a peer's prefix is negated", Ping, "-s", "! -s"),
        Rule.Changed("a range is one port too wide", Range, "8000:8010", "8000:8011"),
        Rule.Changed("a port is off by one", Postgres, "5432", "5433"),
        Rule.Changed("source port for destination port", Postgres, "--dport", "--sport"),
        Rule.Changed("another ICMP code", Ping, "8/0", "8/1"),
        Rule.Changed("another group's set", Postgres, "sg1-web-4", "sg1-db-4"),
        Rule.Changed("the set is asked for the wrong end", Postgres, "src", "dst"),
        Rule.Changed("all but the members of a set", Postgres, "--match-set", "! --match-set"),
        Rule.Before("a rule again, in another group's chain", Gre, "-A sg1-gi-db -p tcp -m tcp --dport 80 -j ACCEPT"),
        Rule.Before("a rule twice", Http, Http) with { Harmless = "the second is never reached" },
        Rule.Before("somebody opens ssh ahead of the hooks", Hook, "-A FORWARD -i cloudbr0 -p tcp -m tcp --dport 22 -j ACCEPT"),
        Rule.Before("somebody lets another bridge pass ahead of the hooks", Hook, "-A FORWARD -i virbr0 -o virbr0 -j ACCEPT") with { Harmless = "no packet of ours has that interface" },
        Rule.Changed("the policy of FORWARD", ":FORWARD ACCEPT [0:0]", "ACCEPT", "DROP") with { Harmless = "no packet of ours comes to FORWARD's end" },
    ];

    private static FaultMaker Rule => new(RuleLayout.Tree, IPv4);
}
