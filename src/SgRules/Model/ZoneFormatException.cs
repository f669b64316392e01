namespace SgRules.Model;

/// <summary>The text isn't a zone of format sgrules/1.</summary>
/// <remarks>The message, path, line and column are the first finding's; <see cref="Diagnostics"/> has all of them.</remarks>
public sealed class ZoneFormatException : FormatException
{
    /// <summary>Makes the exception of what a reader found.</summary>
    /// <param name="diagnostics">The findings, at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="diagnostics"/> is empty.</exception>
    public ZoneFormatException(ValueList<Diagnostic> diagnostics)
        : base(diagnostics.IsEmpty ? throw new ArgumentException("There must be a finding.", nameof(diagnostics)) : diagnostics[0].ToString()) =>
        Diagnostics = diagnostics;

    /// <summary>Everything that is wrong with the text, in its order.</summary>
    public ValueList<Diagnostic> Diagnostics { get; }

    /// <summary>Where in the model, for example <c>networks[0].vlan</c>; empty for the whole document.</summary>
    public string Path => Diagnostics[0].Path;

    /// <summary>The line, from 1.</summary>
    public int Line => Diagnostics[0].Line;

    /// <summary>The column in the line, from 1, in bytes.</summary>
    public int Column => Diagnostics[0].Column;
}
