using System.Buffers;
using System.Text;

namespace SgRules.Netfilter;

/// <summary>What <see cref="SaveText.ReadSets"/> read.</summary>
public sealed record SetsReading
{
    internal SetsReading(ValueList<IpSet> sets, ValueList<Diagnostic> diagnostics)
    {
        Sets = sets;
        Diagnostics = diagnostics;
    }

    /// <summary>The sets of which everything is known, in the text's order; none if there is a finding.</summary>
    public ValueList<IpSet> Sets { get; }

    /// <summary>The names of the other sets: of types, options or members that aren't known here, so that nobody can say what is in them.</summary>
    public ValueList<SetName> ForeignSets { get; internal init; }

    /// <summary>What is wrong with the text, by line and column, each an error.</summary>
    public ValueList<Diagnostic> Diagnostics { get; }

    /// <summary>The text that was read, if the canonical text of <see cref="Sets"/> is another.</summary>
    internal string? Words { get; init; }

    /// <summary>Writes the text again, foreign sets and the order of everything included.</summary>
    /// <param name="output">Where it goes.</param>
    /// <exception cref="InvalidOperationException">There are findings.</exception>
    public void WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!Diagnostics.IsEmpty)
        {
            throw new InvalidOperationException("A text with findings has no sets to write.");
        }

        if (Words is null)
        {
            IpSetText.Write(output, Sets);
            return;
        }

        _ = Encoding.UTF8.GetBytes(Words, output);
    }
}
