using System.Buffers;

namespace SgRules.Netfilter;

/// <summary>What <see cref="SaveText.ReadEthernetTable"/> read: table nat of ebtables, and the text of other tables beside it.</summary>
public sealed record EthernetTableReading
{
    private readonly SavedTables _saved;

    internal EthernetTableReading(SavedTables saved, EthernetTable? table, string fileName)
    {
        _saved = saved;
        Table = table;
        FileName = fileName;
    }

    /// <summary>What findings call the text.</summary>
    public string FileName { get; }

    /// <summary>
    /// The table; <see langword="null"/> exactly if there is a finding, since rules that aren't all there are worth nothing.
    /// <see cref="EthernetTable.Empty"/> if the text doesn't have it.
    /// </summary>
    public EthernetTable? Table { get; }

    /// <summary>Whether table nat stands in the text. Where nobody has used it yet, ebtables-save prints none, and all frames pass.</summary>
    public bool HasTable => !_saved.Chains.IsEmpty;

    /// <summary>What is wrong with the text, by line and column, each an error.</summary>
    public ValueList<Diagnostic> Diagnostics => _saved.Diagnostics;

    /// <summary>The names of the other tables, such as filter, in the text's order; their rules aren't read.</summary>
    public ValueList<string> OtherTables => _saved.OtherTables;

    /// <summary>The tables before table nat, such as filter, word for word; empty if there is none.</summary>
    public string TablesBefore => _saved.TablesBefore;

    /// <summary>The tables behind table nat, word for word; empty if there is none.</summary>
    public string TablesAfter => _saved.TablesAfter;

    /// <summary>Where a chain's rule stands in the text that was read.</summary>
    /// <param name="chain">A chain of the table.</param>
    /// <param name="number">The rule's number in its chain, from 1; 0 for the chain's declaration.</param>
    /// <returns>The line, from 1.</returns>
    /// <exception cref="ArgumentException">The text has no such chain.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The chain has no such rule.</exception>
    public int LineOf(ChainName chain, int number) => _saved.LineOf(chain, number);

    /// <summary>Writes the text again, comment lines, COMMIT and the counters of table nat left out; without table nat if it had none.</summary>
    /// <param name="output">Where it goes.</param>
    /// <exception cref="InvalidOperationException">There are findings.</exception>
    public void WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var table = Table ?? throw new InvalidOperationException("A text with findings has no table to write.");
        _saved.WriteTo(output, destination => EthernetTableText.Write(destination, table));
    }
}
