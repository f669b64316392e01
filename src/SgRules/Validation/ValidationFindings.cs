namespace SgRules.Validation;

/// <summary>Every kind of finding about a model, or about the change from one to another.</summary>
public static class ValidationFindings
{
    /// <summary>All kinds, by code.</summary>
    public static ValueList<DiagnosticDescriptor> All { get; } =
    [
        .. ZoneFindings.All, .. NetworkFindings.All, .. HostFindings.All, .. GroupFindings.All, .. InstanceFindings.All, .. TransitionFindings.All,
    ];
}
