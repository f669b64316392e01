using System.Runtime.InteropServices;
using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>Splits a rule as written into what it allows in each family, for each peer (design, section 2, "Rule fields").</summary>
internal static class RuleSplitter
{
    // ip6tables skips these headers when it looks for the protocol, so IPv6 can't match them.
    private static ReadOnlySpan<byte> IPv6ExtensionHeaders => [43, 44, 51, 60];

    /// <summary>What rules allow, each once and in order; of two with one meaning the one whose identity comes first.</summary>
    public static ValueList<AllowRule> Split(ValueList<SecurityRule> rules, Direction direction)
    {
        var split = new List<AllowRule>(rules.Count);
        foreach (var rule in rules)
        {
            AddCidrs(rule, direction, split);
            AddGroups(rule, direction, split);
        }

        split.Sort(AllowRule.Compare);
        var sorted = CollectionsMarshal.AsSpan(split);
        var count = 0;
        foreach (var allow in sorted)
        {
            if (count == 0 || !IsSame(sorted[count - 1], allow))
            {
                sorted[count++] = allow;
            }
        }

        return ValueList.Create<AllowRule>(sorted[..count]);
    }

    private static bool IsSame(AllowRule one, AllowRule other) =>
        one.Family == other.Family && one.Traffic == other.Traffic && Peer.Compare(one.Peer, other.Peer) == 0;

    private static void AddCidrs(SecurityRule rule, Direction direction, List<AllowRule> split)
    {
        foreach (var cidr in rule.Cidrs)
        {
            if (TrafficIn(cidr.Family, rule) is { } traffic)
            {
                split.Add(new AllowRule(cidr.Family, traffic, Peer.Of(cidr.Prefix), rule.IdentityOf(direction, cidr)));
            }
        }
    }

    private static void AddGroups(SecurityRule rule, Direction direction, List<AllowRule> split)
    {
        foreach (var group in rule.Groups)
        {
            var (peer, identity) = (Peer.Of(group), rule.IdentityOf(direction, group));
            foreach (var family in FamiliesOfGroupPeer(rule))
            {
                if (TrafficIn(family, rule) is { } traffic)
                {
                    split.Add(new AllowRule(family, traffic, peer, identity));
                }
            }
        }
    }

    // A concrete ICMP type means something else in the other family, so with a group it stays in its own.
    private static ReadOnlySpan<IPFamily> FamiliesOfGroupPeer(SecurityRule rule)
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
