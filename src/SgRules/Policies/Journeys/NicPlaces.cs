using System.Collections.Immutable;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>Finds where the NICs of a zone are plugged in; those that a wrong model doesn't place are nowhere.</summary>
internal sealed class NicPlaces(Zone zone)
{
    private readonly ImmutableArray<Host> _hosts = zone.Hosts.ToImmutableArray();

    private readonly HashSet<string> _filtered = zone.Networks.ToImmutableArray()
        .Where(network => network.HasSecurityGroups).Select(network => network.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>The places of an instance's NICs, by network and device: the order of the model doesn't count.</summary>
    public ValueList<NicPlace> Of(Instance instance) => instance.Nics.ToImmutableArray()
        .Select(nic => Of(instance, nic)).OfType<NicPlace>()
        .OrderBy(place => place.Nic.Network, StringComparer.Ordinal).ThenBy(place => place.Device, StringComparer.Ordinal)
        .ToValueList();

    public NicPlace? Of(Instance instance, Nic nic) =>
        instance.State == InstanceState.Running && nic.Device is { Length: > 0 } device
        && _hosts.FirstOrDefault(host => host.Name == instance.Host) is { } host && BridgeOf(host, nic) is { } bridge
            ? new NicPlace(instance, nic, device, host, bridge, _filtered.Contains(nic.Network))
            : null;

    private static Bridge? BridgeOf(Host host, Nic nic) => host.Bridges.ToImmutableArray().FirstOrDefault(
        bridge => bridge.Name.Length > 0 && (nic.Bridge is { } name ? bridge.Name == name : bridge.Networks.AsSpan().Contains(nic.Network)));
}
