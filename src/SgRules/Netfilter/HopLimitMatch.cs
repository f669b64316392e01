namespace SgRules.Netfilter;

/// <summary>The hop limit of an IPv6 packet: <c>-m hl --hl-eq</c>.</summary>
/// <param name="HopLimit">The hop limit; 255 can't have crossed a router (RFC 4861).</param>
public sealed record HopLimitMatch(byte HopLimit) : NegatableMatch;
