using System.Text;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Reads the tables of one save text, line by line; behind a finding it goes on with the next line.</summary>
internal sealed class TableReader
{
    private readonly IPFamily _family;
    private readonly SaveLog _log;
    private readonly ChainDirectory _chains = new();
    private readonly DeclarationReader _declarations;
    private readonly RuleLineReader _rules;
    private readonly HashSet<string> _tables = new(StringComparer.Ordinal);
    private readonly List<string> _otherTables = [];
    private readonly List<Range> _before = [];
    private readonly List<Range> _after = [];
    private string? _table;
    private bool _isFilter;
    private int _tableLine;
    private int _tableStart;
    private int _filterLine;
    private bool _hasGaps;

    public TableReader(IPFamily family, string fileName)
    {
        _family = family;
        _log = new SaveLog(fileName);
        _declarations = new DeclarationReader(_chains, _log);
        _rules = new RuleLineReader(family, _chains, _log, new Origin("read", fileName));
    }

    public TableReading Read(ReadOnlySpan<byte> utf8)
    {
        var lines = new LineCursor(utf8, _log);
        while (lines.MoveNext())
        {
            ReadLine(in lines);
        }

        // What is missing from a text that is cut off stands in the rest of it.
        _chains.HasGaps |= lines.IsCutOff || _isFilter;
        if (_filterLine > 0)
        {
            _chains.AddFindings(_log, _filterLine);
        }

        if (!lines.IsCutOff)
        {
            NoteWhatLacks(Math.Max(lines.Number, 1));
        }

        return _log.IsEmpty ? Whole(utf8) : new TableReading(null, _log.InOrder());
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
        else if (_isFilter)
        {
            ReadFilterLine(in lines);
        }
    }

    private void ReadFilterLine(ref readonly LineCursor lines)
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
        NoteOpenTable();
        var words = new WordCursor(lines.Line, 1);
        var name = Excerpt.Of(words.Take());
        (_table, _tableLine, _tableStart) = (name, lines.Number, lines.Start);
        if (lines.IsUnreadable)
        {
            (_isFilter, _hasGaps) = (false, true);
            return;
        }

        NoteName(name, words, lines.Number);
        var isNew = _tables.Add(name);
        if (!isNew)
        {
            _log.Add(SaveFindings.TableTwice, lines.Number, 0, $"Table {name} comes a second time: keep one of the two, restore would take the last.");
        }

        _isFilter = isNew && name == "filter";
        _filterLine = _isFilter ? lines.Number : _filterLine;
    }

    private void NoteName(string name, WordCursor behind, int number)
    {
        if (name.Length == 0)
        {
            _log.Add(SaveFindings.MissingWord, number, 0, "No table's name stands behind '*': write it, as in *filter.");
        }
        else if (!behind.IsAtEnd)
        {
            _log.Add(SaveFindings.StrayWord, number, behind.Start, $"'{Excerpt.Of(behind.Word)}' stands behind the table's name: remove it.");
        }
    }

    private void EndTable(int end)
    {
        if (!_isFilter)
        {
            (_filterLine == 0 ? _before : _after).Add(_tableStart..end);
            _otherTables.Add(_table!);
        }

        (_table, _isFilter) = (null, false);
    }

    private void NoteOpenTable()
    {
        if (!string.IsNullOrEmpty(_table))
        {
            _log.Add(SaveFindings.CutOff, _tableLine, 0, $"Table {_table} has no COMMIT, so the text may be cut off: save it again as a whole.");
        }
    }

    private void NoteOutside(ReadOnlySpan<byte> line, int number) => _log.Add(
        SaveFindings.OutsideTable,
        number,
        0,
        $"'{Excerpt.Of(line)}' stands outside of every table: put *filter before the lines of table filter and COMMIT behind them.");

    private void NoteWhatLacks(int lastLine)
    {
        NoteOpenTable();
        if (_filterLine == 0 && !_hasGaps)
        {
            _log.Add(SaveFindings.NoFilterTable, lastLine, 0, "The text has no table filter: pass what iptables-save or ip6tables-save prints. Where it prints none, run iptables -S once, which makes it, and save again.");
        }
    }

    private TableReading Whole(ReadOnlySpan<byte> utf8)
    {
        var table = FilterTable.Create(_family, _chains.Drafts.Select(draft => draft.Chain));
        var lines = _chains.Drafts.OrderBy(draft => draft.Name, ChainOrder.Filter).Select(draft => draft.Lines);
        return new TableReading(table, [])
        {
            Lines = lines.ToValueList(),
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
