using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>Reads one document for <c>restore --noflush</c> and applies it to a table, all or nothing, as strictly as the tools and the kernel do (facts: kernel, section 1.1).</summary>
internal sealed class CommitLines
{
    private static readonly Origin Read = new("read", "commit");

    private readonly PlanState _host;
    private readonly LoadedTable _table;
    private readonly TableFormat _format;
    private readonly SaveLog _log = new("commit");
    private readonly ChainDirectory _names;
    private readonly RuleReader _rules;
    private readonly ChainEdits _chains;
    private bool _isOpen;
    private bool _isDone;

    private CommitLines(PlanState host, UpdateTable kind)
    {
        _host = host;
        _table = host.Table(kind);
        _format = LoadedTable.FormatOf(kind);
        _names = new ChainDirectory(_format);
        foreach (var chain in _table.Chains.Values)
        {
            _ = _names.TryAdd(new ChainDraft(chain.Name, chain.Policy, 0));
        }

        _rules = _format.IsEthernet
            ? new FrameRuleReader(_names, _log, Read)
            : new PacketRuleReader(kind == UpdateTable.IPv4 ? IPFamily.IPv4 : IPFamily.IPv6, _names, _log, Read);
        _chains = new ChainEdits(_table);
    }

    /// <summary>The table behind a document, or why it isn't taken.</summary>
    public static (LoadedTable? Table, LineProblem? Problem) Apply(PlanState host, UpdateTable kind, ReadOnlySpan<byte> utf8) => new CommitLines(host, kind).Apply(utf8);

    private (LoadedTable? Table, LineProblem? Problem) Apply(ReadOnlySpan<byte> utf8)
    {
        var lines = new LineCursor(utf8, _log);
        while (lines.MoveNext())
        {
            if ((lines.IsUnreadable ? null : Apply(lines.Line, lines.Number)) is { } problem)
            {
                return (null, new LineProblem(lines.Number, problem));
            }

            if (!_log.IsEmpty)
            {
                break;
            }
        }

        if (Finding(lines.Number) is { } finding)
        {
            return (null, finding);
        }

        if (!_isOpen || (!_isDone && !_format.IsEthernet))
        {
            return (null, new LineProblem(lines.Number, "the document has no table, or doesn't end in COMMIT"));
        }

        var chains = _chains.Close();
        return ChainDepth.Problem(chains, _format.Order) is { } circle ? (null, new LineProblem(lines.Number, circle)) : (new LoadedTable(_table.Kind, chains), null);
    }

    // What the readers say of the line.
    private LineProblem? Finding(int line) => _log.IsEmpty ? null
        : _log.InOrder()[0] is var finding ? new LineProblem(finding.Line == 0 ? line : finding.Line, finding.Message.TrimEnd('.')) : null;

    private string? Apply(ReadOnlySpan<byte> line, int number)
    {
        if (_isDone)
        {
            return "something stands behind COMMIT";
        }

        if (!_isOpen)
        {
            _isOpen = line.SequenceEqual(_format.IsEthernet ? "*nat"u8 : "*filter"u8);
            return _isOpen ? null : $"'{Excerpt.Of(line)}' isn't the beginning of table {_format.Table}";
        }

        if (line.SequenceEqual("COMMIT"u8))
        {
            _isDone = true;
            return null;
        }

        return line is [(byte)':', ..] ? Declare(line) : Command(line, number);
    }

    private string? Declare(ReadOnlySpan<byte> line)
    {
        var words = new WordCursor(line, 1);
        var written = words.Take();
        if (!ChainName.TryRead(written, out var name))
        {
            return $"'{Excerpt.Of(written)}' can't name a chain";
        }

        var policyWord = words.Take();
        if (!_format.TryReadPolicy(name, policyWord, out var policy))
        {
            return $"chain {name} can't have policy '{Excerpt.Of(policyWord)}'";
        }

        if (_format.IsEthernet ? !words.IsAtEnd : !CounterText.IsCounters(words.Take()) || !words.IsAtEnd)
        {
            return $"the declaration of chain {name} doesn't end as it should";
        }

        _ = _names.TryAdd(new ChainDraft(name, policy, 0));
        return _chains.Declare(name, policy);
    }

    private string? Command(ReadOnlySpan<byte> line, int number)
    {
        if (!WordCursor.HasSoundQuotes(line, out _))
        {
            return "its quotes don't enclose words";
        }

        var words = new WordCursor(line, 0);
        var command = words.Take();
        var chain = _names.Find(words.Word)?.Name.Text;
        if (chain is null || !_chains.Has(chain))
        {
            return $"there is no chain '{Excerpt.Of(words.Word)}'";
        }

        var start = words.End;
        words.MoveNext();
        return command switch
        {
            _ when command.SequenceEqual("-A"u8) => Put(line, start, number, chain, null),
            _ when command.SequenceEqual("-I"u8) => IsNumber(words.Word, out var place) ? Put(line, words.End, number, chain, place - 1) : Put(line, start, number, chain, 0),
            _ when command.SequenceEqual("-D"u8) => Delete(line, words, start, number, chain),
            _ when command.SequenceEqual("-F"u8) => words.IsAtEnd ? _chains.Empty(chain) : Behind(words),
            _ when command.SequenceEqual("-X"u8) => words.IsAtEnd ? _chains.Remove(chain) : Behind(words),
            _ => $"command '{Excerpt.Of(command)}' isn't known here",
        };
    }

    private string? Put(ReadOnlySpan<byte> line, int start, int number, string chain, int? place) =>
        ReadRule(line, start, number) is { } rule ? ProblemOf(rule) ?? _chains.Put(chain, place, rule) : null;

    private string? Delete(ReadOnlySpan<byte> line, WordCursor words, int start, int number, string chain)
    {
        if (!IsNumber(words.Word, out var place))
        {
            return ReadRule(line, start, number) is { } rule ? _chains.Delete(chain, rule) : null;
        }

        words.MoveNext();
        return words.IsAtEnd ? _chains.DeleteAt(chain, place - 1) : Behind(words);
    }

    // A rule with a finding is none: the log says why.
    private Rule? ReadRule(ReadOnlySpan<byte> line, int start, int number)
    {
        var rule = _rules.Read(line, start, number);
        _names.AddFindings(_log, number);
        return _log.IsEmpty ? rule : null;
    }

    private string? ProblemOf(Rule rule)
    {
        var foreign = _table.Kind switch
        {
            UpdateTable.IPv4 => RuleTraits.Frames | RuleTraits.IPv6,
            UpdateTable.IPv6 => RuleTraits.Frames | RuleTraits.IPv4,
            _ => RuleTraits.Packets | RuleTraits.IPv4 | RuleTraits.IPv6,
        };
        if ((rule.Traits & foreign) != RuleTraits.None)
        {
            return "a condition or target can't stand in this table";
        }

        foreach (var match in rule.Matches)
        {
            if (match is SetMatch set && _host.TableOf(set.Set.Text) != _table.Kind)
            {
                return $"there is no set {set.Set} of this family";
            }
        }

        return null;
    }

    private static bool IsNumber(ReadOnlySpan<byte> word, out int number) => NumberText.TryRead(word, int.MaxValue, out number);

    private static string Behind(WordCursor words) => $"'{Excerpt.Of(words.Word)}' stands behind the command";
}
