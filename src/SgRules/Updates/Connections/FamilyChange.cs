using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>What differs in the rules and sets of one family.</summary>
/// <param name="table">The table's two states, compared.</param>
/// <param name="sets">The sets that aren't the same in both, of either family.</param>
internal sealed class FamilyChange(TableComparison table, HashSet<SetName> sets)
{
    private readonly Dictionary<string, bool> _same = new(StringComparer.Ordinal);

    /// <summary>The table's two states, compared.</summary>
    public TableComparison Table => table;

    /// <summary>Whether nothing differs.</summary>
    public bool IsNothing => table.IsSame && sets.Count == 0;

    /// <summary>Whether a chain that is in both states asks for a set that differs.</summary>
    public bool IsSomeSetAsked() => sets.Count > 0 && table.NewAsking.Chains.Any(chain => chain.Rules.Any(AsksChanged));

    /// <summary>Whether a chain and all that it leads to is the same in both states, and so is what their sets hold.</summary>
    public bool IsSame(ChainName name)
    {
        if (!_same.TryGetValue(name.Text, out var same))
        {
            _same.Add(name.Text, true);
            same = !table.Differs(name) && table.Old.Find(name) is { } chain && IsSame(chain);
            _same[name.Text] = same;
        }

        return same;
    }

    private bool IsSame(Chain chain)
    {
        foreach (var rule in chain.Rules)
        {
            var traits = rule.Traits;
            if (((traits & RuleTraits.AsksSets) != RuleTraits.None && AsksChanged(rule)) || ((traits & RuleTraits.Leads) != RuleTraits.None && !IsSame(GateRules.Callee(rule)!)))
            {
                return false;
            }
        }

        return true;
    }

    private bool AsksChanged(Rule rule)
    {
        foreach (var match in rule.Matches)
        {
            if (match is SetMatch set && sets.Contains(set.Set))
            {
                return true;
            }
        }

        return false;
    }
}
