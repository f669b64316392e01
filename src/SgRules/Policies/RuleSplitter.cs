using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>Splits a rule as written into what it allows in each family, for each peer (design, section 2, "Rule fields").</summary>
internal static class RuleSplitter
{
    // ip6tables skips these headers when it looks for the protocol, so IPv6 can't match them.
    private static ReadOnlySpan<byte> IPv6ExtensionHeaders => [43, 44, 51, 60];

    public static ValueList<AllowRule> Split(ValueList<SecurityRule> rules, Direction direction)
    {
        var seen = new HashSet<(IPFamily, TrafficSelector, Peer)>();
        var split = new List<AllowRule>();
        foreach (var rule in rules)
        {
            foreach (var allow in Split(rule, direction))
            {
                if (seen.Add((allow.Family, allow.Traffic, allow.Peer)))
                {
                    split.Add(allow);
                }
            }
        }

        split.Sort(AllowRule.Compare);
        return split.ToValueList();
    }

    private static IEnumerable<AllowRule> Split(SecurityRule rule, Direction direction)
    {
        foreach (var cidr in rule.Cidrs.ToImmutableArray())
        {
            if (TrafficIn(cidr.Family, rule) is { } traffic)
            {
                yield return new AllowRule(cidr.Family, traffic, Peer.Of(cidr.Prefix), rule.IdentityOf(direction, cidr));
            }
        }

        foreach (var group in rule.Groups.ToImmutableArray())
        {
            foreach (var family in FamiliesOfGroupPeer(rule))
            {
                if (TrafficIn(family, rule) is { } traffic)
                {
                    yield return new AllowRule(family, traffic, Peer.Of(group), rule.IdentityOf(direction, group));
                }
            }
        }
    }

    // A concrete ICMP type means something else in the other family, so with a group it stays in its own.
    private static IEnumerable<IPFamily> FamiliesOfGroupPeer(SecurityRule rule)
    {
        if (rule.Protocol == Protocol.IcmpV6 && rule.IcmpType is not null)
        {
            return [IPFamily.IPv6];
        }

        return rule is { IcmpType.IsAny: false } ? [IPFamily.IPv4] : [IPFamily.IPv4, IPFamily.IPv6];
    }

    private static TrafficSelector? TrafficIn(IPFamily family, SecurityRule rule)
    {
        if (rule.IcmpType is { } messages)
        {
            return rule.Protocol == Protocol.IcmpV6 && family == IPFamily.IPv4 ? null : TrafficSelector.OfMessages(family, messages);
        }

        if (family == IPFamily.IPv6 && IPv6ExtensionHeaders.Contains(rule.Protocol.Number))
        {
            return null;
        }

        return rule.Ports is { } ports ? TrafficSelector.OfPorts(rule.Protocol, ports) : TrafficSelector.Whole(rule.Protocol);
    }
}
