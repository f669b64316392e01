using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Updates;

/// <summary>Small edits of security groups' rules.</summary>
internal sealed class RuleEdits(Random random)
{
    public Zone Edit(Zone zone)
    {
        if (zone.SecurityGroups.IsEmpty)
        {
            return zone;
        }

        var groups = zone.SecurityGroups;
        var at = random.Next(groups.Count);
        return zone with { SecurityGroups = new([.. groups.ToImmutableArray().SetItem(at, Edited(groups[at], groups))]) };
    }

    // The first egress rule of a group, and its last one, shut and open everything else.
    private SecurityGroup Edited(SecurityGroup group, ValueList<SecurityGroup> groups) => random.Next(5) switch
    {
        0 when group.Egress.IsEmpty => group with { Egress = [New(groups)] },
        0 => group with { Egress = [] },
        1 => group with { Egress = Changed(group.Egress, groups) },
        _ => group with { Ingress = Changed(group.Ingress, groups) },
    };

    private ValueList<SecurityRule> Changed(ValueList<SecurityRule> rules, ValueList<SecurityGroup> groups)
    {
        if (rules.IsEmpty || random.Next(3) == 0)
        {
            return random.Next(2) == 0 ? rules.Add(New(groups)) : [New(groups), .. rules];
        }

        var (all, at) = (rules.ToImmutableArray(), random.Next(rules.Count));
        return random.Next(3) == 0 ? new([.. all.RemoveAt(at)]) : new([.. all.SetItem(at, Changed(all[at], groups))]);
    }

    private SecurityRule Changed(SecurityRule rule, ValueList<SecurityGroup> groups)
    {
        var id = Any(groups);
        return random.Next(4) switch
        {
            0 when rule.Ports is { First: > 0 } ports => rule with { Ports = PortRange.Create((ushort)(ports.First - 1), ports.Last) },
            1 when rule.Cidrs.Count > 0 => rule with { Cidrs = rule.Cidrs.Skip(1).ToValueList() },
            2 => rule with { Groups = rule.Groups.Contains(id) ? rule.Groups.Where(other => other != id).ToValueList() : rule.Groups.Add(id) },
            _ => rule with { Cidrs = rule.Cidrs.Add(Cidr.Create(InternetAddress.IPv4(0x0A64_0000 + ((uint)random.Next(4) << 16)), 16 + random.Next(10))) },
        };
    }

    private SecurityRule New(ValueList<SecurityGroup> groups)
    {
        var traffic = random.Next(4) switch
        {
            0 => SecurityRule.Whole(Protocol.All),
            1 => SecurityRule.Udp((ushort)random.Next(1, 2000)),
            2 => SecurityRule.Icmp(),
            _ => SecurityRule.Tcp((ushort)random.Next(1, 2000), (ushort)random.Next(2000, 4000)),
        };
        return random.Next(4) switch
        {
            0 => traffic.WithCidrs("0.0.0.0/0"),
            1 => traffic.WithCidrs("::/0", "10.100.0.0/17"),
            _ => traffic.WithGroups(Any(groups)),
        };
    }

    private string Any(ValueList<SecurityGroup> groups) => groups[random.Next(groups.Count)].Id;
}
