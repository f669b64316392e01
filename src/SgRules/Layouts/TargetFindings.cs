namespace SgRules.Layouts;

/// <summary>The kinds of findings about the target: names, sizes and depths that the kernel can't hold.</summary>
public static class TargetFindings
{
    /// <summary>SGR2001: two things come to one name (design, section 4).</summary>
    public static readonly DiagnosticDescriptor NameCollision = new(
        "SGR2001",
        DiagnosticSeverity.Error,
        "Two things would have one name in the target",
        "Rename one of the two groups or bridges: names of chains and sets are made of theirs.");

    /// <summary>SGR2002: a set has more members than a set can hold (design, section 4: maxelem 16777216).</summary>
    public static readonly DiagnosticDescriptor SetTooLarge = new(
        "SGR2002",
        DiagnosticSeverity.Error,
        "A set would have more than 16,777,216 members",
        "Split the group, or write its peers as wider CIDRs.");

    /// <summary>SGR2003: the zone has no host of the name that is to be compiled.</summary>
    public static readonly DiagnosticDescriptor HostUnknown = new(
        "SGR2003",
        DiagnosticSeverity.Error,
        "The zone has no such host",
        "Name one of the zone's hosts.");

    /// <summary>SGR2004: in the per-vm layout, chains can't be named after an instance (design, section 5.2).</summary>
    public static readonly DiagnosticDescriptor InstanceNameUnfit = new(
        "SGR2004",
        DiagnosticSeverity.Error,
        "In layout per-vm: chains can't be named after an instance",
        "Rename the instance to at most 25 of A-Z a-z 0-9 _ . - with a hyphen before the last part, such as i-2-19-VM, not beginning with BF- or sg1-; or use layout tree.");

    /// <summary>SGR2005: in the per-vm layout, two chains or sets come to one name (design, section 5.2).</summary>
    public static readonly DiagnosticDescriptor InstanceNamesCollide = new(
        "SGR2005",
        DiagnosticSeverity.Error,
        "In layout per-vm: two instances would share a chain or set",
        "Rename one of them: i-2-19-VM and i-2-19-XX both have the chain i-2-19-def; or use layout tree.");

    /// <summary>SGR2006: in the per-vm layout, peers come to too many rules (design, section 5.2).</summary>
    public static readonly DiagnosticDescriptor ExpansionTooLarge = new(
        "SGR2006",
        DiagnosticSeverity.Error,
        "In layout per-vm: the groups' rules, one for each address of a peer, would be more than 200,000",
        "Use layout tree, which has a set for each peer group, or write CIDRs in place of large groups.");

    /// <summary>All of them, by code.</summary>
    public static ValueList<DiagnosticDescriptor> All => [NameCollision, SetTooLarge, HostUnknown, InstanceNameUnfit, InstanceNamesCollide, ExpansionTooLarge];
}
