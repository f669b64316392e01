namespace SgRules.Faults;

/// <summary>A fault to put into the source, one at a time.</summary>
/// <param name="Name">What is wrong then, in a few words.</param>
/// <param name="File">The file, from src/SgRules.</param>
/// <param name="Right">The text that is right; it stands in the file exactly once.</param>
/// <param name="Wrong">What stands there instead.</param>
internal sealed record Fault(string Name, string File, string Right, string Wrong)
{
    /// <summary>Words of a test that must notice it; <see langword="null"/> if any test will do.</summary>
    public string? Witness { get; init; }

    /// <summary>Puts the fault into a file's text.</summary>
    /// <exception cref="InvalidOperationException">The code has changed, and the fault no longer fits.</exception>
    public string Into(string source)
    {
        var at = source.IndexOf(Right, StringComparison.Ordinal);
        return at >= 0 && source.IndexOf(Right, at + 1, StringComparison.Ordinal) < 0
            ? string.Concat(source.AsSpan(0, at), Wrong, source.AsSpan(at + Right.Length))
            : throw new InvalidOperationException($"'{Name}' no longer fits {File}: the text to replace must stand there once. Mend it in the catalog.");
    }
}
