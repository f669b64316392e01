using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>The states that a plan leads one table through, from the start to the end; one commit lies between each two.</summary>
internal sealed record TableStates
{
    public TableStates(UpdateTable table, OwnTable start, params ReadOnlySpan<OwnTable> next)
    {
        Table = table;
        List<OwnTable> parts = [start];
        List<TableChange> changes = [];
        var seen = start;
        foreach (var part in next)
        {
            // Comparing thousands of chains that are the same takes longer than all else.
            if (ReferenceEquals(part, seen))
            {
                continue;
            }

            seen = part;
            var change = TableChange.Between(table, parts[^1], part);
            if (!change.IsEmpty)
            {
                parts.Add(part);
                changes.Add(change);
            }
        }

        Parts = [.. parts];
        Changes = [.. changes];
        Hashes = [.. parts.Select(part => StateHash.Of(table, part))];
    }

    public UpdateTable Table { get; }

    public ValueList<OwnTable> Parts { get; }

    public ValueList<TableChange> Changes { get; }

    public ValueList<string> Hashes { get; }

    /// <summary>The step of one commit, from 0.</summary>
    public UpdateStep Commit(int index, string reason) => new()
    {
        Kind = UpdateStepKind.Commit,
        Table = Table,
        Document = CommitText.Of(Changes[index]),
        Reason = reason,
        Changes = ChangeWords.Of(Changes[index]),
        Before = Hashes[index],
        After = Hashes[index + 1],
    };

    /// <summary>What of the table is ours in any of the states.</summary>
    public OwnLines OwnLines => new(
        Table,
        [.. Parts.SelectMany(part => part.Chains.ToImmutableArray()).Select(chain => chain.Name).Where(name => !OwnNames.IsOurs(name.Text)).Distinct().OrderBy(name => name, ChainOrder.Filter)],
        [.. Parts.SelectMany(part => part.Hooks.ToImmutableArray()).SelectMany(Lines).Distinct(StringComparer.Ordinal)],
        Hashes);

    private IEnumerable<string> Lines(Chain hook) => hook.Rules.ToImmutableArray().Select(rule => RuleText.LineOf(hook.Name, rule, Table == UpdateTable.Ethernet));
}
