using SgRules.Model;

namespace SgRules.Policies;

/// <summary>Resolves a zone for one of its hosts. The zone must be valid as far as that host depends on it.</summary>
internal static class PolicyResolver
{
    public static HostPolicy Resolve(Zone zone, Host host, bool allowDns)
    {
        var filtered = zone.Networks.ToImmutableArray().Where(network => network.HasSecurityGroups)
            .Select(network => network.Name).ToHashSet(StringComparer.Ordinal);
        var running = zone.Instances.ToImmutableArray().Where(instance => instance.State == InstanceState.Running).ToList();
        var local = running.Where(instance => instance.Host == host.Name).ToList();
        var groups = Groups(zone, local);
        var bridges = host.Bridges.ToImmutableArray()
            .Where(bridge => bridge.Networks.ToImmutableArray().Any(filtered.Contains))
            .OrderBy(bridge => bridge.Name, StringComparer.Ordinal);
        var ports = new PortResolver(host, filtered, groups.ToImmutableArray());
        foreach (var instance in local)
        {
            ports.Add(instance);
        }

        return new HostPolicy
        {
            Host = host.Name,
            AllowDns = allowDns,
            Bridges = bridges.Select(ports.Resolve).ToValueList(),
            Groups = groups,
            Peers = PeerResolver.Resolve(groups, running),
        };
    }

    private static ValueList<GroupPolicy> Groups(Zone zone, List<Instance> local)
    {
        var used = local.SelectMany(instance => instance.SecurityGroups.ToImmutableArray()).ToHashSet(StringComparer.Ordinal);
        return zone.SecurityGroups.ToImmutableArray()
            .Where(group => used.Contains(group.Id))
            .OrderBy(group => group.Id, StringComparer.Ordinal)
            .Select(group => new GroupPolicy(
                group.Id,
                RuleSplitter.Split(group.Ingress, Direction.Ingress),
                RuleSplitter.Split(group.Egress, Direction.Egress),
                HasEgressRules: !group.Egress.IsEmpty))
            .ToValueList();
    }
}
