using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>
/// Finds the rules without which every NIC sends and receives what it does with them, exactly: for a rule, what it allows is taken, and what the other
/// rules of its group allow is taken away; what is left must be allowed by the other groups of every instance (facts: verification, section 3.7).
/// </summary>
/// <remarks>What a NIC receives from an uplink is all that any sender could get to it, and what it sends to one all that could get to any receiver.</remarks>
internal sealed class RuleNecessity(LintedZone zone, RuleSpaces spaces)
{
    /// <summary>Those of a group, in its order: rules as a whole, else peers of rules with several.</summary>
    public List<NeedlessRule> NeedlessOf(LintedGroup group)
    {
        var instances = zone.InstancesOf(group);
        var found = new List<NeedlessRule>();
        foreach (var direction in new[] { Direction.Ingress, Direction.Egress })
        {
            var rules = group.Rules(direction);
            var others = Others(direction, (space, _) => space.Nothing, [.. rules.Select(rule => rule.Peers)]);
            for (var i = 0; i < rules.Count; i++)
            {
                AddNeedless(group, rules[i], others[i], instances, found);
            }
        }

        return found;
    }

    private void AddNeedless(LintedGroup group, LintedRule rule, Diagram[] others, IReadOnlyList<LintedInstances> instances, List<NeedlessRule> found)
    {
        var restricts = rule.Place.Direction == Direction.Egress && group.Egress.Count == 1;
        var whole = Judge(new RuleCase(group, rule.Place, rule.Peers, others) { IsOnlyEgressRule = restricts }, instances);
        if (whole is not null)
        {
            found.Add(whole);
        }

        // Without all of its peers, the only egress rule stops restricting; without one of them it doesn't.
        if (rule.Peers.Count < 2 || (whole is not null && whole.Kind != LintFindings.EgressRuleOpen))
        {
            return;
        }

        var peers = rule.Peers.Select(peer => ValueList.Create([peer])).ToArray();
        var otherPeers = Others(rule.Place.Direction!.Value, (_, at) => others[at], peers);
        for (var i = 0; i < peers.Length; i++)
        {
            if (Judge(new RuleCase(group, rule.Peers[i].Place, peers[i], otherPeers[i]), instances) is { } part)
            {
                found.Add(part);
            }
        }
    }

    private NeedlessRule? Judge(RuleCase one, IReadOnlyList<LintedInstances> instances)
    {
        var families = spaces.Of(one.Place.Direction!.Value);
        var left = new Diagram[families.Length];
        for (var i = 0; i < families.Length; i++)
        {
            left[i] = families[i].Without(families[i].AskedOf(one.Peers), one.Others[i]);
        }

        foreach (var some in instances)
        {
            for (var i = 0; i < families.Length; i++)
            {
                if (some.Has(families[i].Family, families[i].Direction) && Matters(one, left[i], families[i], some))
                {
                    return null;
                }
            }
        }

        return new NeedlessRule(KindOf(one, left, instances), one.Place, one.Group, one.Peers);
    }

    // 3.8: without the only egress rule of all groups, everything may leave.
    private static bool Matters(RuleCase one, Diagram left, RuleSpace space, LintedInstances instances)
    {
        if (one.OpensEgressOf(instances))
        {
            return !space.IsNothing(space.Without(space.Asked, one.Peers));
        }

        foreach (var group in instances.Groups)
        {
            left = group == one.Group ? left : space.Without(left, group);
        }

        return !space.IsNothing(left);
    }

    private DiagnosticDescriptor KindOf(RuleCase one, Diagram[] left, IReadOnlyList<LintedInstances> instances)
    {
        var (isEmpty, isReached, isAsked, isCovered) = (true, false, false, true);
        var families = spaces.Of(one.Place.Direction!.Value);
        for (var i = 0; i < families.Length; i++)
        {
            var space = families[i];
            var (allowed, asked) = (space.AllowedBy(one.Peers), space.AskedOf(one.Peers));
            var isFamilyOfInstances = instances.Any(some => some.Has(space.Family, space.Direction));
            isEmpty &= space.IsNothing(allowed);
            isReached |= isFamilyOfInstances && !space.IsNothing(allowed);
            isAsked |= isFamilyOfInstances && !space.IsNothing(asked);
            isCovered &= !isFamilyOfInstances || space.IsNothing(left[i]);
        }

        return isEmpty ? LintFindings.PeerEmpty
            : instances.Any(one.OpensEgressOf) ? LintFindings.EgressRuleOpen
            : !isReached ? LintFindings.RuleWithoutAddress
            : !isAsked ? LintFindings.RuleNeverAsked
            : isCovered ? LintFindings.RuleCovered
            : LintFindings.RuleCoveredByGroups;
    }

    // For each list, what the others allow beside a set, in both families.
    private Diagram[][] Others(Direction direction, Func<RuleSpace, int, Diagram> beside, ValueList<LintedPeer>[] lists)
    {
        var families = spaces.Of(direction);
        var others = lists.Select(_ => new Diagram[2]).ToArray();
        for (var f = 0; f < families.Length && lists.Length > 0; f++)
        {
            var ofFamily = families[f].WithOthers(beside(families[f], f), lists);
            for (var i = 0; i < others.Length; i++)
            {
                others[i][f] = ofFamily[i];
            }
        }

        return others;
    }
}
