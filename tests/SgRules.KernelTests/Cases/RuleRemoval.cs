using SgRules.Netfilter;

namespace SgRules.Cases;

/// <summary>Takes rules out of a ruleset, one at a time: what no case notices, no case tests.</summary>
internal static class RuleRemoval
{
    /// <summary>The ruleset without each of its rules, and what the rule says.</summary>
    public static IEnumerable<(string Rule, Ruleset Without)> Of(Ruleset ruleset) =>
    [
        .. Of(ruleset.IPv4.Chains).Select(removal => ($"iptables {removal.Rule}", ruleset with { IPv4 = FilterTable.Create(ruleset.IPv4.Family, removal.Chains) })),
        .. Of(ruleset.IPv6.Chains).Select(removal => ($"ip6tables {removal.Rule}", ruleset with { IPv6 = FilterTable.Create(ruleset.IPv6.Family, removal.Chains) })),
        .. Of(ruleset.Ethernet.Chains).Select(removal => ($"ebtables {removal.Rule}", ruleset with { Ethernet = EthernetTable.Create(removal.Chains) })),
    ];

    private static IEnumerable<(string Rule, IEnumerable<Chain> Chains)> Of(ValueList<Chain> chains) =>
        from at in Enumerable.Range(0, chains.Count)
        from rule in Enumerable.Range(0, chains[at].Rules.Count)
        let without = chains[at] with { Rules = [.. chains[at].Rules.ToImmutableArray().RemoveAt(rule)] }
        select ($"-A {chains[at].Name}{chains[at].Rules[rule]} ({chains[at].Rules[rule].Origin.Paragraph})", (IEnumerable<Chain>)chains.ToImmutableArray().SetItem(at, without));
}
