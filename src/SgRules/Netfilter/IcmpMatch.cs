using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The message of an ICMP packet (<c>-m icmp</c>) or, in an IPv6 table, of an ICMPv6 packet (<c>-m icmp6</c>).</summary>
/// <param name="Family">The table's family.</param>
/// <param name="Messages">The messages; any only in IPv4, where the word for it is <c>any</c>.</param>
public sealed record IcmpMatch(IPFamily Family, IcmpType Messages) : NegatableMatch
{
    internal override bool CanBeWritten => Family == IPFamily.IPv4 || !Messages.IsAny;

    internal override RuleTraits Traits => RuleTraits.Packets | TraitsOf(Family);
}
