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

    /// <summary>All of them, by code.</summary>
    public static ValueList<DiagnosticDescriptor> All => [NameCollision, SetTooLarge, HostUnknown];
}
