namespace SgRules.Faults;

/// <summary>Faults in the rules of policies and groups.</summary>
internal static class GateFaults
{
    private const string Policy = "Layouts/PolicyChains.cs";
    private const string Group = "Layouts/GroupChains.cs";

    public static Fault[] All =>
    [
        new("invalid packets aren't dropped", Policy, """
            ,
                    Shared(Rule.Create(new Origin("3.7"), Target.Drop, ControlTraffic.Invalid)),
                ];
            """, """
            ,
                ];
            """),
        new("a policy forgets one of its groups' egress rules", Policy, "_rules.AddRange(_groups.InlinedEgress(group));", string.Empty),
        new("a policy has the first group only", Policy, "foreach (var group in gate.Policy.Groups)", "foreach (var group in gate.Policy.Groups.ToImmutableArray().Take(1))"),
        new("a group's ingress chain is entered by goto", Group, "Target.Jump(Add(_names.Group(Direction.Ingress, id), rules))", "Target.Goto(Add(_names.Group(Direction.Ingress, id), rules))"),
        new("one group's egress rules don't restrict", Policy, "if (gate.Policy.RestrictsEgress)", "if (gate.Policy.RestrictsEgress && gate.Policy.Groups.Count > 1)"),
        new("egress rules ACCEPT", Group, "direction == Direction.Ingress ? Target.Accept : Target.Return", "Target.Accept"),
        new("ingress rules RETURN", Group, "direction == Direction.Ingress ? Target.Accept : Target.Return", "Target.Return"),
        new("a long list of CIDRs is left out", Group, "if (listed.Count <= MaxListedPrefixes)", "if (listed.Count > MaxListedPrefixes)"),
        new("a peer group is of the other family", "Layouts/PeerSets.cs", "address.Family == family", "address.Family != family"),
    ];
}
