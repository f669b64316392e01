using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks that the addresses of each group that is a peer fit into a set.</summary>
/// <param name="zone">The zone.</param>
/// <param name="findings">Where findings go.</param>
/// <param name="limit">How many addresses of one family a set holds (design 4: maxelem).</param>
internal sealed class PeerGroupChecker(Zone zone, Findings findings, long limit = 16_777_216)
{
    public void Check()
    {
        if (CountAll() <= limit)
        {
            return;
        }

        var (ipv4, ipv6) = (Count(IPFamily.IPv4), Count(IPFamily.IPv6));
        var peers = Peers();
        for (var g = 0; g < zone.SecurityGroups.Count; g++)
        {
            var id = zone.SecurityGroups[g].Id;
            if (peers.Contains(id) && Math.Max(ipv4.GetValueOrDefault(id), ipv6.GetValueOrDefault(id)) > limit)
            {
                findings.Add(GroupFindings.TooManyMembers, Place.Group(g), $"Group {id} has more addresses of one family than the {limit} that a set holds; split the group.");
            }
        }
    }

    // Of all instances: where these fit into one set, no group needs counting.
    private long CountAll()
    {
        long count = 0;
        foreach (var instance in zone.Instances)
        {
            foreach (var nic in instance.Nics)
            {
                count += nic.SecondaryIps.Count + (nic.IPv4 is null ? 0 : 1) + (nic.IPv6 is null ? 0 : 1);
            }
        }

        return count;
    }

    private HashSet<string> Peers()
    {
        var peers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in zone.SecurityGroups)
        {
            foreach (var rule in group.Ingress)
            {
                peers.UnionWith(rule.Groups.ToImmutableArray());
            }

            foreach (var rule in group.Egress)
            {
                peers.UnionWith(rule.Groups.ToImmutableArray());
            }
        }

        return peers;
    }

    private Dictionary<string, long> Count(IPFamily family)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var instance in zone.Instances)
        {
            if (instance.State == InstanceState.Running && !instance.SecurityGroups.IsEmpty)
            {
                var own = instance.Nics.ToImmutableArray().Sum(nic => nic.Addresses().LongCount(address => address.Family == family));
                foreach (var group in instance.SecurityGroups.ToImmutableArray().Distinct(StringComparer.Ordinal))
                {
                    counts[group] = counts.GetValueOrDefault(group) + own;
                }
            }
        }

        return counts;
    }
}
