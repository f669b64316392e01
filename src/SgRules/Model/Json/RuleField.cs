namespace SgRules.Model;

/// <summary>A number of a rule: whether it is given, where, and what it is if it could be read.</summary>
internal readonly record struct RuleField(bool IsGiven, int Offset, int? Value);
