using static SgRules.DiagnosticSeverity;

namespace SgRules.Validation;

/// <summary>Findings about the change from one model to another: <c>SGR19xx</c>.</summary>
public static class TransitionFindings
{
    /// <summary>The two models are two zones (design 2, Validation).</summary>
    public static readonly DiagnosticDescriptor OtherZone =
        new("SGR1901", Error, "The two models are two zones", "Compare models of one zone.");

    /// <summary>The zone's security-group flag changes (design 2, Validation; facts: cloudstack, 3.1.3; the seed).</summary>
    public static readonly DiagnosticDescriptor FlagChanged =
        new("SGR1902", Error, "The zone's security-group flag changes", "Create a new zone: the flag is chosen at creation.");

    /// <summary>The zone's network type changes (facts: cloudstack, 3.1.1).</summary>
    public static readonly DiagnosticDescriptor NetworkTypeChanged =
        new("SGR1903", Error, "The zone's network type changes", "Create a new zone: the type is chosen at creation.");

    /// <summary>A network gains or loses the SecurityGroup service (facts: cloudstack, 3.2.9).</summary>
    public static readonly DiagnosticDescriptor GroupsServiceChanged =
        new("SGR1904", Error, "A network gains or loses the SecurityGroup service", "Create a new network: an offering is only exchanged for one with equal support.");

    /// <summary>All of these kinds, by code.</summary>
    public static ValueList<DiagnosticDescriptor> All { get; } =
    [
        OtherZone, FlagChanged, NetworkTypeChanged, GroupsServiceChanged,
    ];
}
