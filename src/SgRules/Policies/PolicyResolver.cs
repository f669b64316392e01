using SgRules.Model;

namespace SgRules.Policies;

/// <summary>Resolves a zone for its hosts, one by one and from any thread. It must be valid as far as a host depends on it.</summary>
/// <remarks>
/// A host costs what it holds: its instances, their groups and the members of those groups' peers. What a group allows and who its
/// members are is resolved once, when the first host needs it, and shared by all.
/// </remarks>
internal sealed class PolicyResolver
{
    private readonly ZoneRelations _relations;
    private readonly bool _allowDns;
    private readonly HashSet<string> _filtered = new(StringComparer.Ordinal);
    private readonly MadeOnce<GroupPolicy> _groups;
    private readonly MadeOnce<PeerGroup> _peers;

    public PolicyResolver(ZoneRelations relations, bool allowDns)
    {
        _relations = relations;
        _allowDns = allowDns;
        _groups = new(relations.Ids.Count, number => GroupOf(relations.Group(number)!));
        _peers = new(relations.Ids.Count, number => PeerResolver.Resolve(relations, number));
        foreach (var network in relations.Zone.Networks)
        {
            if (network.HasSecurityGroups)
            {
                _filtered.Add(network.Name);
            }
        }
    }

    /// <summary>What the NICs of a host may send and receive.</summary>
    public HostPolicy Resolve(Host host, CancellationToken cancellationToken = default)
    {
        var local = _relations.RunningOn(host.Name);
        var groups = Groups(local);
        cancellationToken.ThrowIfCancellationRequested();
        var ports = new PortResolver(host, _filtered, groups);
        foreach (var instance in local)
        {
            ports.Add(_relations.Zone.Instances[instance]);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new HostPolicy
        {
            Host = host.Name,
            AllowDns = _allowDns,
            Bridges = ports.Bridges(),
            Groups = groups,
            Peers = Peers(groups),
        };
    }

    /// <summary>What a group allows; it must be one of the zone's.</summary>
    public static GroupPolicy GroupOf(SecurityGroup group) => new(
        group.Id,
        RuleSplitter.Split(group.Ingress, Direction.Ingress),
        RuleSplitter.Split(group.Egress, Direction.Egress),
        HasEgressRules: !group.Egress.IsEmpty);

    private ValueList<GroupPolicy> Groups(ReadOnlySpan<int> local)
    {
        var used = new HashSet<int>();
        foreach (var instance in local)
        {
            foreach (var group in _relations.GroupsOf(instance))
            {
                used.Add(group);
            }
        }

        return Sorted(used, _groups);
    }

    private ValueList<PeerGroup> Peers(ValueList<GroupPolicy> groups)
    {
        var named = new HashSet<int>();
        foreach (var group in groups)
        {
            AddPeers(group.Ingress, named);
            AddPeers(group.Egress, named);
        }

        return Sorted(named, _peers);
    }

    private void AddPeers(ValueList<AllowRule> rules, HashSet<int> named)
    {
        foreach (var rule in rules)
        {
            if (rule.Peer.Group is { } id)
            {
                named.Add(_relations.Number(id));
            }
        }
    }

    // The order of the numbers is that of the identifiers.
    private static ValueList<T> Sorted<T>(HashSet<int> numbers, MadeOnce<T> values)
        where T : class
    {
        int[] sorted = [.. numbers];
        Array.Sort(sorted);
        return ValueList.Adopt(Array.ConvertAll(sorted, number => values[number]));
    }
}
