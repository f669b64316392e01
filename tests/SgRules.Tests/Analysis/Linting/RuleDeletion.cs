using System.Globalization;
using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>A zone without one rule, or without one peer of a rule with several.</summary>
/// <param name="Group">The position of the group.</param>
/// <param name="Direction">The direction.</param>
/// <param name="Rule">The position of the rule.</param>
/// <param name="Peer">The position of the peer among CIDRs and then groups; null for the whole rule.</param>
/// <param name="Zone">What is left.</param>
internal sealed record RuleDeletion(int Group, Direction Direction, int Rule, int? Peer, Zone Zone)
{
    public string GroupPath => Text($"securityGroups[{Group}]");

    public string RulePath => Text($"{GroupPath}.{(Direction == Direction.Ingress ? "ingress" : "egress")}[{Rule}]");

    public required string Path { get; init; }

    /// <summary>All that can be taken out of a zone, one at a time.</summary>
    public static IEnumerable<RuleDeletion> Of(Zone zone) =>
        from g in Enumerable.Range(0, zone.SecurityGroups.Count)
        from direction in Enum.GetValues<Direction>()
        from r in Enumerable.Range(0, zone.SecurityGroups[g].Rules(direction).Count)
        from deletion in Of(zone, g, direction, r)
        select deletion;

    private static IEnumerable<RuleDeletion> Of(Zone zone, int g, Direction direction, int r)
    {
        var rules = zone.SecurityGroups[g].Rules(direction).ToImmutableArray();
        var whole = new RuleDeletion(g, direction, r, null, With(zone, g, direction, rules.RemoveAt(r).ToValueList())) { Path = string.Empty };
        yield return whole with { Path = whole.RulePath };
        var (cidrs, groups) = (rules[r].Cidrs.ToImmutableArray(), rules[r].Groups.ToImmutableArray());
        for (var i = 0; i < cidrs.Length + groups.Length && cidrs.Length + groups.Length > 1; i++)
        {
            var smaller = i < cidrs.Length
                ? rules[r] with { Cidrs = cidrs.RemoveAt(i).ToValueList() }
                : rules[r] with { Groups = groups.RemoveAt(i - cidrs.Length).ToValueList() };
            var path = i < cidrs.Length ? Text($"{whole.RulePath}.cidrs[{i}]") : Text($"{whole.RulePath}.groups[{i - cidrs.Length}]");
            yield return whole with { Peer = i, Path = path, Zone = With(zone, g, direction, rules.SetItem(r, smaller).ToValueList()) };
        }
    }

    private static Zone With(Zone zone, int g, Direction direction, ValueList<SecurityRule> rules)
    {
        var group = zone.SecurityGroups[g];
        var smaller = direction == Direction.Ingress ? group with { Ingress = rules } : group with { Egress = rules };
        return zone with { SecurityGroups = zone.SecurityGroups.ToImmutableArray().SetItem(g, smaller).ToValueList() };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
