using System.Buffers;
using System.Text;

namespace SgRules.Netfilter;

/// <summary>What <see cref="SaveText.ReadTable"/> read: table filter, and the text of other tables beside it.</summary>
public sealed record TableReading
{
    internal TableReading(FilterTable? table, ValueList<Diagnostic> diagnostics)
    {
        Table = table;
        Diagnostics = diagnostics;
    }

    /// <summary>What findings call the text.</summary>
    public string FileName { get; internal init; } = string.Empty;

    /// <summary>The table; <see langword="null"/> exactly if there is a finding, since rules that aren't all there are worth nothing.</summary>
    public FilterTable? Table { get; }

    /// <summary>What is wrong with the text, by line and column, each an error.</summary>
    public ValueList<Diagnostic> Diagnostics { get; }

    /// <summary>The names of the other tables, such as nat, in the text's order; their rules aren't read.</summary>
    public ValueList<string> OtherTables { get; internal init; }

    /// <summary>The tables before table filter, such as nat, word for word; empty if there is none.</summary>
    public string TablesBefore { get; internal init; } = string.Empty;

    /// <summary>The tables behind table filter, word for word; empty if there is none.</summary>
    public string TablesAfter { get; internal init; } = string.Empty;

    /// <summary>For each chain of the table the line of its declaration, then those of its rules.</summary>
    internal ValueList<ValueList<int>> Lines { get; init; }

    /// <summary>Where a chain's rule stands in the text that was read.</summary>
    /// <param name="chain">A chain of the table.</param>
    /// <param name="number">The rule's number in its chain, from 1, as iptables counts; 0 for the chain's declaration.</param>
    /// <returns>The line, from 1.</returns>
    /// <exception cref="ArgumentException">The table has no such chain.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The chain has no such rule.</exception>
    public int LineOf(ChainName chain, int number)
    {
        ArgumentNullException.ThrowIfNull(chain);
        var lines = Lines[IndexOf(chain)];
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)number, (uint)lines.Count, nameof(number));
        return lines[number];
    }

    /// <summary>Writes the text again, comment lines left out and the counters of table filter zero.</summary>
    /// <param name="output">Where it goes.</param>
    /// <exception cref="InvalidOperationException">There is no table.</exception>
    public void WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var table = Table ?? throw new InvalidOperationException("A text with findings has no table to write.");
        _ = Encoding.UTF8.GetBytes(TablesBefore, output);
        FilterTableText.Write(output, table);
        _ = Encoding.UTF8.GetBytes(TablesAfter, output);
    }

    // The chains stand in this order: no dictionary is needed.
    private int IndexOf(ChainName chain)
    {
        var (low, high) = (0, (Table?.Chains.Count ?? 0) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = ChainOrder.Filter.Compare(Table!.Chains[middle].Name, chain);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        throw new ArgumentException($"The table has no chain {chain}.", nameof(chain));
    }
}
