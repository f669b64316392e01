namespace SgRules.Netfilter;

/// <summary>An IPv6 packet has an authentication header (RFC 4302), whatever is behind it: <c>-m ah</c>.</summary>
/// <remarks><c>-p ah</c> says something else in ip6tables: nft meets it, the legacy backend never does (facts: kernel, section 5).</remarks>
public sealed record AuthenticationHeaderMatch : Match
{
    internal override RuleTraits Traits => RuleTraits.Packets | RuleTraits.IPv6;
}
