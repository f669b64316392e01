using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>The rules of an instance's groups as CloudStack 4.2 writes them: one for each address of a peer, in the reverse of the order sent.</summary>
/// <remarks>Instances with the same groups share the rules, not the chains.</remarks>
internal sealed class UserRules
{
    /// <summary>The most rules of groups that a host may have in this layout, both families together (design, section 5.2).</summary>
    public const int MaxRules = 200_000;

    private readonly Dictionary<string, GroupPolicy> _groups;
    private readonly Dictionary<string, ValueList<InternetAddress>> _members;
    private readonly Dictionary<(ValueList<string> Groups, Direction Direction, IPFamily Family), ValueList<Rule>> _rules = [];

    public UserRules(HostPolicy policy)
    {
        _groups = policy.Groups.ToImmutableArray().ToDictionary(group => group.Id, StringComparer.Ordinal);
        _members = policy.Peers.ToImmutableArray().ToDictionary(peer => peer.Id, peer => peer.Members, StringComparer.Ordinal);
    }

    /// <summary>The finding that there would be too many rules; they are counted and not made, equal ones as often as they are written.</summary>
    public ValueList<Diagnostic> Limit(ValueList<HostInstance> instances)
    {
        var members = _members.ToDictionary(
            peer => peer.Key,
            peer => (IPv4: peer.Value.ToImmutableArray().Count(address => address.Family == IPFamily.IPv4), All: peer.Value.Count),
            StringComparer.Ordinal);
        var counts = _groups.Values.ToDictionary(
            group => group.Id,
            group => group.Ingress.ToImmutableArray().Concat(group.Egress.ToImmutableArray()).Sum(Expanded),
            StringComparer.Ordinal);
        var count = instances.ToImmutableArray().Sum(instance => instance.Policy.Groups.ToImmutableArray().Sum(group => counts[group]));
        return count <= MaxRules ? [] :
        [
            TargetFindings.ExpansionTooLarge.At(
                "securityGroups",
                $"Layout per-vm would write {count.ToString("N0", CultureInfo.InvariantCulture)} rules for the groups of this host's instances, one for each address of a peer, and writes at most {MaxRules.ToString("N0", CultureInfo.InvariantCulture)}; use layout tree, or CIDRs in place of large peer groups."),
        ];

        long Expanded(AllowRule rule) => rule.Peer.Group is not { } group ? 1
            : rule.Family == IPFamily.IPv4 ? members[group].IPv4
            : members[group].All - members[group].IPv4;
    }

    /// <summary>The rules of one direction and family, in the order in which they stand in the chain.</summary>
    public ValueList<Rule> Of(InstancePolicy policy, Direction direction, IPFamily family)
    {
        var key = (policy.Groups, direction, family);
        if (!_rules.TryGetValue(key, out var rules))
        {
            rules = Make(policy.Groups, direction, family);
            _rules.Add(key, rules);
        }

        return rules;
    }

    private ValueList<Rule> Make(ValueList<string> groups, Direction direction, IPFamily family)
    {
        var rules = groups.ToImmutableArray()
            .SelectMany(id => _groups[id].Rules(direction, family), (id, rule) => (id, rule))
            .SelectMany(written => Prefixes(written.rule), (written, prefix) => new UserRule(written.rule.Traffic, prefix, $"group {written.id}: {written.rule.Identity}"))
            .DistinctBy(rule => (rule.Traffic, rule.Prefix))
            .ToList();

        // The host inserts each at the head of the chain, so the last one sent stands first.
        rules.Sort((left, right) => UserRule.Compare(right, left));
        return rules.ConvertAll(rule => RuleOf(rule, direction, family)).ToValueList();
    }

    private IEnumerable<IPPrefix> Prefixes(AllowRule rule) => rule.Peer switch
    {
        { Group: { } group } => _members[group].ToImmutableArray().Where(address => address.Family == rule.Family).Select(IPPrefix.Of),
        { Prefix: { } prefix } => [prefix],
        _ => [],
    };

    private static Rule RuleOf(UserRule rule, Direction direction, IPFamily family)
    {
        var (paragraph, target, side) = direction == Direction.Ingress ? ("3.9", Target.Accept, PacketSide.Source) : ("3.8", Target.Return, PacketSide.Destination);
        Match[] peer = rule.Prefix.IsAny ? [] : [TrafficMatches.Address(side, rule.Prefix)];
        return Rule.Create(new Origin(paragraph, rule.Subject), target, [.. peer, .. Conditions(rule.Traffic, family)]);
    }

    // Facts: cloudstack, section 1.7. ICMP and protocols by number carry no state.
    private static Match[] Conditions(TrafficSelector traffic, IPFamily family)
    {
        if (traffic.Protocol.IsAll)
        {
            return [New(family)];
        }

        var protocol = new ProtocolMatch(traffic.Protocol);
        if (traffic.Protocol.HasPorts)
        {
            return traffic.Ports.IsAny
                ? [protocol, New(family)]
                : [protocol, new TransportMatch(traffic.Protocol) { DestinationPorts = traffic.Ports }, New(family)];
        }

        var hasMessages = !traffic.Messages.IsAny || (family == IPFamily.IPv4 && traffic.Protocol == Protocol.Icmp);
        return hasMessages ? [protocol, new IcmpMatch(family, traffic.Messages)] : [protocol];
    }

    // IPv6 has messages that are UNTRACKED; they are judged like NEW ones (contract 3.7).
    private static StateMatch New(IPFamily family) =>
        new(family == IPFamily.IPv4 ? ConntrackStates.New : ConntrackStates.New | ConntrackStates.Untracked);
}
