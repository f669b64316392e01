using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Which groups changed between two sides, and by which rules: what is equal by value is never looked at again.</summary>
internal sealed class GroupChanges
{
    private readonly SideIndex _old;
    private readonly SideIndex _new;
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Peer, ChangeKind), BoxPeer> _joined = [];
    private readonly Dictionary<(string Group, Direction, bool IsNew), List<RuledTraffic>> _rules = [];

    public GroupChanges(SideIndex old, SideIndex @new)
    {
        (_old, _new) = (old, @new);
        foreach (var id in old.Groups)
        {
            if (@new.Group(id) is { } after && IsChanged(old.Group(id)!, after))
            {
                _changed.Add(id);
            }
        }
    }

    /// <summary>Whether instances of two policies may do the same, without a look at packets; false doesn't say that they may not.</summary>
    public bool AreSame(PolicyPair pair) =>
        pair.Old.Groups == pair.New.Groups
        && (!pair.Old.RestrictsEgress || _old.AllowDns == _new.AllowDns)
        && !pair.Old.Groups.Any(_changed.Contains);

    /// <summary>What a group's rules name on one side and not on the other: every change of two policies is in one of their groups'.</summary>
    /// <param name="group">The group.</param>
    /// <param name="isJoined">Whether the other side's policy isn't in the group at all.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="kind">Whether the new side is the one, or the old.</param>
    public IEnumerable<RuledTraffic> Candidates(string group, bool isJoined, Direction direction, ChangeKind kind)
    {
        if (!isJoined && !_changed.Contains(group))
        {
            return [];
        }

        var (from, to) = kind == ChangeKind.Allowed ? (_old, _new) : (_new, _old);
        return Gained(to.Group(group)!, isJoined ? null : from.Group(group), direction, kind, to);
    }

    /// <summary>What the rules of some groups let pass on one side, and by which rule.</summary>
    public IEnumerable<RuledTraffic> Rules(ValueList<string> groups, Direction direction, bool isNew) => groups.SelectMany(id => Rules(id, direction, isNew));

    private List<RuledTraffic> Rules(string group, Direction direction, bool isNew)
    {
        if (!_rules.TryGetValue((group, direction, isNew), out var rules))
        {
            var side = isNew ? _new : _old;
            rules = [.. RulesOf(side.Group(group)!, direction).Select(rule => Ruled(group, rule, direction, side.BoxPeerOf(rule.Peer)))];
            _rules.Add((group, direction, isNew), rules);
        }

        return rules;
    }

    private IEnumerable<RuledTraffic> Gained(GroupPolicy group, GroupPolicy? other, Direction direction, ChangeKind kind, SideIndex side)
    {
        var known = other is null ? [] : RulesOf(other, direction).Select(Meaning).ToHashSet();
        foreach (var rule in RulesOf(group, direction).ToImmutableArray())
        {
            if (!known.Contains(Meaning(rule)))
            {
                yield return Ruled(group.Id, rule, direction, side.BoxPeerOf(rule.Peer));
            }
            else if (rule.Peer.Group is { } peer && Joined(peer, kind) is { Members.IsEmpty: false } joined)
            {
                yield return Ruled(group.Id, rule, direction, joined);
            }
        }
    }

    // The members that only one side has.
    private BoxPeer Joined(string peer, ChangeKind kind)
    {
        if (!_joined.TryGetValue((peer, kind), out var joined))
        {
            var (before, after) = (_old.Peer(peer)?.Members ?? [], _new.Peer(peer)?.Members ?? []);
            (before, after) = kind == ChangeKind.Allowed ? (before, after) : (after, before);
            joined = BoxPeer.OfPart(peer, before == after ? [] : after.Except(before).Order().ToValueList());
            _joined.Add((peer, kind), joined);
        }

        return joined;
    }

    private bool IsChanged(GroupPolicy before, GroupPolicy after) =>
        before != after || before.Ingress.Concat(before.Egress).Select(rule => rule.Peer.Group).OfType<string>().Distinct(StringComparer.Ordinal).Any(HasOtherMembers);

    private bool HasOtherMembers(string peer) => !Joined(peer, ChangeKind.Allowed).Members.IsEmpty || !Joined(peer, ChangeKind.Denied).Members.IsEmpty;

    private static (IPFamily, TrafficSelector, Peer) Meaning(AllowRule rule) => (rule.Family, rule.Traffic, rule.Peer);

    private static ValueList<AllowRule> RulesOf(GroupPolicy group, Direction direction) => direction == Direction.Ingress ? group.Ingress : group.Egress;

    private static RuledTraffic Ruled(string group, AllowRule rule, Direction direction, BoxPeer peer) => new(
        new TrafficBox(rule.Family, rule.Traffic, peer),
        new Ground(direction == Direction.Ingress ? "3.9" : "3.8", $"group {group} has {rule.Identity}") { Group = group, Rule = rule.Identity });
}
