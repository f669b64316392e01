namespace SgRules;

/// <summary>How much a finding matters.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The model compiles; the finding says what it means or what surprises.</summary>
    Warning,

    /// <summary>What depends on the named place isn't compiled.</summary>
    Error,
}
