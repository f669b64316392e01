namespace SgRules.Analysis;

/// <summary>The rows of a comparison of texts as they come.</summary>
internal sealed class TextDiffLog
{
    private readonly List<TextChange> _changes = [];
    private readonly HashSet<string> _undecided = new(StringComparer.Ordinal);
    private readonly List<string> _lesser = [];

    public void Add(TextChange change) => _changes.Add(change);

    public void AddUndecided(string sentence) => _undecided.Add(sentence);

    public void AddLesser(IEnumerable<string> pairs) => _lesser.AddRange(pairs);

    public TextDiff ToDiff(string old, string @new)
    {
        var ids = RowIds.Of(_changes.Select(KeyOf).Distinct(StringComparer.Ordinal));
        return new TextDiff
        {
            OldName = old,
            NewName = @new,
            Changes = _changes.OrderBy(change => change.Kind).ThenBy(change => change.Family).ThenBy(change => change.Passage.InInterface, StringComparer.Ordinal)
                .ThenBy(change => change.Passage.OutPort, StringComparer.Ordinal).ThenBy(change => change.Passage.InPort, StringComparer.Ordinal).ThenBy(change => change.Words, StringComparer.Ordinal)
                .Select(change => change with { Id = ids[KeyOf(change)] }).ToValueList(),
            LesserPairs = _lesser.Order(StringComparer.Ordinal).ToValueList(),
            Undecided = _undecided.Order(StringComparer.Ordinal).ToValueList(),
        };
    }

    private static string KeyOf(TextChange change) =>
        $"{(change.Kind == ChangeKind.Allowed ? "A" : "D")}|{change.Family}|{change.Passage.InInterface}|{change.Passage.InPort}|{change.Passage.OutPort}|{change.Words}";
}
