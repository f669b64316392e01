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

    /// <summary>What makes a needless rule so; nothing if no other rule is needed for that.</summary>
    public RuleCover Of(NeedlessRule rule)
    {
        var found = new HashSet<LintedPeer>(ReferenceEqualityComparer.Instance);
        if (rule.Kind == LintFindings.RuleCovered || rule.Kind == LintFindings.RuleCoveredByGroups)
        {
            var covered = Covered(rule).ToArray();
            foreach (var (space, groups) in covered)
            {
                Cover(rule, space, groups, found);
            }

            Prune(rule, covered, found);
        }

        var by = found.OrderBy(peer => peer.Place, RulePlace.Order).ToValueList();
        return new RuleCover(rule, by, IsInPart(rule, by));
    }

    private bool IsInPart(NeedlessRule rule, ValueList<LintedPeer> by)
    {
        foreach (var space in spaces.Of(rule.Place.Direction!.Value))
        {
            if (!space.IsNothing(space.Without(space.AllowedBy(rule.Peers), by)))
            {
                return true;
            }
        }

        return false;
    }

    // In which families, and by the rules of which groups.
    private IEnumerable<(RuleSpace Space, ValueList<LintedGroup> Groups)> Covered(NeedlessRule rule)
    {
        var sets = zone.InstancesOf(rule.Group).SelectMany(
            instances => spaces.Of(rule.Place.Direction!.Value).ToArray().Where(space => instances.Has(space.Family, space.Direction)),
            (instances, space) => (space, rule.Kind == LintFindings.RuleCovered ? [rule.Group] : instances.Groups));
        return sets.Distinct();
    }

    private void Cover(NeedlessRule rule, RuleSpace space, ValueList<LintedGroup> groups, HashSet<LintedPeer> found)
    {
        var left = Left(rule, space, groups, found);
        if (space.IsNothing(left))
        {
            return;
        }

        foreach (var peer in Candidates(rule, space, groups))
        {
            var without = space.Without(left, [peer]);
            if (without != left)
            {
                _ = found.Add(peer);
                left = without;
            }

            if (space.IsNothing(left))
            {
                return;
            }
        }
    }

    // What a rule allows and these don't.
    private static Diagram Left(NeedlessRule rule, RuleSpace space, ValueList<LintedGroup> groups, HashSet<LintedPeer> covering) =>
        space.Without(space.AskedOf(rule.Peers), covering.Where(peer => groups.Any(group => group.Id == peer.Group)).ToValueList());

    // A heap, for the first few are most often enough.
    private IEnumerable<LintedPeer> Candidates(NeedlessRule rule, RuleSpace space, ValueList<LintedGroup> groups)
    {
        var own = rule.Peers.Select(peer => peer.Place).ToHashSet();
        var candidates = groups
            .SelectMany(group => group.Peers(space.Direction))
            .Where(peer => !own.Contains(peer.Place))
            .Select(peer => (Peer: peer, Overlap: rule.Peers.Sum(one => spaces.Overlap.Of(one, peer))))
            .Where(candidate => candidate.Overlap > 0)
            .Select((candidate, at) => (candidate.Peer, (IsNeedless(candidate.Peer), -candidate.Overlap, candidate.Peer.Group != rule.Group.Id, at)));
        var queue = new PriorityQueue<LintedPeer, (bool, double, bool, int)>(candidates);
        while (queue.TryDequeue(out var next, out _))
        {
            yield return next;
        }
    }

    private void Prune(NeedlessRule rule, (RuleSpace Space, ValueList<LintedGroup> Groups)[] covered, HashSet<LintedPeer> found)
    {
        if (found.Count > MostTried || covered.Length > MostTried)
        {
            return;
        }

        // The least wanted first: needless itself, then the last in the model.
        foreach (var peer in found.OrderByDescending(IsNeedless).ThenByDescending(peer => peer.Place, RulePlace.Order).ToArray())
        {
            _ = found.Remove(peer);
            if (!Array.TrueForAll(covered, one => one.Space.IsNothing(Left(rule, one.Space, one.Groups, found))))
            {
                _ = found.Add(peer);
            }
        }
    }
}
