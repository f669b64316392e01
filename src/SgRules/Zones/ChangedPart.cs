using SgRules.Model;

namespace SgRules;

/// <summary>
/// The part of a changed zone that can hold an error when the zone had none before: what changed, everything on the hosts that it is on,
/// whatever may have a name or an address in common with it, and what refers to what is gone.
/// </summary>
/// <remarks>Each check is of one element with what it refers to, of all on one host, or of elements with something in common; those are all here.</remarks>
internal sealed class ChangedPart
{
    private readonly ZoneIndex _index;
    private readonly HashSet<Instance> _instances = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, SecurityGroup> _groups = new(StringComparer.Ordinal);
    private readonly HashSet<string> _hosts = new(StringComparer.Ordinal);

    private ChangedPart(ZoneIndex index) => _index = index;

    /// <summary>The part as a zone of its own.</summary>
    /// <param name="index">The index of the changed zone.</param>
    /// <param name="difference">What changed.</param>
    public static Zone Of(ZoneIndex index, ZoneDifference difference)
    {
        var part = new ChangedPart(index);
        part.AddGroups(difference.Groups);
        part.AddHosts(difference.Hosts);
        foreach (var instance in difference.Instances.Added)
        {
            part._instances.UnionWith(index.Instances.Alike(instance));
            if (instance is { State: InstanceState.Running, Host: { } host })
            {
                part._hosts.Add(host);
            }
        }

        return part.ToZone();
    }

    private void AddGroups(ListDifference<SecurityGroup> groups)
    {
        foreach (var group in groups.Added)
        {
            _groups[group.Id] = group;
        }

        foreach (var group in groups.Removed.Where(group => _index.Groups.Of(group.Id) is null))
        {
            _instances.UnionWith(_index.Instances.MembersOf(group.Id));
            foreach (var naming in _index.Groups.Naming(group.Id))
            {
                _groups[naming] = _index.Groups.Of(naming)!;
            }
        }
    }

    private void AddHosts(ListDifference<Host> hosts) => _hosts.UnionWith(hosts.Removed.Concat(hosts.Added).Select(host => host.Name));

    private Zone ToZone()
    {
        foreach (var host in _hosts)
        {
            _instances.UnionWith(_index.Instances.RunningOn(host));
        }

        _hosts.UnionWith(_instances.Select(instance => instance.Host).OfType<string>());
        Host[] hosts = [.. _hosts.Select(_index.Host).OfType<Host>()];
        var networks = hosts.SelectMany(host => host.Bridges.ToImmutableArray()).SelectMany(bridge => bridge.Networks.ToImmutableArray())
            .Concat(_instances.SelectMany(instance => instance.Nics.ToImmutableArray()).Select(nic => nic.Network))
            .ToHashSet(StringComparer.Ordinal);
        return _index.Zone with
        {
            Networks = networks.Select(_index.Network).OfType<Network>().ToValueList(),
            Hosts = [.. hosts],
            SecurityGroups = WithReferred(),
            Instances = [.. _instances],
        };
    }

    // Of groups that are only spoken of it matters that they are there.
    private ValueList<SecurityGroup> WithReferred()
    {
        var referred = _instances.SelectMany(instance => instance.SecurityGroups.ToImmutableArray())
            .Concat(_groups.Values.SelectMany(group => group.PeerGroups()))
            .Where(id => !_groups.ContainsKey(id) && _index.Groups.Of(id) is not null)
            .Distinct(StringComparer.Ordinal)
            .Select(id => new SecurityGroup { Id = id });
        return [.. _groups.Values, .. referred];
    }
}
