using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>
/// The chains of groups in one family: one a group and direction, shared by every policy that has the group.
/// Ingress rules ACCEPT and fall back at the end; egress rules RETURN, which leads back to the bridge's chain, and end in DROP.
/// </summary>
internal sealed class GroupChains
{
    // More CIDRs than this with one protocol and ports become a set: that is where a look-up costs less (facts: kernel, section 4).
    private const int MaxListedPrefixes = 32;

    private readonly IPFamily _family;
    private readonly TreeNames _names;
    private readonly PeerSets _sets;
    private readonly List<Chain> _chains;
    private readonly Dictionary<string, GroupPolicy> _groups;
    private readonly Dictionary<string, Rule?> _toIngress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Rule> _toEgress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Rule>> _inlined = new(StringComparer.Ordinal);

    public GroupChains(HostPolicy policy, IPFamily family, TreeNames names, PeerSets sets, List<Chain> chains)
    {
        _family = family;
        _names = names;
        _sets = sets;
        _chains = chains;
        _groups = policy.Groups.ToImmutableArray().ToDictionary(group => group.Id, StringComparer.Ordinal);
    }

    /// <summary>Whether a group has an egress rule as written, in whatever family (contract 3.8).</summary>
    public bool HasEgressRules(string id) => _groups[id].HasEgressRules;

    /// <summary>The rule that asks a group's ingress chain, or <see langword="null"/> if the group lets nothing in in this family.</summary>
    public Rule? ToIngress(string id)
    {
        if (!_toIngress.TryGetValue(id, out var jump))
        {
            var rules = Rules(Direction.Ingress, id);
            jump = rules.Count == 0 ? null : Rule.Create(new Origin("3.9", $"group {id}"), Target.Jump(Add(_names.Group(Direction.Ingress, id), rules))).WithText();
            _toIngress.Add(id, jump);
        }

        return jump;
    }

    /// <summary>The rule that goes to a group's egress chain; that ends in DROP, so it decides.</summary>
    public Rule ToEgress(string id)
    {
        if (!_toEgress.TryGetValue(id, out var rule))
        {
            List<Rule> rules = [.. Rules(Direction.Egress, id), Rule.Create(new Origin("3.8", $"group {id}: no other egress rule"), Target.Drop)];
            rule = Rule.Create(new Origin("3.8", $"group {id}"), Target.Goto(Add(_names.Group(Direction.Egress, id), rules))).WithText();
            _toEgress.Add(id, rule);
        }

        return rule;
    }

    /// <summary>A group's egress rules, to stand in policies' chains.</summary>
    public List<Rule> InlinedEgress(string id)
    {
        if (!_inlined.TryGetValue(id, out var rules))
        {
            rules = Rules(Direction.Egress, id).ConvertAll(rule => rule.WithText());
            _inlined.Add(id, rules);
        }

        return rules;
    }

    private ChainName Add(ChainName name, List<Rule> rules)
    {
        _chains.Add(new Chain(name, rules.ToValueList()));
        return name;
    }

    private List<Rule> Rules(Direction direction, string id) =>
        [.. _groups[id].Rules(direction, _family).GroupBy(rule => rule.Traffic).SelectMany(rules => RulesOf(direction, id, rules.ToList()))];

    private IEnumerable<Rule> RulesOf(Direction direction, string id, List<AllowRule> rules)
    {
        var listed = rules.FindAll(rule => rule.Peer.Prefix is { IsAny: false });
        if (listed.Count <= MaxListedPrefixes)
        {
            return rules.Select(rule => RuleOf(direction, id, rule));
        }

        var prefixes = listed.ConvertAll(rule => rule.Peer.Prefix!.Value);
        var count = prefixes.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var identity = listed[0].Identity;
        var subject = $"{identity[..identity.IndexOf(" cidr:", StringComparison.Ordinal)]} from {count} CIDRs";
        return rules.Where(rule => rule.Peer.Prefix is not { IsAny: false })
            .Select(rule => RuleOf(direction, id, rule))
            .Append(RuleOf(direction, id, subject, rules[0].Traffic, new SetMatch(_sets.OfPrefixes(prefixes, _family), Side(direction))));
    }

    private Rule RuleOf(Direction direction, string id, AllowRule rule) => rule.Peer switch
    {
        { Group: { } group } => RuleOf(direction, id, rule.Identity, rule.Traffic, new SetMatch(_sets.OfGroup(group, _family), Side(direction))),
        { Prefix: { IsAny: false } prefix } => RuleOf(direction, id, rule.Identity, rule.Traffic, TrafficMatches.Address(Side(direction), prefix)),
        _ => RuleOf(direction, id, rule.Identity, rule.Traffic),
    };

    private Rule RuleOf(Direction direction, string id, string subject, TrafficSelector traffic, params ReadOnlySpan<Match> peer) =>
        Rule.Create(
            new Origin(direction == Direction.Ingress ? "3.9" : "3.8", $"group {id}: {subject}"),
            direction == Direction.Ingress ? Target.Accept : Target.Return,
            [.. TrafficMatches.Of(_family, traffic), .. peer]);

    private static PacketSide Side(Direction direction) => direction == Direction.Ingress ? PacketSide.Source : PacketSide.Destination;
}
