using SgRules.Model;
using SgRules.Policies;

namespace SgRules;

/// <summary>The hosts of a slice: those that count as they are, those that its instances run on with the bridges that these need.</summary>
internal sealed class SliceHosts(ZoneRelations relations, HashSet<int> whole)
{
    private readonly SortedDictionary<int, HashSet<string>> _needed = [];

    /// <summary>The names of the networks that the whole hosts carry and that the instances added are in.</summary>
    public HashSet<string> Networks { get; } = whole
        .SelectMany(at => relations.Zone.Hosts[at].Bridges.ToImmutableArray())
        .SelectMany(bridge => bridge.Networks.ToImmutableArray())
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Adds the host that an instance runs on, as far as its NICs need it.</summary>
    public void Add(Instance instance)
    {
        HashSet<string>? needed = null;
        if (instance is { State: InstanceState.Running, Host: { } name } && relations.HostAt(name) is var at and not ZoneRelations.None && !_needed.TryGetValue(at, out needed))
        {
            _needed.Add(at, needed = new HashSet<string>(StringComparer.Ordinal));
        }

        foreach (var nic in instance.Nics)
        {
            needed?.Add(nic.Network);
            Networks.Add(nic.Network);
        }
    }

    /// <summary>The hosts in the zone's order.</summary>
    public ValueList<Host> ToList()
    {
        foreach (var at in whole)
        {
            _needed.TryAdd(at, []);
        }

        return _needed.Select(host => Part(relations.Zone.Hosts[host.Key], whole.Contains(host.Key), host.Value)).ToValueList();
    }

    private static Host Part(Host host, bool isWhole, HashSet<string> needed) => isWhole ? host : host with
    {
        Bridges = host.Bridges.ToImmutableArray()
            .Where(bridge => needed.Overlaps(bridge.Networks))
            .Select(bridge => bridge with { Networks = bridge.Networks.ToImmutableArray().Where(needed.Contains).ToValueList() })
            .ToValueList(),
    };
}
