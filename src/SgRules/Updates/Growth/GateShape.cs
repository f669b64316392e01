using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>What the rules of a gate can do, as far as it is plain from their targets.</summary>
internal static class GateShape
{
    /// <summary>Whether every rule accepts, so that the chain does or comes back.</summary>
    public static bool AcceptsOnly(Chain chain) => chain.Rules.All(rule => rule.Target is VerdictTarget { Verdict: Verdict.Accept });

    /// <summary>Whether a rule accepts or changes nothing.</summary>
    public static bool CanOnlyAccept(Rule rule, OwnTable table) => rule.Target switch
    {
        VerdictTarget target => target.Verdict == Verdict.Accept,
        JumpTarget jump => table.Find(jump.Chain) is { } chain && AcceptsOnly(chain),
        _ => false,
    };

    /// <summary>Whether a rule leads back to who asked.</summary>
    public static bool Returns(Rule rule) => rule.Target is VerdictTarget { Verdict: Verdict.Return };

    /// <summary>Whether a sender gate's outcomes are RETURN and DROP only.</summary>
    public static bool NeverAccepts(Chain chain, OwnTable table) =>
        chain.Rules.All(rule => IsReturnOrDrop(rule)
            || (rule.Target is GotoTarget { Chain: var group } && table.Find(group) is { } rules && rules.Rules.All(IsReturnOrDrop)));

    private static bool IsReturnOrDrop(Rule rule) => rule.Target is VerdictTarget { Verdict: not Verdict.Accept };
}
