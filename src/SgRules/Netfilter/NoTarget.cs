namespace SgRules.Netfilter;

/// <summary>A rule without a target: it counts packets and decides nothing.</summary>
public sealed record NoTarget : Target;
