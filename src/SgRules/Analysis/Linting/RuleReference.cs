namespace SgRules.Analysis;

/// <summary>A rule of a group for one of its peers.</summary>
/// <param name="Path">Where in the model, for example <c>securityGroups[0].ingress[2].cidrs[1]</c>; for a rule with one peer, of the rule itself.</param>
/// <param name="Group">The group's identifier.</param>
/// <param name="Rule">The rule's identity, for example <c>ingress tcp 22 cidr:0.0.0.0/0</c>.</param>
public sealed record RuleReference(string Path, string Group, string Rule);
