using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>An instance with all its ports on a host, on whatever bridge.</summary>
internal sealed record HostInstance(string Name, InstancePolicy Policy, ValueList<GuestPort> Ports)
{
    /// <summary>The instances of a host, by name; their ports by device.</summary>
    public static ValueList<HostInstance> Of(HostPolicy policy) => policy.Bridges.ToImmutableArray()
        .SelectMany(bridge => bridge.GuestPorts.ToImmutableArray())
        .GroupBy(port => port.Instance, StringComparer.Ordinal)
        .OrderBy(ports => ports.Key, StringComparer.Ordinal)
        .Select(ports => new HostInstance(ports.Key, ports.First().Policy, ports.OrderBy(port => port.Device, StringComparer.Ordinal).ToValueList()))
        .ToValueList();

    /// <summary>All its ports' own addresses of a family; a set's members.</summary>
    public IEnumerable<IPPrefix> OwnAddresses(IPFamily family) => Ports.ToImmutableArray().SelectMany(port => port.OwnAddressesOf(family)).Distinct();
}
