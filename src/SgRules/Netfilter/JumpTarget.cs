namespace SgRules.Netfilter;

/// <summary>Goes to a chain, and behind this rule at its end: <c>-j CHAIN</c>.</summary>
/// <param name="Chain">The chain.</param>
public sealed record JumpTarget(ChainName Chain) : Target
{
    internal override RuleTraits Traits => RuleTraits.Leads;
}
