using static SgRules.DiagnosticSeverity;

namespace SgRules.Validation;

/// <summary>Findings about the zone itself: <c>SGR11xx</c>.</summary>
public static class ZoneFindings
{
    /// <summary>The zone has no name (design 2, Required).</summary>
    public static readonly DiagnosticDescriptor NameBlank =
        new("SGR1101", Error, "The zone has no name", "Give the zone a name.");

    /// <summary>The zone's name has a control character (design 2, Validation; facts: kernel, 1.1).</summary>
    public static readonly DiagnosticDescriptor NameUnprintable =
        new("SGR1102", Error, "The zone's name has a control character", "Remove it: names stand in text that a newline or NUL would cut.");

    /// <summary>A traffic type is missing (design 2, Validation; facts: cloudstack, 3.1.4).</summary>
    public static readonly DiagnosticDescriptor TrafficTypeMissing =
        new("SGR1103", Error, "A traffic type is missing", "Management, Storage and Guest belong to every zone, Public too to an Advanced one without security groups.");

    /// <summary>An Advanced zone with security groups has a Public traffic type (design 2, Validation; facts: cloudstack, 3.1.4).</summary>
    public static readonly DiagnosticDescriptor PublicTraffic =
        new("SGR1104", Error, "An Advanced zone with security groups has a Public traffic type", "Remove Public from the traffic types.");

    /// <summary>A traffic type is listed twice (design 2).</summary>
    public static readonly DiagnosticDescriptor TrafficTypeRepeated =
        new("SGR1105", Warning, "A traffic type is listed twice", "Remove the second one; it counts once.");

    /// <summary>A Basic zone says that it has no security groups (facts: cloudstack, 3.1.2).</summary>
    public static readonly DiagnosticDescriptor BasicWithoutGroups =
        new("SGR1106", Error, "A Basic zone says that it has no security groups", "Set securityGroupEnabled to true: CloudStack forces it.");

    /// <summary>All of these kinds, by code.</summary>
    public static ValueList<DiagnosticDescriptor> All { get; } =
    [
        NameBlank, NameUnprintable, TrafficTypeMissing, PublicTraffic, TrafficTypeRepeated, BasicWithoutGroups,
    ];
}
