namespace SgRules;

/// <summary>A kind of finding: its code, how much it matters, what it says and what to do.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Severity">Whether findings of this kind stop a compilation.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Remedy">What to do about it, and the source of the constraint.</param>
public sealed record DiagnosticDescriptor(string Code, DiagnosticSeverity Severity, string Title, string Remedy)
{
    /// <summary>Makes a finding of this kind.</summary>
    /// <param name="path">Where in the model.</param>
    /// <param name="message">What is wrong there and what to do, in a sentence or two.</param>
    /// <returns>The finding.</returns>
    public Diagnostic At(string path, string message) => new(Code, Severity, path, message);
}
