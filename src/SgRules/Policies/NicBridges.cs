using SgRules.Model;

namespace SgRules.Policies;

/// <summary>Which bridge of a host a NIC is a port of: the one it names, or else the one that carries its network.</summary>
internal sealed class NicBridges
{
    private readonly Dictionary<string, Bridge> _byName = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Bridge> _byNetwork = new(StringComparer.Ordinal);

    // In a valid zone a NIC names its bridge where several carry its network; in a wrong one the first counts.
    public NicBridges(Host host)
    {
        foreach (var bridge in host.Bridges.ToImmutableArray().Where(bridge => bridge.Name.Length > 0))
        {
            _ = _byName.TryAdd(bridge.Name, bridge);
            foreach (var network in bridge.Networks)
            {
                _ = _byNetwork.TryAdd(network, bridge);
            }
        }
    }

    /// <summary>The bridge, or <see langword="null"/> where a wrong model has none.</summary>
    public Bridge? Of(Nic nic) => nic.Bridge is { } name ? _byName.GetValueOrDefault(name) : _byNetwork.GetValueOrDefault(nic.Network);
}
