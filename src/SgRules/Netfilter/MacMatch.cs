using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The frame's source address: <c>-m mac --mac-source</c>.</summary>
/// <param name="Source">The address.</param>
public sealed record MacMatch(MacAddress Source) : NegatableMatch;
