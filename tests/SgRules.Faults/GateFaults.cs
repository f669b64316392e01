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
                    Rule.Create(new Origin("3.7"), Target.Drop, ControlTraffic.Invalid),
                ];
            """, """
            ,
                ];
            """),
        new("a policy forgets one of its groups' egress rules", Policy, "restricting.Skip(1)", "restricting.Skip(2)"),
        new("a policy has the first group only", Policy, "foreach (var group in policy.Groups.ToImmutableArray())", "foreach (var group in policy.Groups.ToImmutableArray().Take(1))"),
        new("a group's ingress chain is entered by goto", Policy, "Target.Jump(chain)", "Target.Goto(chain)"),
        new("one group's egress rules don't restrict", Policy, ".. policy.RestrictsEgress ? RestrictedEgress", ".. policy.RestrictsEgress && policy.Groups.Count > 1 ? RestrictedEgress"),
        new("egress rules ACCEPT", Group, "direction == Direction.Ingress ? Target.Accept : Target.Return", "Target.Accept"),
        new("ingress rules RETURN", Group, "direction == Direction.Ingress ? Target.Accept : Target.Return", "Target.Return"),
        new("a long list of CIDRs is left out", Group, "if (listed.Count <= MaxListedPrefixes)", "if (listed.Count > MaxListedPrefixes)"),
        new("a peer group is of the other family", "Layouts/PeerSets.cs", "address.Family == family", "address.Family != family"),
    ];
}
