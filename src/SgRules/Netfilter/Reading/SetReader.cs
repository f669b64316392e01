using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace SgRules.Netfilter;

/// <summary>Reads the sets of one save text, line by line; behind a finding it goes on with the next line.</summary>
internal sealed class SetReader(string fileName)
{
    private readonly SaveLog _log = new(fileName);
    private readonly Dictionary<string, SetDraft> _drafts = new(StringComparer.Ordinal);
    private readonly List<SetDraft> _order = [];
    private bool _hasGaps;

    public SetsReading Read(ReadOnlySpan<byte> utf8)
    {
        var lines = new LineCursor(utf8, _log);
        while (lines.MoveNext())
        {
            if (lines.IsUnreadable)
            {
                _hasGaps |= lines.Line.StartsWith("create"u8);
            }
            else
            {
                ReadLine(lines.Line, lines.Number);
            }
        }

        return _log.IsEmpty ? Whole(utf8) : new SetsReading([], _log.InOrder());
    }

    private void ReadLine(ReadOnlySpan<byte> line, int number)
    {
        var words = new WordCursor(line, 0);
        var isCreation = words.TrySkip("create"u8);
        if (line[0] is (byte)' ' or (byte)'\t' || (!isCreation && !words.TrySkip("add"u8)))
        {
            _log.Add(SaveFindings.UnknownLine, number, 0, $"'{Excerpt.Of(line)}' is no line of ipset save: it prints only lines that begin with create or add.");
        }
        else if (words.Word.SequenceEqual("-exist"u8) || words.Word.SequenceEqual("-!"u8))
        {
            _log.Add(SaveFindings.NotAState, number, words.Start, $"'{Excerpt.Of(words.Word)}' is an order to ipset restore, which save never prints: load the text, then pass what ipset save prints.");
        }
        else if (words.Next().IsEmpty)
        {
            _hasGaps |= isCreation;
            NoteMissing(line, number, words.IsAtEnd ? "name" : isCreation ? "type" : "member");
        }
        else if (isCreation)
        {
            ReadCreation(words, number);
        }
        else
        {
            ReadMember(words, number);
        }
    }

    private void NoteMissing(ReadOnlySpan<byte> line, int number, string what) =>
        _log.Add(SaveFindings.MissingWord, number, line.Length, $"'{Excerpt.Of(line)}' ends before the {what} of the set: add it, or save the text again.");

    private void ReadCreation(WordCursor words, int number)
    {
        var at = words.Start;
        var written = words.Take();
        if (!SetName.TryRead(written, out var name))
        {
            _hasGaps = true;
            _log.Add(SaveFindings.BadName, number, at, $"'{Excerpt.Of(written)}' can't name a set: 1 to 31 bytes without quotes.");
            return;
        }

        var isKnown = SetCreation.IsKnown(words, out var type, out var family);
        var draft = new SetDraft(name, type, family, !isKnown);
        if (!_drafts.TryAdd(name.Text, draft))
        {
            _log.Add(SaveFindings.SetTwice, number, at, $"Set '{Excerpt.Of(written)}' is created a second time: keep one of the two.");
            return;
        }

        _order.Add(draft);
    }

    private void ReadMember(WordCursor words, int number)
    {
        var at = words.Start;
        var written = words.Take();
        if (Find(written) is not { } draft)
        {
            if (!_hasGaps)
            {
                _log.Add(SaveFindings.SetUnknown, number, at, $"Set '{Excerpt.Of(written)}' isn't created before this member: create it first, or save the text again as a whole.");
            }

            return;
        }

        if (!words.Next().IsEmpty)
        {
            draft.MarkForeign();
        }

        if (!draft.IsForeign)
        {
            AddMember(draft, words.Word, number, words.Start);
        }
    }

    private void AddMember(SetDraft draft, ReadOnlySpan<byte> written, int number, int at)
    {
        if (PrefixText.TryRead(written, out var member) && IpSet.CanHold(draft.Type, draft.Family, member))
        {
            draft.Add(member);
            return;
        }

        var wanted = draft.Type == IpSetType.HashIp ? $"one {draft.Family} address" : $"an {draft.Family} address or prefix other than /0";
        _log.Add(SaveFindings.BadMember, number, at, $"'{Excerpt.Of(written)}' can't be in set '{Excerpt.Of(Encoding.UTF8.GetBytes(draft.Name.Text))}': a member of it is {wanted}.");
    }

    private SetDraft? Find(ReadOnlySpan<byte> utf8)
    {
        Span<char> name = stackalloc char[SetName.MaxLength];
        return Utf8.ToUtf16(utf8, name, out _, out var length) == OperationStatus.Done
            && _drafts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name[..length], out var draft)
            ? draft
            : null;
    }

    private SetsReading Whole(ReadOnlySpan<byte> utf8)
    {
        var origin = new Origin("read", fileName);
        var sets = _order.Where(draft => !draft.IsForeign).Select(draft => draft.ToSet(origin)).ToValueList();
        var foreign = _order.Where(draft => draft.IsForeign).Select(draft => draft.Name).ToValueList();
        var canonical = new ArrayBufferWriter<byte>(Math.Max(utf8.Length, 1));
        IpSetText.Write(canonical, sets);
        return new SetsReading(sets, [])
        {
            ForeignSets = foreign,
            Words = canonical.WrittenSpan.SequenceEqual(utf8) ? null : Encoding.UTF8.GetString(utf8),
        };
    }
}
