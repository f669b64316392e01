using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>A rule as written, for one of its peers.</summary>
/// <param name="Place">Where it is: the rule's place if the peer is its only one.</param>
/// <param name="Group">The group's identifier.</param>
/// <param name="Identity">The identity.</param>
/// <param name="Allows">What it allows, by family; nothing where rule and peer have no family in common.</param>
internal sealed record LintedPeer(RulePlace Place, string Group, string Identity, ValueList<AllowRule> Allows)
{
    public RuleReference Reference => new(Place.ToString(), Group, Identity);
}
