using System.Buffers;
using System.Text;

namespace SgRules.Netfilter;

/// <summary>What was read of one save text, whatever the kind of its tables.</summary>
internal sealed record SavedTables(ChainOrder Order)
{
    /// <summary>What is wrong with the text, by line and column; there is nothing else then.</summary>
    public ValueList<Diagnostic> Diagnostics { get; init; }

    /// <summary>The chains of the table that was read, in its order; none if the text doesn't have it.</summary>
    public ValueList<Chain> Chains { get; init; }

    /// <summary>For each of these chains the line of its declaration, then those of its rules.</summary>
    public ValueList<ValueList<int>> Lines { get; init; }

    /// <summary>The names of the other tables, in the text's order.</summary>
    public ValueList<string> OtherTables { get; init; }

    /// <summary>The tables before the one that was read, word for word.</summary>
    public string TablesBefore { get; init; } = string.Empty;

    /// <summary>The tables behind it.</summary>
    public string TablesAfter { get; init; } = string.Empty;

    /// <summary>Where a chain's rule, from 1, or its declaration, 0, stands in the text.</summary>
    /// <exception cref="ArgumentException">The text has no such chain.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The chain has no such rule.</exception>
    public int LineOf(ChainName chain, int number)
    {
        ArgumentNullException.ThrowIfNull(chain);
        var lines = Lines[IndexOf(chain)];
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)number, (uint)lines.Count, nameof(number));
        return lines[number];
    }

    /// <summary>Writes the text again, with a text for the table that was read.</summary>
    public void WriteTo(IBufferWriter<byte> output, Action<IBufferWriter<byte>> table)
    {
        _ = Encoding.UTF8.GetBytes(TablesBefore, output);
        if (!Chains.IsEmpty)
        {
            table(output);
        }

        _ = Encoding.UTF8.GetBytes(TablesAfter, output);
    }

    // The chains stand in this order: no dictionary is needed.
    private int IndexOf(ChainName chain)
    {
        var (low, high) = (0, Chains.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Order.Compare(Chains[middle].Name, chain);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        throw new ArgumentException($"The table has no chain {chain}.", nameof(chain));
    }
}
