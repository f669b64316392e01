namespace SgRules.Analysis;

/// <summary>A rule, or one peer of one, in question.</summary>
/// <param name="Group">Its group.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Peers">The rule for its peers, or that one peer.</param>
/// <param name="Others">What the rest of the group's rules allow, in each family.</param>
internal sealed record RuleCase(LintedGroup Group, RulePlace Place, ValueList<LintedPeer> Peers, Diagram[] Others)
{
    /// <summary>Whether its group has no other egress rule.</summary>
    public bool IsOnlyEgressRule { get; init; }

    /// <summary>Whether, without it, everything may leave some instances of its group (contract 3.8).</summary>
    public bool OpensEgressOf(LintedInstances instances) => IsOnlyEgressRule && instances.Groups.All(group => group == Group || !group.RestrictsEgress);
}
