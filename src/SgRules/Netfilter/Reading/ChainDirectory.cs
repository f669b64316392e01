using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace SgRules.Netfilter;

/// <summary>The chains that a table declares, found by name, and the places that name others.</summary>
internal sealed class ChainDirectory(TableFormat format)
{
    private readonly Dictionary<string, ChainDraft> _drafts = new(StringComparer.Ordinal);
    private readonly List<ChainDraft> _order = [];
    private readonly List<ChainUse> _uses = [];
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    /// <summary>Whether a declaration couldn't be read, so that nothing can be said of a chain that isn't here.</summary>
    public bool HasGaps { get; set; }

    /// <summary>Every chain, as its declaration stands in the text.</summary>
    public IReadOnlyList<ChainDraft> Drafts => _order;

    public ChainDraft? Find(ReadOnlySpan<byte> utf8)
    {
        Span<char> name = stackalloc char[ChainName.MaxLength];
        return Utf8.ToUtf16(utf8, name, out _, out var length) == OperationStatus.Done
            && _drafts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name[..length], out var draft)
            ? draft
            : null;
    }

    public bool TryAdd(ChainDraft draft)
    {
        var isNew = _drafts.TryAdd(draft.Name.Text, draft);
        if (isNew)
        {
            _order.Add(draft);
        }

        return isNew;
    }

    /// <summary>Remembers a place that names a chain which isn't declared so far.</summary>
    public void NoteUse(ReadOnlySpan<byte> name, int line, int offset) =>
        _uses.Add(new ChainUse(Encoding.UTF8.GetString(name), line, offset, IsCertain: true));

    /// <summary>Remembers a target's word, in case that a chain of the name is declared later.</summary>
    public void NoteWord(string word, int line, int offset)
    {
        if (_words.Add(word))
        {
            _uses.Add(new ChainUse(word, line, offset, IsCertain: false));
        }
    }

    /// <summary>Notes what can be said only when all declarations are known.</summary>
    public void AddFindings(SaveLog log, int firstLine)
    {
        foreach (var use in _uses)
        {
            var name = Excerpt.Of(Encoding.UTF8.GetBytes(use.Name));
            if (_drafts.ContainsKey(use.Name))
            {
                log.Add(SaveFindings.ChainTooLate, use.Line, use.Offset, $"Chain '{name}' is declared only further down: move its declaration before all rules.");
            }
            else if (use.IsCertain && !HasGaps)
            {
                log.Add(SaveFindings.ChainUnknown, use.Line, use.Offset, $"Chain '{name}' is used but not declared: add '{format.DeclarationOf(name)}' before all rules, or save the text again as a whole.");
            }
        }

        foreach (var builtIn in HasGaps ? [] : format.Order.BuiltIns)
        {
            if (!_drafts.ContainsKey(builtIn.Text))
            {
                log.Add(SaveFindings.BuiltInMissing, firstLine, 0, $"The table doesn't declare {builtIn}, so its policy is unknown: save the text again as a whole.");
            }
        }
    }
}
