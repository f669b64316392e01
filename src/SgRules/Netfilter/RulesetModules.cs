namespace SgRules.Netfilter;

/// <summary>The kernel's modules that the conditions and sets of a ruleset need.</summary>
internal static class RulesetModules
{
    /// <summary>Those of what the documents really have, by name. Takes one pass over the rules.</summary>
    public static IEnumerable<string> Of(Ruleset ruleset)
    {
        var modules = new HashSet<string>(ReferenceEqualityComparer.Instance);
        foreach (var chains in (ReadOnlySpan<ValueList<Chain>>)[ruleset.IPv4.Chains, ruleset.IPv6.Chains, ruleset.Ethernet.Chains])
        {
            foreach (var chain in chains)
            {
                foreach (var rule in chain.Rules)
                {
                    Add(modules, rule);
                }
            }
        }

        modules.UnionWith(ruleset.Sets.Select(set => set.Type == IpSetType.HashIp ? "ip_set_hash_ip" : "ip_set_hash_net"));
        return modules.Order(StringComparer.Ordinal);
    }

    // Each name is one object, so that it is known by reference.
    private static void Add(HashSet<string> modules, Rule rule)
    {
        foreach (var match in rule.Matches)
        {
            if (OfMatch(match) is { } module)
            {
                _ = modules.Add(module);
            }
        }
    }

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
