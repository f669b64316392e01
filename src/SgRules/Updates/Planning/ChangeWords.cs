using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Says what a commit changes: a line a chain, and for one that stays, a line a rule that comes or goes.</summary>
internal static class ChangeWords
{
    public static ValueList<string> Of(TableChange change) =>
    [
        .. change.Chains.ToImmutableArray().SelectMany(Of),
        .. change.Hooks.ToImmutableArray().SelectMany(Of),
    ];

    private static IEnumerable<string> Of(ChainChange change) => change switch
    {
        { New: null, Old: { } old } => [$"chain {old.Name}: removed with {Count.Of(old.Rules.Count, "rule")}"],
        { Old: null, New: { } made } => [$"chain {made.Name}: created with {Count.Of(made.Rules.Count, "rule")}"],
        _ =>
        [
            Edited(change),
            .. Rules(change.Name, "-", change.Old!.Rules, change.KeptOld),
            .. Rules(change.Name, "+", change.New!.Rules, change.KeptNew),
        ],
    };

    private static string Edited(ChainChange change)
    {
        var what = (change.Added, change.Removed) switch
        {
            (0, 0) => $"policy {PolicyText(change.New!)}",
            (var added, 0) => $"{Count.Of(added, "rule")} added",
            (0, var removed) => $"{Count.Of(removed, "rule")} removed",
            var (added, removed) => $"{Count.Of(added, "rule")} added, {Count.Of(removed, "rule")} removed",
        };
        return $"chain {change.Name}: {what}{(change.IsRewritten ? " (written anew)" : string.Empty)}";
    }

    // As save prints it. Only chains of ebtables have one that changes: one of ours in table filter is user-defined.
    private static string PolicyText(Chain chain) => chain.Policy switch { Verdict.Drop => "DROP", Verdict.Return => "RETURN", _ => "ACCEPT" };

    private static IEnumerable<string> Of(HookChange hook) =>
    [
        $"chain {hook.Chain}: {Count.Of(hook.Added.Count, "rule")} of ours added, {Count.Of(hook.Removed.Count, "rule")} removed",
        .. Rules(hook.Chain, "-", hook.Removed, []),
        .. Rules(hook.Chain, "+", hook.Added, []),
    ];

    private static IEnumerable<string> Rules(ChainName chain, string sign, ValueList<Rule> rules, ValueList<bool> kept) =>
        rules.ToImmutableArray().Where((_, i) => kept.IsEmpty || !kept[i]).Select(rule => $"  {sign} {chain} {rule}");
}
