namespace SgRules.Updates;

/// <summary>How our part of a table gets from one state to another in one commit.</summary>
/// <param name="Table">The table.</param>
/// <param name="Hooks">The built-in chains that change.</param>
/// <param name="Chains">The chains that change, by name; those that stay aren't named (design, section 6.5).</param>
internal sealed record TableChange(UpdateTable Table, ValueList<HookChange> Hooks, ValueList<ChainChange> Chains)
{
    public bool IsEmpty => Hooks.IsEmpty && Chains.IsEmpty;

    /// <summary>The change between two states that were compared.</summary>
    public static TableChange Of(TableComparison states)
    {
        var chains = new ChainChange[states.Chains.Count];
        for (var i = 0; i < chains.Length; i++)
        {
            chains[i] = CommitText.Shorter(states.Table, ChainChange.Between(states.Chains[i].Old, states.Chains[i].New));
        }

        return new TableChange(states.Table, states.Hooks, ValueList.Adopt(chains));
    }
}
