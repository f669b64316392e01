using System.Text;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Reads the tables of one save text, line by line; behind a finding it goes on with the next line.</summary>
internal sealed class TableReader
{
    private readonly TableFormat _format;
    private readonly SaveLog _log;
    private readonly ChainDirectory _chains;
    private readonly DeclarationReader _declarations;
    private readonly RuleLineReader _rules;
    private readonly HashSet<string> _tables = new(StringComparer.Ordinal);
    private readonly List<string> _otherTables = [];
    private readonly List<Range> _before = [];
    private readonly List<Range> _after = [];
    private string? _table;
    private bool _isOurs;
    private int _tableLine;
    private int _tableStart;
    private int _ourLine;
    private int _end;
    private bool _hasGaps;
    private bool _isOtherTool;

    private TableReader(TableFormat format, string fileName, Func<ChainDirectory, SaveLog, Origin, RuleReader> rules)
    {
        _format = format;
        _log = new SaveLog(fileName);
        _chains = new ChainDirectory(format);
        _declarations = new DeclarationReader(format, _chains, _log);
        _rules = new RuleLineReader(format, rules(_chains, _log, new Origin("read", fileName)), _chains, _log);
    }

    /// <summary>Makes a reader of table filter.</summary>
    public static TableReader OfFilter(IPFamily family, string fileName) =>
        new(TableFormat.Filter, fileName, (chains, log, origin) => new PacketRuleReader(family, chains, log, origin));

    /// <summary>Makes a reader of table nat of ebtables.</summary>
    public static TableReader OfEthernet(string fileName) =>
        new(TableFormat.Ethernet, fileName, (chains, log, origin) => new FrameRuleReader(chains, log, origin));

    public SavedTables Read(ReadOnlySpan<byte> utf8)
    {
        var lines = new LineCursor(utf8, _log);
        while (lines.MoveNext())
        {
            ReadLine(in lines);
            _end = lines.End;
        }

        if (!lines.IsCutOff)
        {
            EndOpenTable();
            NoteNotCompleted(utf8, lines.Number);
        }

        // What is missing from a text that is cut off stands in the rest of it.
        _chains.HasGaps |= lines.IsCutOff || _isOurs;
        if (_ourLine > 0)
        {
            _chains.AddFindings(_log, _ourLine);
        }
        else if (!lines.IsCutOff && !_hasGaps && !_format.IsEthernet)
        {
            NoteNoFilterTable(Math.Max(lines.Number, 1));
        }

        return _log.IsEmpty ? Whole(utf8) : new SavedTables(_format.Order) { Diagnostics = _log.InOrder() };
    }

    private void ReadLine(ref readonly LineCursor lines)
    {
        var line = lines.Line;
        if (line is [(byte)'*', ..])
        {
            BeginTable(in lines);
        }
        else if (_table is null)
        {
            NoteOutside(line, lines.Number);
        }
        else if (line.SequenceEqual("COMMIT"u8))
        {
            EndTable(lines.End);
        }
        else if (_format.IsEthernet && line is [(byte)':', ..] && CounterText.IsCounters(line[(line.LastIndexOf((byte)' ') + 1)..]))
        {
            NoteOtherTool(lines.Number);
        }
        else if (_isOurs)
        {
            ReadOurLine(in lines);
        }
    }

    private void ReadOurLine(ref readonly LineCursor lines)
    {
        var line = lines.Line;
        if (lines.IsUnreadable)
        {
            _chains.HasGaps |= line is [(byte)':', ..];
        }
        else if (line is [(byte)':', ..])
        {
            _declarations.Read(line, lines.Number);
        }
        else
        {
            _rules.Read(line, lines.Number);
        }
    }

