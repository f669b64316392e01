using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Everything that one host loads, as typed values. Two rulesets are equal when their tables and sets are.</summary>
/// <param name="IPv4">Table filter for IPv4.</param>
/// <param name="IPv6">Table filter for IPv6.</param>
/// <param name="Ethernet">Table nat of ebtables.</param>
/// <param name="Sets">The sets that the tables refer to, by name.</param>
public sealed record Ruleset(FilterTable IPv4, FilterTable IPv6, EthernetTable Ethernet, ValueList<IpSet> Sets)
{
    /// <summary>What a host has that nothing was loaded on: no rule, no set.</summary>
    public static Ruleset Empty { get; } = new(
        FilterTable.Create(IPFamily.IPv4, [], []),
        FilterTable.Create(IPFamily.IPv6, [], []),
        EthernetTable.Empty,
        []);

    /// <summary>What the host must have before the documents are loaded, in the order in which it is made ready.</summary>
    public ValueList<Precondition> Preconditions => RulesetPreconditions.Of(this);

    /// <summary>The text of the ruleset.</summary>
    public RulesetDocuments Documents => new(this);

    /// <summary>Why each line of the text is there.</summary>
    public SourceMap SourceMap => new(this);
}
