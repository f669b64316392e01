namespace SgRules.Updates;

/// <summary>What can be said about a plan: the codes SGR2201 to SGR2299.</summary>
public static class UpdateFindings
{
    /// <summary>All of them, by code.</summary>
    public static ValueList<DiagnosticDescriptor> All => [];
}
