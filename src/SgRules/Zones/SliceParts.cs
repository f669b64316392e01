using SgRules.Model;
using SgRules.Policies;

namespace SgRules;

/// <summary>The elements of a slice while it is put together, by position in the zone: some whole, others only as far as they matter.</summary>
internal sealed class SliceParts(ZoneRelations relations)
{
    private readonly Zone _zone = relations.Zone;
    private readonly HashSet<int> _hosts = [];
    private readonly HashSet<int> _networks = [];
    private readonly HashSet<int> _groups = [];
    private readonly HashSet<int> _namedGroups = [];
    private readonly HashSet<int> _local = [];
    private readonly HashSet<int> _named = [];
    private HashSet<int> _members = [];
    private HashSet<int> _peers = [];

    /// <summary>Adds what a host needs.</summary>
    public void Add(HostNeeds needs)
    {
        _hosts.Add(relations.HostAt(needs.Host));
        foreach (var instance in relations.RunningOn(needs.Host))
        {
            _local.Add(instance);
        }

        AddGroups(needs.Groups, _groups);
        AddGroups(needs.Peers, _namedGroups);
        (_peers, _members) = (needs.Peers, needs.MembersElsewhere());
    }

    /// <summary>Adds the elements that an error names, so that it can be found in the slice.</summary>
    public void Add(IEnumerable<ModelPath> elements)
    {
        foreach (var element in elements)
        {
            var parts = element.List switch
            {
                ModelPath.Hosts => _hosts,
                ModelPath.Networks => _networks,
                ModelPath.Groups => _namedGroups,
                _ => _named,
            };
            parts.Add(element.Index);
        }
    }

    /// <summary>The slice; every list in the order that it has in the zone.</summary>
    public Zone ToZone(SliceNetworks networks)
    {
        var instances = Instances();
        var hosts = new SliceHosts(relations, _hosts);
        foreach (var instance in instances)
        {
            hosts.Add(instance);
        }

        return _zone with
        {
            Networks = networks.Of(hosts.Networks, _networks),
            Hosts = hosts.ToList(),
            SecurityGroups = _groups.Union(_namedGroups).Order()
                .Select(at => _groups.Contains(at) ? _zone.SecurityGroups[at] : new SecurityGroup { Id = _zone.SecurityGroups[at].Id })
                .ToValueList(),
            Instances = instances,
        };
    }

    private ValueList<Instance> Instances()
    {
        int[] all = [.. _local.Union(_members).Union(_named).Order()];
        var instances = new List<Instance>(all.Length);
        foreach (var at in all)
        {
            var instance = _zone.Instances[at];
            if (_local.Contains(at))
            {
                instances.Add(instance);
            }
            else if (_named.Contains(at))
            {
                instances.Add(instance with { Account = null, SecurityGroups = Groups(instance) });
            }
            else if (Addressed(instance.Nics) is { IsEmpty: false } nics)
            {
                instances.Add(new Instance { Name = instance.Name, State = instance.State, Host = instance.Host, SecurityGroups = Groups(instance), Nics = nics });
            }
        }

        return [.. instances];
    }

    // A group that the zone lacks stays an error.
    private ValueList<string> Groups(Instance instance) => instance.SecurityGroups.ToImmutableArray()
        .Where(id => relations.Number(id) is var group && (_peers.Contains(group) || relations.GroupAt(group) == ZoneRelations.None))
        .ToValueList();

    private static ValueList<Nic> Addressed(ValueList<Nic> nics) => nics.ToImmutableArray()
        .Where(nic => nic is not { IPv4: null, IPv6: null, SecondaryIps.IsEmpty: true })
        .Select(nic => nic with { AllowedAddresses = [], MulticastGroups = [] })
        .ToValueList();

    private void AddGroups(HashSet<int> numbers, HashSet<int> positions)
    {
        foreach (var number in numbers)
        {
            if (relations.GroupAt(number) is var at and not ZoneRelations.None)
            {
                positions.Add(at);
            }
        }
    }
}
