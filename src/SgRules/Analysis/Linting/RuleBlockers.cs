namespace SgRules.Analysis;

/// <summary>Finds the rules that make another one needless, as few as are needed: those that have the most in common with it first, then without those that turn out not to be needed.</summary>
/// <remarks>Rules that are needless themselves come last, so that where possible all that is found needless can be deleted at once.</remarks>
/// <param name="zone">The zone.</param>
/// <param name="spaces">What its rules allow.</param>
/// <param name="needless">The places of all needless rules and peers.</param>
internal sealed class RuleBlockers(LintedZone zone, RuleSpaces spaces, IReadOnlySet<RulePlace> needless)
{
    // Beyond, what is found may hold some that aren't needed.
    private const int MostTried = 64;

    /// <summary>Whether a rule is found to be needless itself, for this peer at least.</summary>
    public bool IsNeedless(LintedPeer peer) => needless.Contains(peer.Place) || needless.Contains(peer.Place.OfRule);

    /// <summary>Those of a needless rule, by place; none if nothing else is needed for it to be needless.</summary>
    public ValueList<LintedPeer> Of(NeedlessRule rule)
    {
        var found = new HashSet<LintedPeer>(ReferenceEqualityComparer.Instance);
        if (rule.Kind == LintFindings.RuleCovered || rule.Kind == LintFindings.RuleCoveredByGroups)
        {
            foreach (var instances in zone.InstancesOf(rule.Group))
            {
                foreach (var space in spaces.Of(rule.Place.Direction!.Value))
                {
                    if (instances.Has(space.Family, space.Direction))
                    {
                        Cover(rule, space, rule.Kind == LintFindings.RuleCovered ? [rule.Group] : instances.Groups, found);
                    }
                }
            }
        }

        return found.OrderBy(peer => peer.Place, RulePlace.Order).ToValueList();
    }

    private void Cover(NeedlessRule rule, RuleSpace space, ValueList<LintedGroup> groups, HashSet<LintedPeer> found)
    {
        var asked = space.AskedOf(rule.Peers);
        var before = groups.SelectMany(group => group.Peers(space.Direction)).Where(found.Contains).ToValueList();
        var left = space.Without(asked, before);
        if (space.IsNothing(left))
        {
            return;
        }

        var added = new List<LintedPeer>();
        foreach (var peer in Candidates(rule, space, groups, found))
        {
            var without = space.Without(left, [peer]);
            if (without != left)
            {
                added.Add(peer);
                left = without;
            }

            if (space.IsNothing(left))
            {
                break;
            }
        }

        found.UnionWith(Needed(space, space.Without(asked, before), added));
    }

    private IEnumerable<LintedPeer> Candidates(NeedlessRule rule, RuleSpace space, ValueList<LintedGroup> groups, HashSet<LintedPeer> found)
    {
        var own = rule.Peers.Select(peer => peer.Place).ToHashSet();
        return groups
            .SelectMany(group => group.Peers(space.Direction))
            .Where(peer => !own.Contains(peer.Place) && !found.Contains(peer))
            .Select(peer => (Peer: peer, Overlap: rule.Peers.Sum(one => space.Overlap(one, peer))))
            .Where(candidate => candidate.Overlap > 0)
            .OrderBy(candidate => IsNeedless(candidate.Peer))
            .ThenByDescending(candidate => candidate.Overlap)
            .ThenBy(candidate => candidate.Peer.Group != rule.Group.Id)
            .ThenBy(candidate => candidate.Peer.Place, RulePlace.Order)
            .Select(candidate => candidate.Peer);
    }

    private static List<LintedPeer> Needed(RuleSpace space, Diagram set, List<LintedPeer> covering)
    {
        for (var i = covering.Count - 1; i >= 0 && covering.Count is > 1 and <= MostTried; i--)
        {
            var rest = covering.Where((_, at) => at != i).ToValueList();
            if (space.IsNothing(space.Without(set, rest)))
            {
                covering.RemoveAt(i);
            }
        }

        return covering;
    }
}
