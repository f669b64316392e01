namespace SgRules;

/// <summary>One finding about a model or a target: what is wrong, where, and what to do.</summary>
/// <param name="Code">The stable code, <c>SGR1xxx</c> for the model and <c>SGR2xxx</c> for the target.</param>
/// <param name="Severity">Whether it stops a compilation.</param>
/// <param name="Path">Where in the model, for example <c>instances[3].nics[0].mac</c>; empty for the whole document.</param>
/// <param name="Message">One sentence or two: what is wrong and what to do.</param>
public sealed record Diagnostic(string Code, DiagnosticSeverity Severity, string Path, string Message)
{
    /// <summary>Other places that take part, for example the first use of a duplicate address.</summary>
    public ValueList<string> RelatedPaths { get; init; }

    /// <summary>The line in the text it was read from, from 1; 0 where it isn't known.</summary>
    public int Line { get; init; }

    /// <summary>The column in that line, from 1, in bytes; 0 where it isn't known.</summary>
    public int Column { get; init; }

    /// <summary>The finding as the command line prints it.</summary>
    /// <returns><c>path: severity CODE: message</c>, with the line where it is known.</returns>
    public override string ToString()
    {
        var severity = Severity == DiagnosticSeverity.Error ? "error" : "warning";
        var path = Path.Length == 0 ? "zone.json" : Path;
        var at = Line == 0 ? string.Empty : string.Create(System.Globalization.CultureInfo.InvariantCulture, $" (line {Line}, column {Column})");
        return $"{path}: {severity} {Code}: {Message}{at}";
    }
}
