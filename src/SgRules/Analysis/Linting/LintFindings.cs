using static SgRules.DiagnosticSeverity;

namespace SgRules.Analysis;

/// <summary>The kinds of findings of lint, <c>SGR3xxx</c>: what compiles, and is likely not what was meant (design, section 7).</summary>
/// <remarks><see cref="NeverMatters"/> are exact: without that one rule, or that one peer, every NIC sends and receives what it does with it.</remarks>
public static class LintFindings
{
    /// <summary>Other rules of a rule's group allow all that it allows.</summary>
    public static readonly DiagnosticDescriptor RuleCovered =
        new("SGR3001", Warning, "Other rules of its group allow all that a rule allows", "Remove it; of rules that cover each other keep one.");

    /// <summary>Each instance of a rule's group has other groups that allow all that it allows.</summary>
    public static readonly DiagnosticDescriptor RuleCoveredByGroups =
        new("SGR3002", Warning, "The other groups of its instances allow all that a rule allows", "Remove it, or keep it for instances that will be in its group alone.");

    /// <summary>No rule decides about what an egress rule allows (contract 3.2, 3.4, 3.5, 3.6).</summary>
    public static readonly DiagnosticDescriptor RuleNeverAsked =
        new("SGR3003", Warning, "An egress rule allows only what guests may always or never send", "Remove it: no rule decides about that.");

    /// <summary>No instance of a rule's group has an address of the rule's family.</summary>
    public static readonly DiagnosticDescriptor RuleWithoutAddress =
        new("SGR3004", Warning, "A rule is for IPv4, and no instance of its group has an IPv4 address", "Remove it, or give the instances IPv4 addresses.");

    /// <summary>A group's only egress rule allows everything (contract 3.8).</summary>
    public static readonly DiagnosticDescriptor EgressRuleOpen =
        new("SGR3005", Warning, "A group's only egress rule allows everything, which no egress rule does too", "Remove it, or narrow it.");

    /// <summary>A rule's peer group has no address that the rule could meet (contract 3.14).</summary>
    public static readonly DiagnosticDescriptor PeerEmpty =
        new("SGR3006", Warning, "A rule's peer group has no address", "Start an instance in the peer group, or remove the peer.");

    /// <summary>No instance is in a group.</summary>
    public static readonly DiagnosticDescriptor GroupUnused =
        new("SGR3101", Warning, "No instance is in a group", "Remove the group, or put instances into it.");

    /// <summary>No instance of a group runs with a NIC that security groups filter.</summary>
    public static readonly DiagnosticDescriptor GroupIdle =
        new("SGR3102", Warning, "No instance of a group runs with a NIC that security groups filter", "Nothing, if one will be started; otherwise remove the group.");

    /// <summary>A group opens a port that administers or holds data to the whole internet.</summary>
    public static readonly DiagnosticDescriptor AdminPortOpen =
        new("SGR3201", Warning, "A port for administrators or data is open to the whole internet", "Allow only the networks or groups that need it.");

    /// <summary>Instances may send to no port 53 (contract 3.5, 3.8).</summary>
    public static readonly DiagnosticDescriptor DnsLocked =
        new("SGR3301", Warning, "Egress is restricted, DNS isn't always allowed, and no rule allows port 53", "Add an egress rule for udp and tcp 53 to the resolver, or don't use --no-dns.");

    /// <summary>Egress rules together allow everything (contract 3.8).</summary>
    public static readonly DiagnosticDescriptor EgressUnrestricted =
        new("SGR3302", Warning, "Egress rules together allow everything", "Remove all of them, which means the same, or narrow them.");

    /// <summary>A group's egress rules allow nothing, for their peers resolve to nothing (contract 3.8, 3.14).</summary>
    public static readonly DiagnosticDescriptor EgressClosed =
        new("SGR3303", Warning, "A group's egress rules resolve to nothing, and so close egress", "Start an instance in a peer group, or remove the rules if egress is to be open.");

    /// <summary>A peer is a single address in a network of the zone that no NIC has.</summary>
    public static readonly DiagnosticDescriptor AddressWithoutNic =
        new("SGR3401", Warning, "A peer is an address of the zone's networks that no NIC has", "Correct the address, or name the group of the instance that was meant.");

    /// <summary>The budget of diagram nodes ran out.</summary>
    public static readonly DiagnosticDescriptor Incomplete =
        new("SGR3901", Warning, "Rules are too many or too entangled to be judged within the budget", "Raise the budget (LintOptions.NodeBudget), or split the group.");

    /// <summary>All of them, by code.</summary>
    public static ValueList<DiagnosticDescriptor> All =>
    [
        RuleCovered, RuleCoveredByGroups, RuleNeverAsked, RuleWithoutAddress, EgressRuleOpen, PeerEmpty,
        GroupUnused, GroupIdle, AdminPortOpen, DnsLocked, EgressUnrestricted, EgressClosed, AddressWithoutNic, Incomplete,
    ];

    /// <summary>Those that say of a rule, or of one of its peers, that without it no NIC of the zone would send or receive anything else.</summary>
    public static ValueList<DiagnosticDescriptor> NeverMatters => [RuleCovered, RuleCoveredByGroups, RuleNeverAsked, RuleWithoutAddress, EgressRuleOpen, PeerEmpty];
}