    private void BeginTable(ref readonly LineCursor lines)
    {
        EndOpenTable();
        var words = new WordCursor(lines.Line, 1);
        var name = Excerpt.Of(words.Take());
        (_table, _tableLine, _tableStart) = (name, lines.Number, lines.Start);
        if (lines.IsUnreadable)
        {
            (_isOurs, _hasGaps) = (false, true);
            return;
        }

        NoteName(name, words, lines.Number);
        var isNew = _tables.Add(name);
        if (!isNew)
        {
            _log.Add(SaveFindings.TableTwice, lines.Number, 0, $"Table {name} comes a second time: keep one of the two, restore would take the last.");
        }

        _isOurs = isNew && name == _format.Table;
        _ourLine = _isOurs ? lines.Number : _ourLine;
    }

    private void NoteName(string name, WordCursor behind, int number)
    {
        if (name.Length == 0)
        {
            _log.Add(SaveFindings.MissingWord, number, 0, $"No table's name stands behind '*': write it, as in *{_format.Table}.");
        }
        else if (!behind.IsAtEnd)
        {
            _log.Add(SaveFindings.StrayWord, number, behind.Start, $"'{Excerpt.Of(behind.Word)}' stands behind the table's name: remove it.");
        }
    }

    private void EndTable(int end)
    {
        if (!_isOurs)
        {
            (_ourLine == 0 ? _before : _after).Add(_tableStart..end);
            _otherTables.Add(_table!);
        }

        (_table, _isOurs) = (null, false);
    }

    // Where each table ends in COMMIT, one that doesn't may be cut off.
    private void EndOpenTable()
    {
        if (_format.IsEthernet && _table is not null)
        {
            EndTable(_end);
        }
        else if (!string.IsNullOrEmpty(_table))
        {
            _log.Add(SaveFindings.CutOff, _tableLine, 0, $"Table {_table} has no COMMIT, so the text may be cut off: save it again as a whole.");
        }
    }

    // The comment lines of ebtables-nft-save are all that says whether a text without COMMIT is whole; they may be missing altogether.
    private void NoteNotCompleted(ReadOnlySpan<byte> utf8, int lastLine)
    {
        if (_format.IsEthernet && utf8.Count("# Generated by ebtables"u8) > utf8.Count("# Completed on"u8) && utf8.IndexOf("(nf_tables)"u8) >= 0)
        {
            _log.Add(SaveFindings.CutOff, lastLine, 0, "The last table begins with '# Generated by' but doesn't end in '# Completed on', so the text may be cut off: save it again as a whole.");
        }
    }

    // Once for the whole text. Nothing is said of a chain that isn't here then.
    private void NoteOtherTool(int number)
    {
        _chains.HasGaps = true;
        if (!_isOtherTool)
        {
            _log.Add(SaveFindings.OtherTool, number, 0, "The chain has counters, which iptables-save prints and ebtables-save doesn't: pass the text of ebtables-save.");
            _isOtherTool = true;
        }
    }

    private void NoteOutside(ReadOnlySpan<byte> line, int number) => _log.Add(
        SaveFindings.OutsideTable,
        number,
        0,
        $"'{Excerpt.Of(line)}' stands outside of every table: put *{_format.Table} before the lines of table {_format.Table}{(_format.IsEthernet ? string.Empty : " and COMMIT behind them")}.");

    private void NoteNoFilterTable(int lastLine) => _log.Add(
        SaveFindings.NoFilterTable,
        lastLine,
        0,
        "The text has no table filter: pass what iptables-save -t filter or ip6tables-save -t filter prints; asked so, they print it also where it was never used.");

    private SavedTables Whole(ReadOnlySpan<byte> utf8)
    {
        ChainDraft[] drafts = [.. _chains.Drafts.OrderBy(draft => draft.Name, _format.Order)];
        return new SavedTables(_format.Order)
        {
            Chains = [.. drafts.Select(draft => draft.Chain)],
            Lines = [.. drafts.Select(draft => draft.Lines)],
            OtherTables = _otherTables.ToValueList(),
            TablesBefore = Text(utf8, _before),
            TablesAfter = Text(utf8, _after),
        };
    }

    private static string Text(ReadOnlySpan<byte> utf8, List<Range> pieces)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            text.Append(Encoding.UTF8.GetString(utf8[piece]));
        }

        return text.ToString();
    }
}
