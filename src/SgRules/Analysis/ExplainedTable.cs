using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>The rules of one family, ready to be walked, and where they stand.</summary>
internal sealed class ExplainedTable
{
    private readonly RuleInterpreter _interpreter;

    private readonly Func<ChainName, int, int> _lineOf;

    private readonly bool _hasOrigins;

    private ExplainedTable(IPFamily family, RuleInterpreter interpreter, string fileName, Func<ChainName, int, int> lineOf, bool hasOrigins)
    {
        _interpreter = interpreter;
        _lineOf = lineOf;
        _hasOrigins = hasOrigins;
        Family = family;
        FileName = fileName;
    }

    public IPFamily Family { get; }

    public string FileName { get; }

    /// <summary>A table of our own, in the text that we write.</summary>
    public static ExplainedTable Of(FilterTable table, ValueList<IpSet> sets, Document document) =>
        new(table.Family, new RuleInterpreter(table, sets), document.FileName, new FilterTableLines(table).LineOf, hasOrigins: true);

    /// <summary>A table as it was read; nothing says why its rules are there.</summary>
    public static ExplainedTable Of(TableReading reading, SetsReading sets)
    {
        var table = reading.Table ?? throw new ArgumentException("The text is no table; its diagnostics say why.", nameof(reading));
        return new(table.Family, new RuleInterpreter(table, sets.Sets, sets.ForeignSets), reading.FileName, reading.LineOf, hasOrigins: false);
    }

    public Walk Walk(Packet packet, Passage passage) => _interpreter.Run(packet, passage);

    public ExplainedStep Locate(WalkStep step) =>
        new(FileName, _lineOf(step.Chain, step.Number), step, _hasOrigins ? step.Rule?.Origin : null);
}
