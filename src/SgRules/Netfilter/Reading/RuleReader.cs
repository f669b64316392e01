using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Reads one rule: conditions whose form is known as what they are, others word for word.</summary>
/// <remarks>
/// What can't be told apart surely is one <see cref="OpaqueMatch"/>: all conditions if it is unclear where one of them ends,
/// the whole rule if it is unclear where its target is.
/// </remarks>
internal sealed class RuleReader(IPFamily family, ChainDirectory chains, SaveLog log, Origin origin)
{
    private readonly List<Match> _matches = [];
    private readonly ArrayBufferWriter<byte> _canonical = new();
    private Target? _target;
    private int _line;
    private int _seen;
    private int _targetStart;
    private bool _isUnclear;
    private bool _isTargetUnclear;
    private bool _isTargetLast;

    /// <summary>Reads what stands behind the chain's name.</summary>
    /// <returns>The rule, or <see langword="null"/> after a finding that leaves none.</returns>
    public Rule? Read(ReadOnlySpan<byte> line, int start, int number)
    {
        _matches.Clear();
        (_target, _line, _seen, _targetStart) = (null, number, 0, line.Length);
        (_isUnclear, _isTargetUnclear, _isTargetLast) = (false, false, false);
        var words = new WordCursor(line, start);
        var first = words.Start;
        while (!words.IsAtEnd)
        {
            if (!ReadOption(ref words))
            {
                return null;
            }
        }

        return InItsWords(MakeRule(line, first), line[start..]);
    }

    private bool ReadOption(ref WordCursor words)
    {
        var start = words.Start;
        var isNegated = words.TrySkip("!"u8);
        var kind = RuleWords.KindOf(words.Word);
        if (kind != RuleWord.Other && words.Next().IsEmpty)
        {
            return Refuse(SaveFindings.MissingWord, words.Start, $"Nothing stands behind '{Excerpt.Of(words.Word)}': add what belongs there, or save the text again.");
        }

        switch (kind)
        {
            case RuleWord.Other:
                return ReadOther(ref words, start, isNegated);
            case RuleWord.Jump or RuleWord.Goto:
                _isTargetUnclear |= isNegated || _target is not null;
                ReadTarget(ref words, kind == RuleWord.Goto);
                return true;
            case RuleWord.Module:
                _isTargetUnclear |= isNegated;
                ReadModule(ref words, start);
                return true;
            default:
                return ReadHeader(ref words, start, kind, isNegated);
        }
    }

    private bool ReadOther(ref WordCursor words, int start, bool isNegated)
    {
        if (words.IsAtEnd || (!isNegated && words.Word[0] is not ((byte)'-' or (byte)'"')))
        {
            var stray = words.IsAtEnd ? words[start..] : words.Word;
            return Refuse(SaveFindings.StrayWord, start, $"'{Excerpt.Of(stray)}' belongs to no option: remove it, or write its option before it.");
        }

        if (isNegated || !ImplicitReader.CanRead(words.Word, _matches) || !TryAdd(ImplicitReader.Read(ref words, _matches, family), words))
        {
            ReadOpaque(ref words, start);
        }

        return true;
    }

    private bool ReadHeader(ref WordCursor words, int start, RuleWord kind, bool isNegated)
    {
        _isUnclear |= (_seen & (1 << (int)kind)) != 0;
        _seen |= 1 << (int)kind;
        words.MoveNext();
        var argument = words.Word;
        var at = words.Start;
        if (argument.SequenceEqual("!"u8))
        {
            // The order of long ago.
            ReadOpaque(ref words, start);
            return true;
        }

        words.MoveNext();
        if (kind is RuleWord.Source or RuleWord.Destination && PrefixText.TryRead(argument, out var prefix) && prefix.Family != family)
        {
            return Refuse(SaveFindings.OtherFamily, at, $"{Excerpt.Of(argument)} is an {prefix.Family} address, but the text is read as {family}: is it the other family's? iptables-save prints IPv4, ip6tables-save IPv6.");
        }

        var isKnown = HeaderReader.TryRead(kind, isNegated, argument, family, out var match);
        if (!isKnown || match is not null)
        {
            _matches.Add(match ?? (Match)new OpaqueMatch(Encoding.UTF8.GetString(words[start..words.PreviousEnd])));
        }

        return true;
    }

    private bool Refuse(DiagnosticDescriptor kind, int offset, string message)
    {
        log.Add(kind, _line, offset, message);
        return false;
    }

    private void ReadModule(ref WordCursor words, int start)
    {
        words.MoveNext();
        var module = words.Take();
        if (!TryAdd(ModuleReader.Read(module, ref words, family), words))
        {
            ReadOpaque(ref words, start);
        }
    }

    private void ReadTarget(ref WordCursor words, bool isGoto)
    {
        _targetStart = words.PreviousEnd;
        words.MoveNext();
        _isTargetUnclear |= !TargetReader.TryRead(ref words, isGoto, chains, _line, out var target);
        _target = target;
        _isTargetLast = words.IsAtEnd;
    }

    // Adds what was read of a module if that can be all of it: something of the rule's own stands behind it.
    private bool TryAdd(Match? match, WordCursor behind)
    {
        if (match is null)
        {
            return false;
        }

        _matches.Add(match);
        var isNegated = behind.TrySkip("!"u8);
        var isWhole = !RuleWords.IsOption(behind.Word) || RuleWords.KindOf(behind.Word) != RuleWord.Other
            || (!isNegated && ImplicitReader.CanRead(behind.Word, _matches));
        if (!isWhole)
        {
            _matches.RemoveAt(_matches.Count - 1);
        }

        return isWhole;
    }

    private void ReadOpaque(ref WordCursor words, int start)
    {
        words.MoveTo(start);
        _ = words.TrySkip("!"u8);
        var isModule = RuleWords.KindOf(words.Word) == RuleWord.Module;
        var before = words.Take();
        before = isModule ? words.Take() : before;
        for (; !words.IsAtEnd; before = words.Take())
        {
            if (RuleWords.KindOf(words.Word) is not (RuleWord.Module or RuleWord.Jump or RuleWord.Goto))
            {
                continue;
            }

            if (RuleWords.IsCertain(before, words.Next()))
            {
                break;
            }

            _isUnclear = true;
        }

        _matches.Add(new OpaqueMatch(Encoding.UTF8.GetString(words[start..words.PreviousEnd])));
    }

    private Rule MakeRule(ReadOnlySpan<byte> line, int first)
    {
        _isUnclear |= !ImplicitReader.HaveTheirProtocols(_matches);
        if (_isTargetUnclear || (_isUnclear && !_isTargetLast))
        {
            return Rule.Create(origin, Target.None, Opaque(line[first..]));
        }

        var target = _target ?? Target.None;
        return _isUnclear
            ? Rule.Create(origin, target, Opaque(line[first.._targetStart]))
            : Rule.Create(origin, target, CollectionsMarshal.AsSpan(_matches));
    }

    private static OpaqueMatch Opaque(ReadOnlySpan<byte> words) => new(Encoding.UTF8.GetString(words).Trim(' ', '\t'));

    // By construction then, printing gives the line again whatever form it has.
    private Rule InItsWords(Rule rule, ReadOnlySpan<byte> written)
    {
        _canonical.ResetWrittenCount();
        RuleText.Write(_canonical, rule);
        return _canonical.WrittenSpan.SequenceEqual(written) ? rule : rule.WrittenAs(Encoding.UTF8.GetString(written.TrimStart(" \t"u8)));
    }
}
