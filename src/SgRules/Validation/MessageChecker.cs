using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks which ICMP messages a rule can meet at all.</summary>
internal sealed class MessageChecker
{
    private readonly Findings _findings;
    private readonly bool _zoneUsesIPv6;

    public MessageChecker(ZoneNames index, Findings findings)
    {
        _findings = findings;
        _zoneUsesIPv6 = index.Zone.Networks.ToImmutableArray().Any(network => network is { HasSecurityGroups: true, IPv6: not null });
    }

    public void Check(SecurityRule rule, Direction direction, Place place)
    {
        if (rule.IcmpType is not { Type: { } type } || !rule.Protocol.HasIcmpTypes)
        {
            return;
        }

        if (rule.Protocol == Protocol.Icmp && !rule.Groups.IsEmpty && _zoneUsesIPv6)
        {
            _findings.Add(GroupFindings.IcmpWithGroup, place, $"icmp type {type} meets the IPv4 addresses of a group only; add an icmpv6 rule for its IPv6 addresses.");
        }

        foreach (var family in (ReadOnlySpan<IPFamily>)[IPFamily.IPv4, IPFamily.IPv6])
        {
            if (Concerns(rule, family))
            {
                CheckType(type, family, direction, place);
            }
        }
    }

    // The numbers of icmp are those of each peer's family; a group stands for the family of the protocol's name.
    private static bool Concerns(SecurityRule rule, IPFamily family)
    {
        var named = rule.Protocol == Protocol.Icmp ? IPFamily.IPv4 : IPFamily.IPv6;
        var byGroup = family == named && !rule.Groups.IsEmpty;
        return byGroup || ((family == IPFamily.IPv6 || named == IPFamily.IPv4) && HasCidr(rule, family));
    }

    private static bool HasCidr(SecurityRule rule, IPFamily family)
    {
        foreach (var cidr in rule.Cidrs)
        {
            if (cidr.Family == family)
            {
                return true;
            }
        }

        return false;
    }

    private void CheckType(int type, IPFamily family, Direction direction, Place place)
    {
        if (!IsJudged(type, family))
        {
            _findings.Add(
                GroupFindings.NeverNew, place, $"ICMP type {type} of {family} never opens a connection: it passes as a reply or an error, or not at all; remove it for {family} peers.");
        }
        else if (direction == Direction.Egress && family == IPFamily.IPv6 && type is 130 or 134)
        {
            _findings.Add(GroupFindings.NeverSent, place, $"ICMPv6 type {type} is a router's message, which no guest may send; remove the rule.");
        }
    }

    // Conntrack calls NEW: the requests echo, timestamp, information and mask; in IPv6 echo and node information.
    // It calls UNTRACKED, which rules judge too: multicast listener and neighbour discovery (facts: kernel, 2).
    private static bool IsJudged(int type, IPFamily family) => family == IPFamily.IPv4
        ? type is 8 or 13 or 15 or 17
        : type is 128 or 139 or (>= 130 and <= 136) or 143;
}
