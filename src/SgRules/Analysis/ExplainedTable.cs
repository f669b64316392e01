using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>The rules of one family, ready to be walked, and where they stand.</summary>
internal sealed class ExplainedTable
{
    private readonly RuleInterpreter _interpreter;

    private readonly Func<ChainName, int, int> _lineOf;

    private ExplainedTable(IPFamily family, RuleInterpreter interpreter, string fileName, Func<ChainName, int, int> lineOf)
    {
        _interpreter = interpreter;
        _lineOf = lineOf;
        Family = family;
        FileName = fileName;
    }

    public IPFamily Family { get; }

    public string FileName { get; }

    /// <summary>What stands beside the table and isn't judged, a sentence; <see langword="null"/> if nothing does.</summary>
    public string? Beside { get; private init; }

    private bool HasOrigins { get; init; }

    /// <summary>A table of our own, in the text that we write.</summary>
    public static ExplainedTable Of(FilterTable table, ValueList<IpSet> sets, Document document) =>
        new(table.Family, new RuleInterpreter(table, sets), document.FileName, new TableLines(table.Chains).LineOf) { HasOrigins = true };

    /// <summary>A table as it was read; nothing says why its rules are there.</summary>
    public static ExplainedTable Of(TableReading reading, SetsReading sets)
    {
        var table = reading.Table ?? throw new ArgumentException("The text is no table; its diagnostics say why.", nameof(reading));
        return new(table.Family, new RuleInterpreter(table, sets.Sets, sets.ForeignSets), reading.FileName, reading.LineOf) { Beside = BesideIn(reading) };
    }

    public Walk Walk(Packet packet, Passage passage) => _interpreter.Run(packet, passage);

    public ExplainedStep Locate(WalkStep step) =>
        new(FileName, _lineOf(step.Chain, step.Number), step, HasOrigins ? step.Rule?.Origin : null);

    private static string? BesideIn(TableReading reading) => reading.OtherTables switch
    {
        [] => null,
        [var only] => $"Table {only} of {reading.FileName} wasn't judged.",
        var several => $"Tables {string.Join(", ", several)} of {reading.FileName} weren't judged.",
    };
}
