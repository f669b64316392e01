using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>Puts the NICs of a host's instances on its bridges.</summary>
internal sealed class PortResolver
{
    private readonly HashSet<string> _filtered;
    private readonly InstancePolicies _policies;
    private readonly Dictionary<string, BridgePorts> _bridges = new(StringComparer.Ordinal);
    private readonly NicBridges _nicBridges;
    private readonly List<IPPrefix> _own = [];

    public PortResolver(Host host, HashSet<string> filteredNetworks, ValueList<GroupPolicy> groups)
    {
        _filtered = filteredNetworks;
        _policies = new InstancePolicies(groups);
        _nicBridges = new NicBridges(host);
        foreach (var bridge in host.Bridges)
        {
            _bridges.Add(bridge.Name, new BridgePorts(bridge, [], []));
        }
    }

    /// <summary>Adds the ports of a Running instance; a NIC in a network without the service is left alone (contract 3.13).</summary>
    public void Add(Instance instance)
    {
        var policy = _policies.Of(instance.SecurityGroups);
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

    /// <summary>The bridges that carry networks with security groups, by name, with the ports added.</summary>
    public ValueList<BridgePolicy> Bridges()
    {
        var bridges = new List<BridgePolicy>(_bridges.Count);
        foreach (var (bridge, system, guests) in _bridges.Values)
        {
            if (CarriesFiltered(bridge))
            {
                system.Sort((left, right) => string.CompareOrdinal(left.Device, right.Device));
                guests.Sort((left, right) => string.CompareOrdinal(left.Device, right.Device));
                bridges.Add(new BridgePolicy(bridge.Name, Distinct.Sorted(bridge.Uplinks), [.. system], [.. guests]));
            }
        }

        bridges.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return [.. bridges];
    }

    private bool CarriesFiltered(Bridge bridge)
    {
        foreach (var network in bridge.Networks)
        {
            if (_filtered.Contains(network))
            {
                return true;
            }
        }

        return false;
    }

    private GuestPort GuestPortOf(Instance instance, Nic nic, InstancePolicy policy) => new()
    {
        Instance = instance.Name,
        Device = nic.Device!,
        Mac = nic.Mac,
        OwnAddresses = OwnAddresses(nic),
        MulticastGroups = nic.MulticastGroups.IsEmpty ? [] : Distinct.Sorted([.. nic.MulticastGroups]),
        Policy = policy,
    };

    private ValueList<IPPrefix> OwnAddresses(Nic nic)
    {
        foreach (var address in nic.Addresses())
        {
            _own.Add(IPPrefix.Of(address));
        }

        _own.Add(IPPrefix.Of(nic.Mac.LinkLocalAddress));
        foreach (var cidr in nic.AllowedAddresses)
        {
            _own.Add(cidr.Prefix);
        }

        return Distinct.Sorted(_own);
    }

    private sealed record BridgePorts(Bridge Bridge, List<SystemPort> System, List<GuestPort> Guests);
}
