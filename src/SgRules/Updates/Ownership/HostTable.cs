using System.Globalization;
using System.Text;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>One table of a host as it was read, of whichever kind.</summary>
internal sealed class HostTable
{
    private readonly Dictionary<string, Chain> _byName = new(StringComparer.Ordinal);
    private readonly Func<ChainName, int, int> _lineOf;

    private HostTable(UpdateTable table, ChainOrder order, ValueList<Chain> chains, string fileName, Func<ChainName, int, int> lineOf)
    {
        (Table, Order, Chains, FileName, _lineOf) = (table, order, chains, fileName, lineOf);
        foreach (var chain in chains)
        {
            _byName.Add(chain.Name.Text, chain);
        }
    }

    public UpdateTable Table { get; }

    public ChainOrder Order { get; }

    public ValueList<Chain> Chains { get; }

    public string FileName { get; }

    /// <summary>The text of the tables beside it, word for word.</summary>
    public ValueList<string> OtherTables { get; private init; }

    /// <summary>Table filter of a family.</summary>
    public static HostTable Of(UpdateTable table, TableReading reading) =>
        new(table, ChainOrder.Filter, reading.Table!.Chains, reading.FileName, reading.LineOf) { OtherTables = [reading.TablesBefore, reading.TablesAfter] };

    /// <summary>Table nat of ebtables.</summary>
    public static HostTable Of(EthernetTableReading reading) =>
        new(UpdateTable.Ethernet, ChainOrder.Ethernet, reading.Table!.Chains, reading.FileName, reading.LineOf) { OtherTables = [reading.TablesBefore, reading.TablesAfter] };

    /// <summary>The chain of a name, if there is one.</summary>
    public Chain? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>A finding at a rule, with its line.</summary>
    public Diagnostic At(DiagnosticDescriptor kind, ChainName chain, int number, string message) =>
        kind.At(FileName, message) with { Line = _lineOf(chain, number), Column = 1 };

    /// <summary>What messages call a rule: its number, its chain, and its text.</summary>
    public static string Describe(Chain chain, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"rule {number} of chain {Shown(chain.Name.Text)} ('{Shown(chain.Rules[number - 1].ToString())}')");

    /// <summary>The same at the beginning of a sentence.</summary>
    public static string Capital(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    /// <summary>Another tool's text as a message may show it.</summary>
    public static string Shown(string text) => Excerpt.Of(Encoding.UTF8.GetBytes(text));
}
