using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>How our part of a table gets from one state to another in one commit.</summary>
/// <param name="Table">The table.</param>
/// <param name="Hooks">The built-in chains that change.</param>
/// <param name="Chains">The chains that change, by name; those that stay aren't named (design, section 6.5).</param>
internal sealed record TableChange(UpdateTable Table, ValueList<HookChange> Hooks, ValueList<ChainChange> Chains)
{
    public bool IsEmpty => Hooks.IsEmpty && Chains.IsEmpty;

    public static TableChange Between(UpdateTable table, OwnTable old, OwnTable @new) =>
        new(table, HooksBetween(table, old.Hooks, @new.Hooks), ChainsBetween(table, old.Chains, @new.Chains));

    private static ValueList<HookChange> HooksBetween(UpdateTable table, ValueList<Chain> old, ValueList<Chain> @new)
    {
        List<HookChange> changes = [];
        foreach (var chain in OrderOf(table).BuiltIns)
        {
            var change = HookChange.Between(chain, RulesOf(old, chain), RulesOf(@new, chain));
            if (!change.Removed.IsEmpty || !change.Added.IsEmpty)
            {
                changes.Add(change);
            }
        }

        return [.. changes];
    }

    private static ValueList<Rule> RulesOf(ValueList<Chain> hooks, ChainName chain)
    {
        foreach (var hook in hooks)
        {
            if (hook.Name == chain)
            {
                return hook.Rules;
            }
        }

        return [];
    }

    // Both lists are sorted by name: they are walked side by side.
    private static ValueList<ChainChange> ChainsBetween(UpdateTable table, ValueList<Chain> old, ValueList<Chain> @new)
    {
        List<ChainChange> changes = [];
        var order = OrderOf(table);
        for (int i = 0, j = 0; i < old.Count || j < @new.Count;)
        {
            var compared = i == old.Count ? 1 : j == @new.Count ? -1 : order.Compare(old[i].Name, @new[j].Name);
            var before = compared <= 0 ? old[i++] : null;
            var after = compared >= 0 ? @new[j++] : null;
            if (before is null || after is null || before != after)
            {
                changes.Add(CommitText.Shorter(table, ChainChange.Between(before, after)));
            }
        }

        return [.. changes];
    }

    private static ChainOrder OrderOf(UpdateTable table) => table == UpdateTable.Ethernet ? ChainOrder.Ethernet : ChainOrder.Filter;
}
