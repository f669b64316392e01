using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>The rows of a comparison as they come; those that say the same become one.</summary>
internal sealed class RowCollector
{
    private readonly Dictionary<string, RowDraft>[] _drafts = [new(StringComparer.Ordinal), new(StringComparer.Ordinal)];
    private readonly List<UndecidedChange> _undecided = [];

    public IEnumerable<UndecidedChange> Undecided => _undecided;

    public void Add(ChangeCandidate candidate, PairChange change, ChangeScope scope, Ground closed, Func<PacketExample?> example)
    {
        var drafts = _drafts[(int)change.Kind];
        if (!drafts.TryGetValue(candidate.Key, out var draft))
        {
            // Policies come in the order of their first instances, so the first has the first instance of all.
            draft = new RowDraft(candidate, change.Kind, example());
            drafts.Add(candidate.Key, draft);
        }

        draft.Add(candidate, scope, closed);
    }

    public void AddUndecided(Direction direction, ValueList<string> instances, string reason) => _undecided.Add(new UndecidedChange(direction, instances, reason));

    /// <summary>The rows of one kind, in order.</summary>
    public ValueList<TrafficChange> Rows(ChangeKind kind, Func<ValueList<string>, IEnumerable<string>, ValueList<string>> groupsOf) => _drafts[(int)kind].Values
        .Select(draft => draft.ToChange(groupsOf))
        .OrderBy(row => row.Direction)
        .ThenBy(row => row.Groups.IsEmpty ? row.Instances[0] : row.Groups[0], StringComparer.Ordinal)
        .ThenBy(row => row.Boxes[0].Box.Traffic)
        .ThenBy(row => row.Id, StringComparer.Ordinal)
        .ToValueList();
}
