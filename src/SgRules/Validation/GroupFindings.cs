using static SgRules.DiagnosticSeverity;

namespace SgRules.Validation;

/// <summary>Findings about security groups and their rules: <c>SGR14xx</c>.</summary>
public static class GroupFindings
{
    /// <summary>A group has no identifier (design 2, Required; facts: cloudstack, 3.4).</summary>
    public static readonly DiagnosticDescriptor IdBlank =
        new("SGR1401", Error, "A group has no identifier", "Give the group an id.");

    /// <summary>A group's id, name or account has a control character (design 2, Validation; facts: kernel, 1.1).</summary>
    public static readonly DiagnosticDescriptor TextUnprintable =
        new("SGR1402", Error, "A group's id, name or account has a control character", "Remove it: names stand in text that a newline or NUL would cut.");

    /// <summary>Two groups have one identifier (design 2, Validation, duplicate ids).</summary>
    public static readonly DiagnosticDescriptor IdRepeated =
        new("SGR1403", Error, "Two groups have one identifier", "Rename one of the two and what refers to it.");

    /// <summary>Two groups of an account have one name (facts: cloudstack, 3.4).</summary>
    public static readonly DiagnosticDescriptor NameRepeated =
        new("SGR1404", Warning, "Two groups of an account have one name", "Rename one; CloudStack has names unique in an account.");

    /// <summary>A rule has no peer (design 2; facts: cloudstack, 3.5.1).</summary>
    public static readonly DiagnosticDescriptor PeerMissing =
        new("SGR1410", Error, "A rule has no peer", "Give it at least one CIDR or group.");

    /// <summary>A rule's peer is a group that doesn't exist (design 2, Validation, unknown references).</summary>
    public static readonly DiagnosticDescriptor PeerGroupUnknown =
        new("SGR1411", Error, "A rule's peer is a group that doesn't exist", "Correct the identifier, or add the group.");

    /// <summary>A rule equals another one of its group (design 2; facts: cloudstack, 3.5.9).</summary>
    public static readonly DiagnosticDescriptor RuleRepeated =
        new("SGR1412", Warning, "A rule equals another one of its group", "Remove one; equal rules count once.");

    /// <summary>A rule's CIDR has bits below its length (design 2; facts: cloudstack, 3.5.2).</summary>
    public static readonly DiagnosticDescriptor CidrHostBits =
        new("SGR1413", Warning, "A rule's CIDR has bits below its length", "Write the prefix's own address; the bits are cleared.");

    /// <summary>A rule has ports but a protocol without (design 2; facts: cloudstack, 3.5.6).</summary>
    public static readonly DiagnosticDescriptor PortsNotAllowed =
        new("SGR1414", Error, "A rule has ports but a protocol without", "Use tcp or udp, or remove the ports.");

    /// <summary>A rule has ICMP messages but another protocol (design 2).</summary>
    public static readonly DiagnosticDescriptor IcmpNotAllowed =
        new("SGR1415", Error, "A rule has ICMP messages but another protocol", "Use icmp or icmpv6, or remove the type and code.");

    /// <summary>An icmpv6 rule has an IPv4 peer (design 2, Refused).</summary>
    public static readonly DiagnosticDescriptor IcmpV6WithIPv4 =
        new("SGR1416", Error, "An icmpv6 rule has an IPv4 peer", "Use icmp for IPv4 peers.");

    /// <summary>A rule for an IPv6 extension header has an IPv6 peer (design 2, Refused).</summary>
    public static readonly DiagnosticDescriptor ExtensionHeaderWithIPv6 =
        new("SGR1417", Error, "A rule for an IPv6 extension header has an IPv6 peer", "Use the protocol that follows the header: the kernel never stops at 43, 44, 51 or 60.");

    /// <summary>A rule for an IPv6 extension header has a group as peer (design 2, Refused).</summary>
    public static readonly DiagnosticDescriptor ExtensionHeaderWithGroup =
        new("SGR1418", Warning, "A rule for an IPv6 extension header has a group as peer", "It meets the group's IPv4 addresses only; use the protocol that follows the header for IPv6.");

    /// <summary>A concrete icmp message with a group means IPv4 only (design 2).</summary>
    public static readonly DiagnosticDescriptor IcmpWithGroup =
        new("SGR1419", Warning, "A concrete icmp message with a group means IPv4 only", "Add an icmpv6 rule for the group's IPv6 addresses.");

    /// <summary>A rule can only meet replies or errors (design 2; facts: kernel, 2; contract 3.7).</summary>
    public static readonly DiagnosticDescriptor NeverNew =
        new("SGR1420", Warning, "A rule can only meet replies or errors", "Remove it: connection tracking lets replies and errors of open connections pass.");

    /// <summary>An egress rule allows a message that no guest may send (contract 3.2).</summary>
    public static readonly DiagnosticDescriptor NeverSent =
        new("SGR1421", Warning, "An egress rule allows a message that no guest may send", "Remove it: routers send it, and guests are no routers.");

    /// <summary>A peer group has more addresses than a set can hold (design 2, Validation, set sizes; design 4).</summary>
    public static readonly DiagnosticDescriptor TooManyMembers =
        new("SGR1430", Error, "A peer group has more addresses than a set can hold", "Split the group; a set holds 16,777,216.");

    /// <summary>All of these kinds, by code.</summary>
    public static ValueList<DiagnosticDescriptor> All { get; } =
    [
        IdBlank, TextUnprintable, IdRepeated, NameRepeated, PeerMissing, PeerGroupUnknown, RuleRepeated, CidrHostBits,
        PortsNotAllowed, IcmpNotAllowed, IcmpV6WithIPv4, ExtensionHeaderWithIPv6, ExtensionHeaderWithGroup,
        IcmpWithGroup, NeverNew, NeverSent, TooManyMembers,
    ];
}
