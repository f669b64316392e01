using SgRules.Model;

namespace SgRules.Validation;

/// <summary>A zone with its elements by name; of several with one name, the first.</summary>
internal sealed class ZoneNames
{
    private readonly Dictionary<string, int> _networks;
    private readonly Dictionary<string, int> _hosts;
    private readonly Dictionary<string, int> _groups;

    public ZoneNames(Zone zone, ZoneRules rules)
    {
        Zone = zone;
        Rules = rules;
        _networks = ByName(zone.Networks, network => network.Name);
        _hosts = ByName(zone.Hosts, host => host.Name);
        _groups = ByName(zone.SecurityGroups, group => group.Id);
        Hosts = [.. zone.Hosts.ToImmutableArray().Select(host => new HostIndex(host, this))];
    }

    public Zone Zone { get; }

    public ZoneRules Rules { get; }

    /// <summary>The hosts with what their bridges carry, in the zone's order.</summary>
    public ValueList<HostIndex> Hosts { get; }

    /// <summary>Whether the zone was created with security groups; a Basic one always is (facts: cloudstack, 3.1.2).</summary>
    public bool HasSecurityGroups => Zone.SecurityGroupEnabled || Zone.NetworkType == NetworkType.Basic;

    public int? Network(string name) => _networks.TryGetValue(name, out var index) ? index : null;

    public int? Host(string name) => _hosts.TryGetValue(name, out var index) ? index : null;

    public bool HasGroup(string id) => _groups.ContainsKey(id);

    /// <summary>Whether a network of that name exists and has security groups.</summary>
    public bool IsFiltered(string network) => Network(network) is { } index && Zone.Networks[index].HasSecurityGroups;

    private static Dictionary<string, int> ByName<T>(ValueList<T> elements, Func<T, string> nameOf)
    {
        var byName = new Dictionary<string, int>(elements.Count, StringComparer.Ordinal);
        for (var i = 0; i < elements.Count; i++)
        {
            byName.TryAdd(nameOf(elements[i]), i);
        }

        return byName;
    }
}
