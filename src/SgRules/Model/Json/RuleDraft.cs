namespace SgRules.Model;

/// <summary>The fields of a rule as they were read, in whatever order.</summary>
internal record struct RuleDraft(SecurityRule Rule, RuleShape Shape, RuleField StartPort, RuleField EndPort, RuleField IcmpType, RuleField IcmpCode);
