using SgRules.Model;

namespace SgRules.Policies;

/// <summary>Finds where the NICs of a zone are plugged in; those that a wrong model doesn't place are nowhere.</summary>
internal sealed class NicPlaces(Zone zone)
{
    private readonly Dictionary<string, (Host Host, NicBridges Bridges)> _hosts = zone.Hosts.ToImmutableArray()
        .DistinctBy(host => host.Name, StringComparer.Ordinal)
        .ToDictionary(host => host.Name, host => (host, new NicBridges(host)), StringComparer.Ordinal);

    private readonly HashSet<string> _filtered = zone.Networks.ToImmutableArray()
        .Where(network => network.HasSecurityGroups).Select(network => network.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>The places of an instance's NICs, by network and device: the order of the model doesn't count.</summary>
    public ValueList<NicPlace> Of(Instance instance) => instance.Nics.ToImmutableArray()
        .Select(nic => Of(instance, nic)).OfType<NicPlace>()
        .OrderBy(place => place.Nic.Network, StringComparer.Ordinal).ThenBy(place => place.Device, StringComparer.Ordinal)
        .ToValueList();

    public NicPlace? Of(Instance instance, Nic nic) =>
        instance.State == InstanceState.Running && nic.Device is { Length: > 0 } device
        && instance.Host is { } name && _hosts.TryGetValue(name, out var host) && host.Bridges.Of(nic) is { } bridge
            ? new NicPlace(instance, nic, device, host.Host, bridge, _filtered.Contains(nic.Network))
            : null;
}
