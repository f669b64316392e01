using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Our part of a host: what a plan may change, and nothing else (design, section 4 and 6.6).</summary>
/// <param name="IPv4">Of table filter of iptables.</param>
/// <param name="IPv6">Of table filter of ip6tables.</param>
/// <param name="Ethernet">Of table nat of ebtables.</param>
/// <param name="Sets">The sets whose members are known, in any order.</param>
internal sealed record OwnPart(OwnTable IPv4, OwnTable IPv6, OwnTable Ethernet, ValueList<IpSet> Sets)
{
    /// <summary>Sets with names of ours whose type, options or members aren't known here: they are replaced, never edited.</summary>
    public ValueList<SetName> UnknownSets { get; init; }

    /// <summary>Nothing.</summary>
    public static OwnPart Empty { get; } = new(OwnTable.Empty, OwnTable.Empty, OwnTable.Empty, []);

    public static OwnPart Of(Ruleset ruleset) => new(OwnTable.Of(ruleset.IPv4), OwnTable.Of(ruleset.IPv6), OwnTable.Of(ruleset.Ethernet), ruleset.Sets);

    /// <summary>The part as a state of its own.</summary>
    public Ruleset ToRuleset() => new(
        FilterTable.Create(IPFamily.IPv4, IPv4.WithBuiltIns(ChainOrder.Filter)),
        FilterTable.Create(IPFamily.IPv6, IPv6.WithBuiltIns(ChainOrder.Filter)),
        EthernetTable.Create(Ethernet.WithBuiltIns(ChainOrder.Ethernet)),
        Sets.OrderBy(set => set.Name.Text, StringComparer.Ordinal).ToValueList());

    public OwnTable Table(UpdateTable table) => table switch
    {
        UpdateTable.IPv4 => IPv4,
        UpdateTable.IPv6 => IPv6,
        _ => Ethernet,
    };
}
