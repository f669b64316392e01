namespace SgRules.Netfilter;

/// <summary>Everything that one host loads, as typed values. Two rulesets are equal when their tables and sets are.</summary>
/// <param name="IPv4">Table filter for IPv4.</param>
/// <param name="IPv6">Table filter for IPv6.</param>
/// <param name="Ethernet">Table nat of ebtables.</param>
/// <param name="Sets">The sets that the tables refer to, by name.</param>
public sealed record Ruleset(FilterTable IPv4, FilterTable IPv6, EthernetTable Ethernet, ValueList<IpSet> Sets)
{
    /// <summary>What the host must have for the documents to filter at all, a sentence each (facts: kernel, sections 0 and 2).</summary>
    public static ValueList<string> Preconditions { get; } =
    [
        "Kernel modules br_netfilter, nf_conntrack and ip_set are loaded.",
        "sysctl net.bridge.bridge-nf-call-iptables=1 and net.bridge.bridge-nf-call-ip6tables=1, or bridged packets are not seen at all.",
        "One backend only: rules in both iptables-legacy and iptables-nft would both have to let a packet pass.",
        "No NOTRACK rule for traffic of these bridges: the documents rely on connection tracking.",
        "/etc/protocols names protocol numbers as Debian's netbase does, or a rule by protocol number may not load.",
    ];

    /// <summary>The text of the ruleset.</summary>
    public RulesetDocuments Documents => new(this);

    /// <summary>Why each line of the text is there.</summary>
    public SourceMap SourceMap => new(this);
}
