namespace SgRules.Netfilter;

/// <summary>One condition, and whether it holds for a packet or frame.</summary>
/// <param name="Text">The condition, for example <c>-m tcp --dport 22</c>.</param>
/// <param name="Holds">Whether it holds; <see langword="null"/> if that can't be said.</param>
public sealed record JudgedCondition(string Text, bool? Holds);
