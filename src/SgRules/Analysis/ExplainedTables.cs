using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>The tables that an explanation is made of: of a ruleset of our own, or as they were read.</summary>
internal sealed class ExplainedTables
{
    private readonly Dictionary<IPFamily, ExplainedTable<Packet>> _packets = [];

    /// <summary>The table for frames, if there is one.</summary>
    public ExplainedTable<Frame>? Frames { get; private init; }

    /// <summary>Our own tables, in the text that we write.</summary>
    public static ExplainedTables Of(Ruleset ruleset)
    {
        var documents = ruleset.Documents;
        var ethernet = new EthernetInterpreter(ruleset.Ethernet);
        var tables = new ExplainedTables { Frames = Own<Frame>(documents.EbTables, ethernet.Run, (frame, passage, _) => ethernet.NearestMiss(frame, passage), ruleset.Ethernet.Chains) };
        tables.AddOwn(ruleset.IPv4, ruleset.Sets, documents.IPTables);
        tables.AddOwn(ruleset.IPv6, ruleset.Sets, documents.IP6Tables);
        return tables;
    }

    /// <summary>Tables as they were read; nothing says why their rules are there.</summary>
    public static ExplainedTables Of(SetsReading sets, ReadOnlySpan<TableReading> readings)
    {
        if (!sets.Diagnostics.IsEmpty)
        {
            throw new ArgumentException("The text is no sets; its diagnostics say why.", nameof(sets));
        }

        var tables = new ExplainedTables();
        foreach (var reading in readings)
        {
            tables.Add(reading, sets);
        }

        return tables;
    }

    /// <summary>A table for frames as it was read.</summary>
    public static ExplainedTables Of(EthernetTableReading reading)
    {
        var table = reading.Table ?? throw new ArgumentException("The text is no table; its diagnostics say why.", nameof(reading));
        var ethernet = new EthernetInterpreter(table);
        Func<Frame, Passage, Func<Rule, bool>, MissedRule?> nearest = (frame, passage, _) => ethernet.NearestMiss(frame, passage);
        var behind = ForeignTables.Obstacle(reading);
        return new ExplainedTables
        {
            Frames = reading.HasTable
                ? new ExplainedTable<Frame>(reading.FileName, ethernet.Run, nearest, reading.LineOf) { Behind = behind }
                : new ExplainedTable<Frame>(reading.FileName, (frame, passage) => ethernet.Run(frame, passage) with { Path = [] }, nearest, reading.LineOf)
                {
                    Behind = behind,
                    Beside = $"{reading.FileName} has no table nat{(behind is null ? ": every frame passes" : string.Empty)}.",
                },
        };
    }

    /// <summary>The table for packets of a family, or <see langword="null"/>.</summary>
    public ExplainedTable<Packet>? Packets(IPFamily family) => _packets.GetValueOrDefault(family);

    private void Add(TableReading reading, SetsReading sets)
    {
        var table = reading.Table ?? throw new ArgumentException("The text is no table; its diagnostics say why.", nameof(reading));
        var rules = new RuleInterpreter(table, sets.Sets, sets.ForeignSets);
        var explained = new ExplainedTable<Packet>(reading.FileName, rules.Run, rules.NearestMiss, reading.LineOf)
        {
            Beside = Beside(reading.OtherTables, reading.FileName),
        };
        if (!_packets.TryAdd(table.Family, explained))
        {
            throw new ArgumentException($"There are two {table.Family} tables; a host has one of each family.", nameof(reading));
        }
    }

    private void AddOwn(FilterTable table, ValueList<IpSet> sets, Document document)
    {
        var rules = new RuleInterpreter(table, sets);
        _packets.Add(table.Family, Own<Packet>(document, rules.Run, rules.NearestMiss, table.Chains));
    }

    private static ExplainedTable<T> Own<T>(Document document, Func<T, Passage, Walk> walk, Func<T, Passage, Func<Rule, bool>, MissedRule?> nearest, ValueList<Chain> chains)
        where T : class =>
        new(document.FileName, walk, nearest, new TableLines(chains).LineOf) { HasOrigins = true };

    private static string? Beside(ValueList<string> others, string fileName) => others switch
    {
        [] => null,
        [var only] => $"Table {only} of {fileName} wasn't judged.",
        var several => $"Tables {string.Join(", ", several)} of {fileName} weren't judged.",
    };
}
