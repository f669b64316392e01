using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace SgRules.Netfilter;

/// <summary>Reads one rule: conditions whose form is known as what they are, others word for word.</summary>
/// <remarks>
/// What can't be told apart surely is one <see cref="OpaqueMatch"/>: all conditions if it is unclear where one of them ends,
/// the whole rule if it is unclear where its target is.
/// </remarks>
internal abstract class RuleReader(TableFormat format, ChainDirectory chains, SaveLog log, Origin origin)
{
    private readonly ArrayBufferWriter<byte> _canonical = new();
    private Target? _target;
    private int _line;
    private int _seen;
    private int _targetStart;
    private bool _isTargetLast;

    /// <summary>The conditions read so far.</summary>
    protected List<Match> Matches { get; } = [];

    /// <summary>Whether it is unclear where a condition ends, or what it says.</summary>
    protected bool IsUnclear { get; set; }

    /// <summary>Whether it is unclear where the target is.</summary>
    protected bool IsTargetUnclear { get; set; }

    /// <summary>Reads what stands behind the chain's name.</summary>
    /// <returns>The rule, or <see langword="null"/> after a finding that leaves none.</returns>
    public Rule? Read(ReadOnlySpan<byte> line, int start, int number)
    {
        Matches.Clear();
        (_target, _line, _seen, _targetStart, _isTargetLast) = (null, number, 0, line.Length, false);
        (IsUnclear, IsTargetUnclear) = (false, false);
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

    /// <summary>Reads the option that the words are on, and goes behind it.</summary>
    /// <returns>False after a finding that leaves no rule.</returns>
    protected abstract bool ReadOption(ref WordCursor words);

    /// <summary>Whether every condition stands beside those that it needs; no tool loads others.</summary>
    protected abstract bool HaveWhatTheyNeed();

    /// <summary>Notes an option that a rule can have once, by a number of its own below 32.</summary>
    protected void NoteOption(int option)
    {
        IsUnclear |= (_seen & (1 << option)) != 0;
        _seen |= 1 << option;
    }

    protected bool Refuse(DiagnosticDescriptor kind, int offset, string message)
    {
        log.Add(kind, _line, offset, message);
        return false;
    }

    protected bool RefuseMissing(in WordCursor words) =>
        Refuse(SaveFindings.MissingWord, words.Start, $"Nothing stands behind '{Excerpt.Of(words.Word)}': add what belongs there, or save the text again.");

    protected bool RefuseStray(int offset, ReadOnlySpan<byte> stray) =>
        Refuse(SaveFindings.StrayWord, offset, $"'{Excerpt.Of(stray)}' belongs to no option: remove it, or write its option before it.");

    protected void ReadTarget(ref WordCursor words, bool isGoto)
    {
        IsTargetUnclear |= _target is not null;
        _targetStart = words.PreviousEnd;
        words.MoveNext();
        IsTargetUnclear |= !TargetReader.TryRead(ref words, isGoto, format, chains, _line, out var target);
        _target = target;
        _isTargetLast = words.IsAtEnd;
    }

    protected static OpaqueMatch Opaque(ReadOnlySpan<byte> words) => new(Encoding.UTF8.GetString(words).Trim(' ', '\t'));

    private Rule MakeRule(ReadOnlySpan<byte> line, int first)
    {
        IsUnclear |= !HaveWhatTheyNeed();
        if (IsTargetUnclear || (IsUnclear && !_isTargetLast))
        {
            return Rule.Create(origin, Target.None, Opaque(line[first..]));
        }

        var target = _target ?? Target.None;
        return IsUnclear
            ? Rule.Create(origin, target, Opaque(line[first.._targetStart]))
            : Rule.Create(origin, target, CollectionsMarshal.AsSpan(Matches));
    }

    // By construction then, printing gives the line again whatever form it has, in its table and alone.
    private Rule InItsWords(Rule rule, ReadOnlySpan<byte> written) =>
        IsWritten(rule, format.WithoutTarget, written) && (rule.Target is not NoTarget || IsWritten(rule, RuleText.WithoutTarget(rule), written))
            ? rule
            : rule.WrittenAs(WithOneBlankBefore(written.TrimStart(" \t"u8)));

    private static byte[] WithOneBlankBefore(ReadOnlySpan<byte> words) => words.IsEmpty ? [] : [(byte)' ', .. words];

    private bool IsWritten(Rule rule, ReadOnlySpan<byte> withoutTarget, ReadOnlySpan<byte> written)
    {
        _canonical.ResetWrittenCount();
        RuleText.Write(_canonical, rule, withoutTarget);
        return _canonical.WrittenSpan.SequenceEqual(written);
    }
}
