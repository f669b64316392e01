namespace SgRules.Netfilter;

/// <summary>A rule that a packet met on its way and whose conditions held, or the policy that ended it.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="Number">The rule's number in it, from 1, as <c>iptables -L --line-numbers</c> has it; 0 for the chain's policy.</param>
/// <param name="Rule">The rule; <see langword="null"/> for the chain's policy.</param>
public sealed record WalkStep(ChainName Chain, int Number, Rule? Rule);
