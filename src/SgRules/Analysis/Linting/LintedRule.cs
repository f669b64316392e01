using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>A rule as written.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Peers">It for each of its peers: CIDRs, then groups.</param>
internal sealed record LintedRule(RulePlace Place, ValueList<LintedPeer> Peers)
{
    public static LintedRule Of(SecurityGroup group, RulePlace place, SecurityRule rule)
    {
        var direction = place.Direction!.Value;
        var count = rule.Cidrs.Count + rule.Groups.Count;
        var peers = new LintedPeer[count];
        for (var i = 0; i < count; i++)
        {
            var isCidr = i < rule.Cidrs.Count;
            var alone = isCidr
                ? rule with { Cidrs = [rule.Cidrs[i]], Groups = [] }
                : rule with { Cidrs = [], Groups = [rule.Groups[i - rule.Cidrs.Count]] };
            var identity = isCidr ? rule.IdentityOf(direction, alone.Cidrs[0]) : rule.IdentityOf(direction, alone.Groups[0]);
            var at = count == 1 ? place : place with { Peer = i, Cidrs = rule.Cidrs.Count };
            peers[i] = new LintedPeer(at, group.Id, identity, RuleSplitter.Split([alone], direction));
        }

        return new LintedRule(place, ValueList.Adopt(peers));
    }
}
