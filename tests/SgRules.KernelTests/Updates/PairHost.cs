using SgRules.Cases;
using SgRules.Laboratory;
using SgRules.Model;

namespace SgRules.Updates;

/// <summary>The ports that the host has in any of some zones, and others that none knows: one laboratory for the whole way from one to the other.</summary>
/// <remarks>
/// What is behind a port is found by an address of the laboratory's own: a NIC that changes its device would else be found behind both. A device is of one
/// bridge; with one that the zones have on different ones nothing is sent, since the host can't be what both say.
/// </remarks>
internal sealed class PairHost
{
    private readonly Dictionary<string, string> _bridgeOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> _moved = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _bridges = new(StringComparer.Ordinal);

    public PairHost(params IEnumerable<Zone?> zones)
    {
        foreach (var bridge in zones.OfType<Zone>().SelectMany(zone => new LabHost(zone).Bridges))
        {
            _ = _bridges.Add(bridge.Name);
            foreach (var port in bridge.Ports)
            {
                if (!Plug(bridge.Name, port.Device))
                {
                    _ = _moved.Add(port.Device);
                }
            }
        }
    }

    public IEnumerable<LabBridge> Bridges => _bridges.Select(bridge => new LabBridge(
        bridge,
        [.. _bridgeOf.Where(port => port.Value == bridge).Select(port => port.Key).Order(StringComparer.Ordinal).Select(device => new LabPort(device, LabHost.WireMac(device)))]));

    /// <summary>Plugs a port if it is nowhere yet.</summary>
    /// <returns>Whether it is on that bridge, in all zones.</returns>
    public bool Plug(string bridge, string device)
    {
        if (_bridges.Contains(bridge))
        {
            _ = _bridgeOf.TryAdd(device, bridge);
        }

        return _bridgeOf.TryGetValue(device, out var its) && its == bridge && !_moved.Contains(device);
    }
}
