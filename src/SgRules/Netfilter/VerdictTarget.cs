namespace SgRules.Netfilter;

/// <summary>Decides: <c>-j ACCEPT</c>, <c>-j DROP</c> or <c>-j RETURN</c>.</summary>
/// <param name="Verdict">What is decided.</param>
public sealed record VerdictTarget(Verdict Verdict) : Target;
