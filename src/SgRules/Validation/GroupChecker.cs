using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks each security group.</summary>
internal sealed class GroupChecker(ZoneNames index, Findings findings)
{
    private readonly NameChecker _ids = new(index.Zone.SecurityGroups.Count, findings, GroupFindings.IdBlank, GroupFindings.TextUnprintable, GroupFindings.IdRepeated);
    private readonly FirstUses<(string Account, string Name)> _names = new(index.Zone.SecurityGroups.Count);
    private readonly RuleChecker _rules = new(index, findings);

    /// <summary>Checks all of them.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public void Check(CancellationToken cancellationToken)
    {
        Expect();
        for (var g = 0; g < index.Zone.SecurityGroups.Count; g++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (group, place) = (index.Zone.SecurityGroups[g], Place.Group(g));
            _ids.Check(group.Id, place.Property("id"));
            _ids.CheckText(group.Name, place.Property("name"));
            _ids.CheckText(group.Account, place.Property("account"));
            CheckName(group, place.Property("name"));
            CheckRules(group.Ingress, Direction.Ingress, "ingress", place);
            CheckRules(group.Egress, Direction.Egress, "egress", place);
        }
    }

    private void Expect()
    {
        foreach (var group in index.Zone.SecurityGroups)
        {
            _ids.Expect(group.Id);
            if (group is { Account: { } account, Name: { } name })
            {
                _names.Expect((account, name));
            }
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
        var identities = new FirstUses<RuleIdentity>(rules.Count);
        foreach (var rule in rules)
        {
            RuleChecker.Expect(rule, identities);
        }

        for (var r = 0; r < rules.Count; r++)
        {
            _rules.Check(rules[r], direction, place.Item(list, r), identities);
        }
    }
}
