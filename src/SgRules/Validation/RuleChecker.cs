using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks a rule of a security group.</summary>
internal sealed class RuleChecker(ZoneNames index, Findings findings)
{
    private readonly MessageChecker _messages = new(index, findings);

    /// <summary>Announces the identities of a rule that will be checked; those of all rules of a list must be.</summary>
    public static void Expect(SecurityRule rule, FirstUses<RuleIdentity> identities)
    {
        foreach (var cidr in rule.Cidrs)
        {
            identities.Expect(RuleIdentity.Of(rule, cidr));
        }

        foreach (var group in rule.Groups)
        {
            identities.Expect(RuleIdentity.Of(rule, group));
        }
    }

    public void Check(SecurityRule rule, Direction direction, Place place, FirstUses<RuleIdentity> identities)
    {
        CheckTraffic(rule, place);
        if (rule.Cidrs.IsEmpty && rule.Groups.IsEmpty)
        {
            findings.Add(GroupFindings.PeerMissing, place, $"The rule has no peer, so it would allow nothing; give it at least one CIDR or group.");
        }

        for (var c = 0; c < rule.Cidrs.Count; c++)
        {
            var at = place.Item("cidrs", c);
            CheckCidr(rule, rule.Cidrs[c], at);
            if (identities.IsRepeated(RuleIdentity.Of(rule, rule.Cidrs[c]), at, out var first))
            {
                AddRepeated(rule.IdentityOf(direction, rule.Cidrs[c]), at, first);
            }
        }

        for (var g = 0; g < rule.Groups.Count; g++)
        {
            var at = place.Item("groups", g);
            CheckGroup(rule, rule.Groups[g], at);
            if (identities.IsRepeated(RuleIdentity.Of(rule, rule.Groups[g]), at, out var first))
            {
                AddRepeated(rule.IdentityOf(direction, rule.Groups[g]), at, first);
            }
        }

        _messages.Check(rule, direction, place.Property("icmpType"));
    }

    private void CheckTraffic(SecurityRule rule, Place place)
    {
        if (rule.Ports is { } ports && !rule.Protocol.HasPorts)
        {
            findings.Add(GroupFindings.PortsNotAllowed, place.Property("startPort"), $"Protocol {rule.Protocol} has no ports, the rule has {ports}; use tcp or udp, or remove the ports.");
        }

        if (rule.IcmpType is { } messages && !rule.Protocol.HasIcmpTypes)
        {
            findings.Add(
                GroupFindings.IcmpNotAllowed,
                place.Property("icmpType"),
                $"Protocol {rule.Protocol} has no ICMP messages, the rule has {messages}; use icmp or icmpv6, or remove the type and code.");
        }
    }

    private void CheckCidr(SecurityRule rule, Cidr cidr, Place place)
    {
        if (cidr.HasHostBits)
        {
            findings.Add(GroupFindings.CidrHostBits, place, $"{cidr} has bits below its length and is read as {cidr.Prefix}; write that.");
        }

        if (rule is { IcmpType: not null } && rule.Protocol == Protocol.IcmpV6 && cidr.Family == IPFamily.IPv4)
        {
            findings.Add(GroupFindings.IcmpV6WithIPv4, place, $"icmpv6 never meets the IPv4 peer {cidr}; use icmp for it.");
        }

        if (IsExtensionHeader(rule.Protocol) && cidr.Family == IPFamily.IPv6)
        {
            findings.Add(GroupFindings.ExtensionHeaderWithIPv6, place, $"Protocol {rule.Protocol} is a header on the way to another protocol in IPv6, so it never meets {cidr}; use the protocol that follows.");
        }
    }

    private void CheckGroup(SecurityRule rule, string group, Place place)
    {
        if (!index.HasGroup(group))
        {
            findings.Add(GroupFindings.PeerGroupUnknown, place, $"There is no group {group}; correct the identifier or add the group.");
        }

        if (IsExtensionHeader(rule.Protocol))
        {
            findings.Add(GroupFindings.ExtensionHeaderWithGroup, place, $"Protocol {rule.Protocol} meets the IPv4 addresses of group {group} only; for IPv6 use the protocol that follows the header.");
        }
    }

    private void AddRepeated(string identity, Place place, Place first) =>
        findings.Add(GroupFindings.RuleRepeated, place, $"The group has {identity} twice, which counts once; remove one.", first);

    // Routing, fragment, authentication header and destination options: iptables steps over them to what follows.
    private static bool IsExtensionHeader(Protocol protocol) => protocol.Number is 43 or 44 or 51 or 60;
}
