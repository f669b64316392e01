using System.Collections.Immutable;
using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>Puts the NICs of a host's instances on its bridges.</summary>
internal sealed class PortResolver
{
    private readonly HashSet<string> _filtered;
    private readonly HashSet<string> _restricting;
    private readonly Dictionary<string, BridgePorts> _bridges;
    private readonly NicBridges _nicBridges;

    public PortResolver(Host host, HashSet<string> filteredNetworks, ImmutableArray<GroupPolicy> groups)
    {
        _filtered = filteredNetworks;
        _restricting = groups.Where(group => group.HasEgressRules).Select(group => group.Id).ToHashSet(StringComparer.Ordinal);
        _bridges = host.Bridges.ToImmutableArray().ToDictionary(bridge => bridge.Name, _ => new BridgePorts([], []), StringComparer.Ordinal);
        _nicBridges = new NicBridges(host);
    }

    /// <summary>Adds the ports of a Running instance; a NIC in a network without the service is left alone (contract 3.13).</summary>
    public void Add(Instance instance)
    {
        var policy = new InstancePolicy(
            instance.SecurityGroups.ToImmutableArray().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList(),
            RestrictsEgress: instance.SecurityGroups.ToImmutableArray().Any(_restricting.Contains));
        foreach (var nic in instance.Nics)
        {
            if (!_filtered.Contains(nic.Network))
            {
                continue;
            }

            var ports = _bridges[_nicBridges.Of(nic)!.Name];
            if (instance.IsSystemVm)
            {
                ports.System.Add(new SystemPort(instance.Name, nic.Device!));
            }
            else
            {
                ports.Guests.Add(GuestPortOf(instance, nic, policy));
            }
        }
    }

    public BridgePolicy Resolve(Bridge bridge)
    {
        var ports = _bridges[bridge.Name];
        return new BridgePolicy(
            bridge.Name,
            bridge.Uplinks.ToImmutableArray().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList(),
            ports.System.OrderBy(port => port.Device, StringComparer.Ordinal).ToValueList(),
            ports.Guests.OrderBy(port => port.Device, StringComparer.Ordinal).ToValueList());
    }

    private static GuestPort GuestPortOf(Instance instance, Nic nic, InstancePolicy policy) => new()
    {
        Instance = instance.Name,
        Device = nic.Device!,
        Mac = nic.Mac,
        OwnAddresses = nic.Addresses().Append(nic.Mac.LinkLocalAddress).Select(IPPrefix.Of)
            .Concat(nic.AllowedAddresses.ToImmutableArray().Select(cidr => cidr.Prefix))
            .Distinct().Order().ToValueList(),
        MulticastGroups = nic.MulticastGroups.ToImmutableArray().Distinct().Order().ToValueList(),
        Policy = policy,
    };

    private sealed record BridgePorts(List<SystemPort> System, List<GuestPort> Guests);
}
