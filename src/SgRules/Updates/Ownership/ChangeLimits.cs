using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>
/// What the kernel would refuse of a change: <see cref="KernelLimits"/> where only what changes is looked at. What stays, the host has loaded; so rules that
/// stay can only ask for what goes, and chains that stay can only get too deep because of one that does.
/// </summary>
internal sealed class ChangeLimits
{
    private readonly OwnPart _current;
    private readonly Ruleset _desired;
    private readonly StateChange _change;
    private readonly Dictionary<string, IPFamily> _sets = new(StringComparer.Ordinal);

    private ChangeLimits(OwnPart current, Ruleset desired, StateChange change)
    {
        (_current, _desired, _change) = (current, desired, change);
        foreach (var set in desired.Sets)
        {
            _sets[set.Name.Text] = set.Family;
        }
    }

    /// <summary>Everything that stands against a change; none if it can be made.</summary>
    public static ValueList<Diagnostic> Findings(OwnPart current, Ruleset desired, StateChange change) =>
        new ChangeLimits(current, desired, change).IsSurelyTaken() ? [] : KernelLimits.Findings(desired);

    private bool IsSurelyTaken()
    {
        if (!KernelLimits.OfSets(_desired.Sets).IsEmpty)
        {
            return false;
        }

        var mayAskForNothing = _current.UnknownSets.Count > 0 || _current.Sets.Any(set => !_sets.TryGetValue(set.Name.Text, out var family) || family != set.Family);
        foreach (var table in _change.Tables)
        {
            if (!table.IsSame && !(table.Hooks.IsEmpty && table.Chains.All(chain => IsTaken(table, chain)) && new ChainLevels(table).AreKept()))
            {
                return false;
            }

            if ((mayAskForNothing && !AsksForWhatIsThere(table)) || (table.Chains.Any(chain => chain.New is null) && LeadsToGone(table)))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsTaken(TableComparison table, ChainPair change)
    {
        foreach (var rule in change.New?.Rules ?? [])
        {
            if (KernelLimits.MayBeLong(rule) || !AsksForWhatIsThere(table.Table, rule) || (ChainGraph.CalleeOf(rule) is { } callee && table.New.Find(callee) is null))
            {
                return false;
            }
        }

        return true;
    }

    private bool AsksForWhatIsThere(TableComparison table)
    {
        foreach (var chain in table.NewAsking.Hooks.ToImmutableArray().Concat(table.NewAsking.Chains.ToImmutableArray()))
        {
            foreach (var rule in chain.Rules)
            {
                if (!AsksForWhatIsThere(table.Table, rule))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool AsksForWhatIsThere(UpdateTable table, Rule rule)
    {
        foreach (var match in rule.Traits.HasFlag(RuleTraits.AsksSets) ? rule.Matches : [])
        {
            if (match is SetMatch { Set.Text: var set }
                && (!_sets.TryGetValue(set, out var family) || table != (family == IPFamily.IPv4 ? UpdateTable.IPv4 : UpdateTable.IPv6)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool LeadsToGone(TableComparison table)
    {
        HashSet<ChainName> gone = [.. table.Chains.Where(chain => chain.New is null).Select(chain => chain.Name)];
        foreach (var chain in gone.Count == 0 ? [] : table.New.Hooks.ToImmutableArray().Concat(table.New.Chains.ToImmutableArray()))
        {
            foreach (var rule in chain.Rules)
            {
                if (rule.Traits.HasFlag(RuleTraits.Leads) && gone.Contains(ChainGraph.CalleeOf(rule)!))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
