using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>The rows that a pair of policies may have, and the rules of the other side that make exceptions to them.</summary>
internal sealed class PairCandidates(SideIndex old, SideIndex @new, GroupChanges groups, GateComparisons gates, CandidateMerger merger)
{
    private readonly Dictionary<(string Group, bool IsJoined, Direction, ChangeKind), List<ChangeCandidate>> _ofGroups = [];
    private readonly Dictionary<(InstancePolicy, Direction, bool IsNew), List<RuledTraffic>> _rules = [];

    /// <summary>The rows by what they come from: every packet that changed is in one of them.</summary>
    public IEnumerable<List<ChangeCandidate>> Of(PolicyPair pair, Direction direction, ChangeKind kind)
    {
        var (before, after) = kind == ChangeKind.Allowed ? (pair.Old, pair.New) : (pair.New, pair.Old);
        if (direction == Direction.Egress && !(before.RestrictsEgress && after.RestrictsEgress))
        {
            return before.RestrictsEgress ? [[new ChangeCandidate(direction, Everything(Open(after)), "all", ["any"])]] : [];
        }

        var ofGroups = after.Groups.Select(id => OfGroup(id, before.Groups.AsSpan().BinarySearch(id, StringComparer.Ordinal) < 0, direction, kind));
        var gainsDns = direction == Direction.Egress && AllowsDns(kind == ChangeKind.Allowed) && !AllowsDns(kind == ChangeKind.Denied);
        return gainsDns ? ofGroups.Append(merger.Merge(Dns(), direction, kind)) : ofGroups;
    }

    /// <summary>What a policy lets pass on one side, and by what.</summary>
    public List<RuledTraffic> RulesOf(InstancePolicy policy, Direction direction, bool isNew)
    {
        if (!_rules.TryGetValue((policy, direction, isNew), out var rules))
        {
            rules = direction == Direction.Egress && !policy.RestrictsEgress ? [.. Everything(Open(policy))]
                : direction == Direction.Egress && AllowsDns(isNew) ? [.. groups.Rules(policy.Groups, direction, isNew), .. Dns()]
                : [.. groups.Rules(policy.Groups, direction, isNew)];
            _rules.Add((policy, direction, isNew), rules);
        }

        return rules;
    }

    /// <summary>Why a packet that no rule names doesn't pass.</summary>
    public Ground Default(InstancePolicy policy, Direction direction, bool isNew)
    {
        if (direction == Direction.Ingress)
        {
            return policy.Groups.IsEmpty ? new Ground("3.13", "no group, so nothing may enter") : new Ground("3.9", "no ingress rule matches");
        }

        var side = isNew ? @new : old;
        var restricting = policy.Groups.Where(id => side.Group(id)!.HasEgressRules).ToList();
        return new Ground("3.8", $"group {string.Join(", ", restricting)} has egress rules, and none matches") { Group = restricting is [var only] ? only : null };
    }

    private static Ground Open(InstancePolicy policy) => policy.Groups.IsEmpty
        ? new Ground("3.13", "no group, so everything may leave")
        : new Ground("3.8", "no egress rule, so everything may leave");

    private static ValueList<RuledTraffic> Everything(Ground ground) => [.. Any(default, ground)];

    private static IEnumerable<RuledTraffic> Dns() => new[] { Protocol.Tcp, Protocol.Udp }
        .SelectMany(protocol => Any(TrafficSelector.OfPorts(protocol, PortRange.Of(53)), new Ground("3.5", "a guest may always send to port 53")));

    private static IEnumerable<RuledTraffic> Any(TrafficSelector traffic, Ground ground) => new[] { IPFamily.IPv4, IPFamily.IPv6 }
        .Select(family => new RuledTraffic(new TrafficBox(family, traffic, BoxPeer.Of(IPPrefix.Any(family))), ground));

    private bool AllowsDns(bool isNew) => isNew ? @new.AllowDns : old.AllowDns;

    private List<ChangeCandidate> OfGroup(string group, bool isJoined, Direction direction, ChangeKind kind)
    {
        if (!_ofGroups.TryGetValue((group, isJoined, direction, kind), out var candidates))
        {
            candidates = merger.Merge(Changing(group, [.. groups.Candidates(group, isJoined, direction, kind)], isJoined, direction, kind), direction, kind);
            _ofGroups.Add((group, isJoined, direction, kind), candidates);
        }

        return candidates;
    }

    // A rule that changes nothing even for members of its group alone changes nothing for anybody; nor does one whose traffic others of its group's changed rules have.
    private List<RuledTraffic> Changing(string group, List<RuledTraffic> items, bool isJoined, Direction direction, ChangeKind kind)
    {
        if (items.Count == 0)
        {
            return items;
        }

        var (policy, none) = (new InstancePolicy([group], RestrictsEgress: true), new InstancePolicy([], RestrictsEgress: true));
        var pair = !isJoined ? new PolicyPair(policy, policy) : kind == ChangeKind.Allowed ? new PolicyPair(none, policy) : new PolicyPair(policy, none);
        var changing = new List<RuledTraffic>();
        foreach (var gate in gates.Of(direction, items))
        {
            var left = gate.Changed(pair, kind);
            foreach (var item in items.Where(item => item.Box.Family == gate.Space.Values.Family).OrderByDescending(item => CandidateMerger.Width(item.Box)))
            {
                var set = gate.SetOf([item.Box]);
                if (!gate.Combine(Operation.Intersect, left, set).Is(Outcome.Drop))
                {
                    changing.Add(item);
                    left = gate.Combine(Operation.Minus, left, set);
                }
            }
        }

        return changing;
    }
}
