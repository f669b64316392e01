using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks each security group.</summary>
internal sealed class GroupChecker(ZoneIndex index, Findings findings)
{
    private readonly NameChecker _ids = new(findings, GroupFindings.IdBlank, GroupFindings.TextUnprintable, GroupFindings.IdRepeated);
    private readonly FirstUses<(string Account, string Name)> _names = new();
    private readonly RuleChecker _rules = new(index, findings);

    public void Check()
    {
        for (var g = 0; g < index.Zone.SecurityGroups.Count; g++)
        {
            var (group, place) = (index.Zone.SecurityGroups[g], Place.Group(g));
            _ids.Check(group.Id, place.Property("id"));
            _ids.CheckText(group.Name, place.Property("name"));
            _ids.CheckText(group.Account, place.Property("account"));
            CheckName(group, place.Property("name"));
            CheckRules(group.Ingress, Direction.Ingress, "ingress", place);
            CheckRules(group.Egress, Direction.Egress, "egress", place);
        }
    }

    private void CheckName(SecurityGroup group, Place place)
    {
        if (group is { Account: { } account, Name: { } name } && _names.IsRepeated((account, name), place, out var first))
        {
            findings.Add(GroupFindings.NameRepeated, place, $"Account {account} has two groups named {name}; rename one.", first);
        }
    }

    private void CheckRules(ValueList<SecurityRule> rules, Direction direction, string list, Place place)
    {
        var identities = new FirstUses<string>(StringComparer.Ordinal);
        for (var r = 0; r < rules.Count; r++)
        {
            _rules.Check(rules[r], direction, place.Item(list, r), identities);
        }
    }
}
