namespace SgRules.Netfilter;

/// <summary>Goes to a chain, and at its end behind the last jump: <c>-g CHAIN</c>.</summary>
/// <param name="Chain">The chain.</param>
public sealed record GotoTarget(ChainName Chain) : Target
{
    internal override RuleTraits Traits => RuleTraits.Leads | RuleTraits.Packets;
}
