namespace SgRules.Netfilter;

/// <summary>A rule that a packet or frame met on its way and that it didn't fit.</summary>
/// <param name="Step">The chain, the rule's number in it and the rule.</param>
/// <param name="Conditions">Its conditions in the rule's order, comments left out; one at least doesn't hold.</param>
public sealed record MissedRule(WalkStep Step, ValueList<JudgedCondition> Conditions);
