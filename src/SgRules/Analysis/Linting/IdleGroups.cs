using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>Finds groups that nobody uses, or nobody at present.</summary>
internal static class IdleGroups
{
    public static void Find(LintedZone zone, LintLog log)
    {
        var members = zone.Zone.Instances
            .SelectMany(instance => instance.SecurityGroups.Distinct(StringComparer.Ordinal), (instance, id) => (instance.Name, id))
            .ToLookup(member => member.id, member => member.Name, StringComparer.Ordinal);
        var named = RulesThatName(zone.Zone);
        foreach (var group in zone.Groups.Where(group => !zone.IsInForce(group)))
        {
            if (members.Contains(group.Id))
            {
                log.Add(LintFindings.GroupIdle, group.Place, group, $"No instance of group '{group.Id}' runs behind security groups, so its rules are not in force: in it are only {LintWords.List([.. members[group.Id]])}. Remove the group if none will be started.");
                continue;
            }

            var rules = named.GetValueOrDefault(group.Id);
            var use = rules == 0 ? "Remove the group." : $"{(rules == 1 ? "1 rule that names it as peer matches" : $"{LintWords.Count(rules, "rule")} that name it as peer match")} nothing. Remove both, or put instances into the group.";
            log.Add(LintFindings.GroupUnused, group.Place, group, $"No instance is in group '{group.Id}'. {use}");
        }
    }

    private static Dictionary<string, int> RulesThatName(Zone zone)
    {
        var rules = zone.SecurityGroups.SelectMany(group => group.Ingress.Concat(group.Egress));
        return rules.SelectMany(rule => rule.Groups.Distinct(StringComparer.Ordinal)).CountBy(id => id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }
}
