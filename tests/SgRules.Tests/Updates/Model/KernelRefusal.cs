using System.Globalization;

namespace SgRules.Updates;

/// <summary>What a restore tool says when it, or the kernel, doesn't take a line.</summary>
internal sealed class KernelRefusal(int line, string problem) : Exception(string.Create(CultureInfo.InvariantCulture, $"line {line}: {problem}"))
{
    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;
}
