using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>What a host has when a plan has led where it should (design, section 6.3): NEW of 6.1 and 6.2, whatever the plan's last step leaves.</summary>
internal static class PlanGoal
{
    /// <summary>On a host that has nothing else, the desired state itself.</summary>
    public static PlanState Of(Ruleset desired) => PlanState.Of(desired);

    /// <summary>On any other host: the desired chains and sets, and the desired hooks between the rules of others as the plan leaves them, or before all of them if it doesn't.</summary>
    /// <param name="end">What the plan leaves.</param>
    /// <param name="desired">What it should lead to.</param>
    public static PlanState Of(PlanState end, Ruleset desired)
    {
        var goal = PlanState.Of(desired);
        return end with
        {
            IPv4 = Merged(end.IPv4, goal.IPv4),
            IPv6 = Merged(end.IPv6, goal.IPv6),
            Ethernet = Merged(end.Ethernet, goal.Ethernet),
            Sets = end.Sets.SetItems(goal.Sets),
        };
    }

    private static LoadedTable Merged(LoadedTable end, LoadedTable goal)
    {
        var order = LoadedTable.FormatOf(end.Kind).Order;
        var chains = new Dictionary<string, Chain>(end.Chains, StringComparer.Ordinal);
        foreach (var (name, chain) in goal.Chains)
        {
            chains[name] = order.IsBuiltIn(chain.Name) ? Hooked(chains[name], chain.Rules) : chain;
        }

        return new LoadedTable(end.Kind, chains);
    }

    private static Chain Hooked(Chain hook, ValueList<Rule> desired)
    {
        var met = 0;
        foreach (var rule in hook.Rules)
        {
            met += met < desired.Count && rule.Equals(desired[met]) ? 1 : 0;
        }

        return met == desired.Count ? hook : hook with { Rules = [.. desired, .. hook.Rules] };
    }
}
