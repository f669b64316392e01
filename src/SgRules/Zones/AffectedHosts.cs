using SgRules.Model;
using SgRules.Policies;

namespace SgRules;

/// <summary>Finds the hosts whose documents may differ between two zones: from what changed to the hosts that need it.</summary>
internal sealed class AffectedHosts
{
    private readonly ZoneIndex _old;
    private readonly ZoneIndex _new;
    private readonly HashSet<string> _hosts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);

    private AffectedHosts(ZoneIndex old, ZoneIndex @new) => (_old, _new) = (old, @new);

    /// <summary>The names of the hosts in byte order.</summary>
    public static ValueList<string> Between(ZoneIndex old, ZoneIndex @new, ZoneDifference difference)
    {
        var affected = new AffectedHosts(old, @new);
        foreach (var (before, after) in difference.Hosts.Pairs(host => host.Name))
        {
            affected.Add(before, after);
        }

        if (!difference.IsSameFrame)
        {
            affected.AddNetworks();
        }

        foreach (var (before, after) in difference.Groups.Pairs(group => group.Id))
        {
            affected.Add(before, after);
        }

        foreach (var (before, after) in difference.Instances.Pairs(instance => instance.Name))
        {
            affected.Add(before, after);
        }

        return affected.WithDocuments().Order(StringComparer.Ordinal).ToValueList();
    }

    private void Add(Host? before, Host? after)
    {
        if (before?.Bridges != after?.Bridges)
        {
            _hosts.Add((before ?? after)!.Name);
        }
    }

    // Of a network documents have only whether it has security groups.
    private void AddNetworks()
    {
        var changed = _new.Zone.Networks.ToImmutableArray()
            .Where(network => _old.Network(network.Name)?.HasSecurityGroups != network.HasSecurityGroups)
            .Select(network => network.Name).ToHashSet(StringComparer.Ordinal);
        if (changed.Count > 0)
        {
            _hosts.UnionWith(_new.Zone.Hosts.ToImmutableArray()
                .Where(host => host.Bridges.ToImmutableArray().Any(bridge => changed.Overlaps(bridge.Networks)))
                .Select(host => host.Name));
            _hosts.UnionWith(_new.Zone.Instances.ToImmutableArray()
                .Where(instance => instance.Nics.ToImmutableArray().Any(nic => changed.Contains(nic.Network)))
                .Select(instance => instance.Host).OfType<string>());
        }
    }

    private void Add(SecurityGroup? before, SecurityGroup? after)
    {
        if (before is null || after is null || !AllowTheSame(before, after))
        {
            AddHostsOf((before ?? after)!.Id);
        }
    }

    // Rules in another order or other words mean the same; what wrong rules mean can't be asked.
    private bool AllowTheSame(SecurityGroup one, SecurityGroup other) =>
        (one.Ingress == other.Ingress && one.Egress == other.Egress)
        || (!_old.HasErrors && !_new.HasErrors && PolicyResolver.GroupOf(one) == PolicyResolver.GroupOf(other));

    private void Add(Instance? before, Instance? after)
    {
        var (old, @new) = (MemberState.Of(before), MemberState.Of(after));
        if (!old.IsSamePort(@new))
        {
            _hosts.UnionWith(new[] { old.Host, @new.Host }.OfType<string>());
        }

        foreach (var group in old.Groups.ToImmutableArray().Union(@new.Groups, StringComparer.Ordinal))
        {
            if (old.AddressesIn(group) != @new.AddressesIn(group))
            {
                foreach (var naming in _new.Groups.Naming(group))
                {
                    AddHostsOf(naming);
                }
            }
        }
    }

    private void AddHostsOf(string group)
    {
        if (_groups.Add(group))
        {
            _hosts.UnionWith(_new.Instances.MembersOf(group).Select(member => member.Host).OfType<string>());
        }
    }

    // A host has documents unless an error stands against it.
    private IEnumerable<string> WithDocuments() => !_old.HasErrors && !_new.HasErrors ? _hosts
        : _old.HostNames.Union(_new.HostNames, StringComparer.Ordinal)
            .Where(host => _old.Compiles(host) != _new.Compiles(host) || (_old.Compiles(host) && _hosts.Contains(host)));
}
