namespace SgRules.Netfilter;

/// <summary>The kernel's modules that the conditions and sets of a ruleset need.</summary>
internal static class RulesetModules
{
    /// <summary>Those of what the documents really have, by name.</summary>
    public static IEnumerable<string> Of(Ruleset ruleset) => ruleset.IPv4.Chains.Concat(ruleset.IPv6.Chains).Concat(ruleset.Ethernet.Chains)
        .SelectMany(chain => chain.Rules)
        .SelectMany(rule => rule.Matches)
        .Select(OfMatch)
        .Concat(ruleset.Sets.Select(set => set.Type == IpSetType.HashIp ? "ip_set_hash_ip" : "ip_set_hash_net"))
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    // What a rule's header holds needs none. State is conntrack's under another name; nft asks about ARP by ebtables' own module.
    private static string? OfMatch(Match match) => match switch
    {
        PhysdevMatch => "xt_physdev",
        ConntrackMatch or StateMatch => "xt_conntrack",
        MultiportMatch => "xt_multiport",
        TransportMatch or IcmpMatch => "xt_tcpudp",
        MacMatch => "xt_mac",
        SetMatch => "xt_set",
        CommentMatch => "xt_comment",
        HopLimitMatch => "xt_hl",
        AuthenticationHeaderMatch => "ip6t_ah",
        FrameMatch { NeedsArp: true } => "ebt_arp",
        _ => null,
    };
}
