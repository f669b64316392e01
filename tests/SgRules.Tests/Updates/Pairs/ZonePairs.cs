using FsCheck;
using FsCheck.Fluent;
using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>Generates pairs of zones, and shrinks them: what both have goes from both, then the new one comes nearer to the old one.</summary>
public static class ZonePairs
{
    public static Arbitrary<ZonePair> Pairs() => Arb.From(
        Gen.Sized(size => from seed in Gen.Choose(0, int.MaxValue) select new ZonePairGenerator(seed, size).Pair()),
        Smaller);

    private static IEnumerable<ZonePair> Smaller(ZonePair pair) => Candidates(pair).Where(smaller => smaller.IsValid);

    private static IEnumerable<ZonePair> Candidates(ZonePair pair)
    {
        if (pair.Old is not { } old || pair.New is not { } @new)
        {
            return
            [
                .. pair.Old is null ? [] : ZoneCases.Smaller(pair.Old).Select(zone => pair with { Old = zone }),
                .. pair.New is null ? [] : ZoneCases.Smaller(pair.New).Select(zone => pair with { New = zone }),
            ];
        }

        var instances = old.Instances.Concat(@new.Instances).Select(instance => instance.Name).Distinct(StringComparer.Ordinal).ToArray();
        var groups = old.SecurityGroups.Concat(@new.SecurityGroups).Select(group => group.Id).Distinct(StringComparer.Ordinal).ToArray();
        return
        [
            .. Halves(instances).Select(names => pair with { Old = WithoutInstances(old, names), New = WithoutInstances(@new, names) }),
            .. instances.Select(name => pair with { Old = WithoutInstances(old, [name]), New = WithoutInstances(@new, [name]) }),
            .. groups.Select(id => pair with { Old = WithoutGroup(old, id), New = WithoutGroup(@new, id) }),
            .. groups.SelectMany(id => WithoutRules(pair, old, @new, id)),
            .. Nearer(old, @new).Select(zone => pair with { New = zone }),
            .. Both(old, @new).Select(zones => pair with { Old = zones.Old, New = zones.New }),
        ];
    }

    private static IEnumerable<string[]> Halves(string[] names) =>
        names.Length < 4 ? [] : [names[..(names.Length / 2)], names[(names.Length / 2)..]];

    private static Zone WithoutInstances(Zone zone, string[] names) =>
        zone with { Instances = zone.Instances.Where(instance => !names.Contains(instance.Name, StringComparer.Ordinal)).ToValueList() };

    private static Zone WithoutGroup(Zone zone, string id) => zone with
    {
        SecurityGroups = zone.SecurityGroups.Where(group => group.Id != id)
            .Select(group => group with { Ingress = WithoutPeer(group.Ingress, id), Egress = WithoutPeer(group.Egress, id) })
            .ToValueList(),
        Instances = zone.Instances.Select(instance => instance with { SecurityGroups = instance.SecurityGroups.Where(group => group != id).ToValueList() }).ToValueList(),
    };

    private static ValueList<SecurityRule> WithoutPeer(ValueList<SecurityRule> rules, string id) => rules
        .Select(rule => rule with { Groups = rule.Groups.Where(group => group != id).ToValueList() })
        .Where(rule => !rule.Groups.IsEmpty || !rule.Cidrs.IsEmpty)
        .ToValueList();

    private static IEnumerable<ZonePair> WithoutRules(ZonePair pair, Zone old, Zone @new, string id) =>
        RulesOf(old, id).Concat(RulesOf(@new, id)).Distinct().Select(rule => pair with { Old = WithoutRule(old, id, rule), New = WithoutRule(@new, id, rule) });

    private static IEnumerable<SecurityRule> RulesOf(Zone zone, string id) =>
        zone.SecurityGroups.Where(group => group.Id == id).SelectMany(group => group.Ingress.Concat(group.Egress));

    private static Zone WithoutRule(Zone zone, string id, SecurityRule rule) => zone with
    {
        SecurityGroups = zone.SecurityGroups.Select(group => group.Id != id ? group : group with
        {
            Ingress = group.Ingress.Where(other => other != rule).ToValueList(),
            Egress = group.Egress.Where(other => other != rule).ToValueList(),
        }).ToValueList(),
    };

    // One difference less.
    private static IEnumerable<Zone> Nearer(Zone old, Zone @new) =>
    [
        .. old.Instances.Where(instance => !@new.Instances.Contains(instance)).Select(instance => @new with
        {
            Instances = @new.Instances.Where(other => other.Name != instance.Name).Append(instance).ToValueList(),
        }),
        .. old.SecurityGroups.Where(group => !@new.SecurityGroups.Contains(group)).Select(group => @new with
        {
            SecurityGroups = @new.SecurityGroups.Where(other => other.Id != group.Id).Append(group).ToValueList(),
        }),
        .. old.Hosts == @new.Hosts && old.Networks == @new.Networks ? [] : new[] { @new with { Hosts = old.Hosts, Networks = old.Networks } },
    ];

    private static IEnumerable<(Zone Old, Zone New)> Both(Zone old, Zone @new) =>
    [
        .. old.Instances.SelectMany(instance => ZoneCases.Smaller(old with { Instances = [instance] }).Where(zone => zone.Instances.Count == 1 && zone.SecurityGroups == old.SecurityGroups)
            .Select(zone => (Replaced(old, instance, zone.Instances[0]), Replaced(@new, instance, zone.Instances[0])))),
    ];

    private static Zone Replaced(Zone zone, Instance instance, Instance smaller) =>
        zone with { Instances = zone.Instances.Select(other => other == instance ? smaller : other).ToValueList() };
}
