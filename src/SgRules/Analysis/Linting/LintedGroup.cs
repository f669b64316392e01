using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>A group with its rules as written.</summary>
internal sealed class LintedGroup
{
    private readonly SecurityGroup _group;

    public LintedGroup(SecurityGroup group, int at)
    {
        (_group, At) = (group, at);
        Ingress = RulesOf(Direction.Ingress);
        Egress = RulesOf(Direction.Egress);
    }

    public string Id => _group.Id;

    /// <summary>Its position in the zone.</summary>
    public int At { get; }

    public RulePlace Place => RulePlace.OfGroup(At);

    public ValueList<LintedRule> Ingress { get; }

    public ValueList<LintedRule> Egress { get; }

    /// <summary>Whether it restricts what its instances may send (contract 3.8).</summary>
    public bool RestrictsEgress => !Egress.IsEmpty;

    public ValueList<LintedRule> Rules(Direction direction) => direction == Direction.Ingress ? Ingress : Egress;

    public IEnumerable<LintedPeer> Peers(Direction direction) => Rules(direction).ToImmutableArray().SelectMany(rule => rule.Peers.ToImmutableArray());

    private ValueList<LintedRule> RulesOf(Direction direction)
    {
        var rules = _group.Rules(direction);
        var linted = new LintedRule[rules.Count];
        for (var i = 0; i < linted.Length; i++)
        {
            linted[i] = LintedRule.Of(_group, new RulePlace(At, direction, i, RulePlace.Whole), rules[i]);
        }

        return ValueList.Adopt(linted);
    }
}
