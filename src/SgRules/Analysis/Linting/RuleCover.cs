namespace SgRules.Analysis;

/// <summary>A needless rule, and what makes it so.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="By">The other rules that allow all that it allows, by place.</param>
/// <param name="IsInPart">Whether there is more that it allows, of which no rule decides (contract 3.1 to 3.6).</param>
internal sealed record RuleCover(NeedlessRule Rule, ValueList<LintedPeer> By, bool IsInPart)
{
    public bool IsBy(RuleCover other) => By.Any(peer => other.Rule.Peers.Any(its => its.Place == peer.Place));
}
