using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>The states that a plan leads one table through, from the start to the end; one commit lies between each two.</summary>
internal sealed class TableStates
{
    /// <summary>The states of a table.</summary>
    /// <param name="whole">The start and the end.</param>
    /// <param name="steps">Each state with the next, if there are others between; some may be the same.</param>
    public TableStates(TableComparison whole, params ReadOnlySpan<TableComparison> steps)
    {
        Whole = whole;
        List<OwnTable> parts = [whole.Old];
        List<TableChange> changes = [];
        foreach (var step in steps.IsEmpty ? [whole] : steps)
        {
            if (!step.IsSame)
            {
                parts.Add(step.New);
                changes.Add(TableChange.Of(step));
            }
        }

        Parts = [.. parts];
        Changes = [.. changes];
        Hashes = [.. parts.Select(part => new Deferred<string>(() => StateHash.Of(Table, part)))];
    }

    public UpdateTable Table => Whole.Table;

    /// <summary>The start and the end.</summary>
    public TableComparison Whole { get; }

    public ValueList<OwnTable> Parts { get; }

    public ValueList<TableChange> Changes { get; }

    public ValueList<Deferred<string>> Hashes { get; }

    /// <summary>The step of one commit, from 0.</summary>
    public UpdateStep Commit(int index, string reason) => new()
    {
        Kind = UpdateStepKind.Commit,
        Table = Table,
        Document = CommitText.Of(Changes[index]),
        Reason = reason,
        Changes = ChangeWords.Of(Changes[index]),
        StateBefore = Hashes[index],
        StateAfter = Hashes[index + 1],
    };

    /// <summary>What of the table is ours in any of the states.</summary>
    public OwnLines OwnLines => new(
        Table,
        [.. Parts.SelectMany(part => part.Chains.ToImmutableArray()).Select(chain => chain.Name).Where(name => !OwnNames.IsOurs(name.Text)).Distinct().OrderBy(name => name, ChainOrder.Filter)],
        [.. Parts.SelectMany(part => part.Hooks.ToImmutableArray()).SelectMany(Lines).Distinct(StringComparer.Ordinal)],
        [.. Hashes.Select(hash => hash.Value)]);

    private IEnumerable<string> Lines(Chain hook) => hook.Rules.ToImmutableArray().Select(rule => RuleText.LineOf(hook.Name, rule, Table == UpdateTable.Ethernet));
}
