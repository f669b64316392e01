using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Where two states of our part of a table differ. All that a plan works out starts from here, so that each chain is compared once.</summary>
internal sealed class TableComparison(UpdateTable table, OwnTable old, OwnTable @new, ValueList<HookChange> hooks, ValueList<ChainPair> chains)
{
    private HashSet<string>? _differing;
    private OwnTable? _oldAsking;
    private OwnTable? _newAsking;

    /// <summary>The table.</summary>
    public UpdateTable Table => table;

    /// <summary>Our part as it is.</summary>
    public OwnTable Old => old;

    /// <summary>Our part as it shall be.</summary>
    public OwnTable New => @new;

    /// <summary>The built-in chains that change.</summary>
    public ValueList<HookChange> Hooks => hooks;

    /// <summary>The chains that differ or that one state doesn't have, by name.</summary>
    public ValueList<ChainPair> Chains => chains;

    public bool IsSame => Hooks.IsEmpty && Chains.IsEmpty;

    /// <summary>The hooks of the old state, and those of its chains that ask sets, or may.</summary>
    public OwnTable OldAsking => _oldAsking ??= new(Old.Hooks, [.. NewAsking.Chains.Where(chain => !Differs(chain.Name)).Concat(Chains.Select(pair => pair.Old).OfType<Chain>().Where(SetUse.MayAsk)).OrderBy(chain => chain.Name, ChainOrder.Filter)]);

    /// <inheritdoc cref="OldAsking"/>
    public OwnTable NewAsking => _newAsking ??= SetUse.Asking(New);

    /// <summary>Whether a chain differs, or only one state has it.</summary>
    public bool Differs(ChainName chain) => (_differing ??= Chains.Select(pair => pair.Name.Text).ToHashSet(StringComparer.Ordinal)).Contains(chain.Text);

    /// <summary>Compares two states. Takes time in proportion to their rules.</summary>
    public static TableComparison Of(UpdateTable table, OwnTable old, OwnTable @new) =>
        new(table, old, @new, HooksOf(table, old.Hooks, @new.Hooks), ChainsOf(old.Chains, @new.Chains));

    /// <summary>Two states of which the chains that differ are known.</summary>
    public static TableComparison Of(UpdateTable table, OwnTable old, OwnTable @new, ValueList<ChainPair> chains) =>
        new(table, old, @new, HooksOf(table, old.Hooks, @new.Hooks), chains);

    /// <summary>The comparison with a third state on the way, that has the chains of the new one, a few of them otherwise.</summary>
    /// <param name="middle">The third state.</param>
    /// <param name="others">The chains that it has otherwise, by name, as it has them.</param>
    public TableComparison With(OwnTable middle, IEnumerable<Chain> others)
    {
        var differing = new SortedList<ChainName, ChainPair>(ChainOrder.Filter);
        foreach (var pair in Chains)
        {
            differing.Add(pair.Name, pair);
        }

        foreach (var chain in others)
        {
            // A chain that isn't among those that differ is the same in both states.
            var before = differing.TryGetValue(chain.Name, out var pair) ? pair.Old : New.Find(chain.Name);
            _ = differing.Remove(chain.Name);
            if (!chain.Equals(before))
            {
                differing.Add(chain.Name, new ChainPair(before, chain));
            }
        }

        return Of(Table, Old, middle, [.. differing.Values]);
    }

    private static ValueList<HookChange> HooksOf(UpdateTable table, ValueList<Chain> old, ValueList<Chain> @new)
    {
        List<HookChange> changes = [];
        foreach (var chain in (table == UpdateTable.Ethernet ? ChainOrder.Ethernet : ChainOrder.Filter).BuiltIns)
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
    private static ValueList<ChainPair> ChainsOf(ValueList<Chain> oldChains, ValueList<Chain> newChains)
    {
        List<ChainPair> pairs = [];
        var comparer = new ChainComparer();
        var old = oldChains.AsSpan();
        var @new = newChains.AsSpan();
        for (int i = 0, j = 0; i < old.Length || j < @new.Length;)
        {
            var compared = i == old.Length ? 1 : j == @new.Length ? -1 : ChainOrder.CompareBytes(old[i].Name.Text, @new[j].Name.Text);
            var before = compared <= 0 ? old[i++] : null;
            var after = compared >= 0 ? @new[j++] : null;
            if (before is null || after is null || !comparer.AreSame(before, after))
            {
                pairs.Add(new ChainPair(before, after));
            }
        }

        return [.. pairs];
    }
}
