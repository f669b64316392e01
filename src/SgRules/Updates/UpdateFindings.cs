namespace SgRules.Updates;

/// <summary>What can be said about a plan: the codes SGR2201 to SGR2299.</summary>
public static class UpdateFindings
{
    /// <summary>SGR2210: a temporary set is in use already.</summary>
    public static readonly DiagnosticDescriptor TemporaryNameTaken = new(
        "SGR2210",
        DiagnosticSeverity.Error,
        "A set that a plan would use for a while is in use already",
        "Let no rule ask the set whose name ends in .t.");

    /// <summary>All of them, by code.</summary>
    public static ValueList<DiagnosticDescriptor> All => [TemporaryNameTaken];
}
