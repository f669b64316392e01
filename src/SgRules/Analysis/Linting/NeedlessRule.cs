namespace SgRules.Analysis;

/// <summary>A rule, or one peer of one, that never matters.</summary>
/// <param name="Kind">Why: one of <see cref="LintFindings.NeverMatters"/>.</param>
/// <param name="Place">Where.</param>
/// <param name="Group">Its group.</param>
/// <param name="Peers">The rule for its peers, or that one peer.</param>
internal sealed record NeedlessRule(DiagnosticDescriptor Kind, RulePlace Place, LintedGroup Group, ValueList<LintedPeer> Peers)
{
    public ValueList<string> Identities => Peers.Select(peer => peer.Identity).ToValueList();
}
