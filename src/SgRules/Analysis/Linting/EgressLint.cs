using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Finds egress rules that restrict nothing, that let nothing leave, or that lock DNS.</summary>
/// <param name="zone">The zone.</param>
/// <param name="spaces">What its rules allow.</param>
/// <param name="log">Where findings go.</param>
internal sealed class EgressLint(LintedZone zone, RuleSpaces spaces, LintLog log)
{
    private const ushort DnsPort = 53;

    /// <param name="needless">What was found to never matter, which isn't said again.</param>
    public void Find(IReadOnlySet<RulePlace> needless)
    {
        var open = new HashSet<LintedGroup>();
        foreach (var group in zone.Groups.Where(group => group.RestrictsEgress))
        {
            log.LookAt(group);
            spaces.Rest();
            if (IsEverything(LintedInstances.Alone(group)))
            {
                open.Add(group);
                AddUnrestricted([group], needless);
            }
            else if (AllowsNothing([.. group.Peers(Direction.Egress)]))
            {
                log.Add(LintFindings.EgressClosed, List(group), group, $"The egress rules of group '{group.Id}' allow nothing, for their peers resolve to nothing; with them, its instances may send only what another group or the contract allows. Start an instance in a peer group, or remove the rules if egress is to be open.", Identities([group]));
            }
        }

        // Several groups of an instance can do together what none of them does alone.
        foreach (var (groups, instances) in BySetOfGroups())
        {
            log.LookAt(groups[0]);
            spaces.Rest();
            if (instances.All(IsEverything) && !groups.Any(open.Contains))
            {
                AddUnrestricted(groups, needless);
            }

            if (!zone.Options.AllowDns && !groups.Any(AllowsDns))
            {
                AddDns(groups, instances);
            }
        }
    }

    // By those of their groups that restrict egress, in the zone's order; groups that are not in force by themselves.
    private OrderedDictionary<ValueList<LintedGroup>, List<LintedInstances>> BySetOfGroups()
    {
        var sets = new OrderedDictionary<ValueList<LintedGroup>, List<LintedInstances>>();
        foreach (var instances in zone.Instances.Concat(zone.Groups.Where(group => !zone.IsInForce(group)).Select(LintedInstances.Alone)))
        {
            var groups = instances.Groups.Where(group => group.RestrictsEgress).ToValueList();
            if (!groups.IsEmpty)
            {
                _ = sets.TryAdd(groups, []);
                sets[groups].Add(instances);
            }
        }

        return sets;
    }

    private bool IsEverything(LintedInstances instances)
    {
        foreach (var space in spaces.Of(Direction.Egress))
        {
            var left = space.Asked;
            foreach (var group in instances.Groups)
            {
                left = space.Without(left, group);
            }

            if (instances.Has(space.Family, Direction.Egress) && !space.IsNothing(left))
            {
                return false;
            }
        }

        return true;
    }

    private bool AllowsNothing(params ReadOnlySpan<LintedPeer> peers)
    {
        foreach (var space in spaces.Of(Direction.Egress))
        {
            if (!space.IsNothing(space.AllowedBy([.. peers])))
            {
                return false;
            }
        }

        return true;
    }

    private bool AllowsDns(LintedGroup group) => group.Peers(Direction.Egress).Any(peer => peer.Allows.Any(IsDns) && !AllowsNothing(peer));

    private static bool IsDns(AllowRule allow) => allow.Traffic.Protocol.IsAll || (allow.Traffic.Protocol.HasPorts && allow.Traffic.Ports.Contains(DnsPort));

    private void AddUnrestricted(ValueList<LintedGroup> groups, IReadOnlySet<RulePlace> needless)
    {
        if (groups is [{ Egress: [var only] }] && needless.Contains(only.Place))
        {
            return;
        }

        var names = LintWords.Quoted(groups.Select(group => group.Id));
        var (whose, whom) = groups.Count == 1 ? ($"group {names}", string.Empty) : ($"groups {names}", " to the instances that are in all of them");
        log.Add(LintFindings.EgressUnrestricted, List(groups[0]), groups[0], $"The egress rules of {whose} together allow everything{whom}, as if there were none. Remove all of them, or narrow them.", Identities(groups), Others(groups));
    }

    private void AddDns(ValueList<LintedGroup> groups, List<LintedInstances> instances)
    {
        var names = instances.SelectMany(some => some.Names).ToArray();
        var whose = names.Length == 0 ? "An instance in it" : LintWords.List(names);
        log.Add(LintFindings.DnsLocked, List(groups[0]), groups[0], $"{whose} may send to no port 53: DNS isn't always allowed, and no egress rule of {LintWords.Quoted(groups.Select(group => group.Id))} allows it. Add an egress rule for udp and tcp 53 to the resolver.", default, Others(groups));
    }

    private static RulePlace List(LintedGroup group) => RulePlace.OfList(group.At, Direction.Egress);

    private static ValueList<string> Others(ValueList<LintedGroup> groups) => groups.Skip(1).Select(group => List(group).ToString()).ToValueList();

    private static ValueList<string> Identities(ValueList<LintedGroup> groups) =>
        groups.SelectMany(group => group.Peers(Direction.Egress)).Select(peer => peer.Identity).Distinct(StringComparer.Ordinal).ToValueList();
}
