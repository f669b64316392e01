using SgRules.Model;

namespace SgRules.Validation;

/// <summary>A host with its bridges by name and by what they carry.</summary>
internal sealed class HostIndex
{
    private readonly Dictionary<string, int> _bridges = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _carriers = new(StringComparer.Ordinal);
    private readonly bool[] _filtered;

    public HostIndex(Host host, ZoneNames zone)
    {
        Host = host;
        _filtered = new bool[host.Bridges.Count];
        for (var b = 0; b < host.Bridges.Count; b++)
        {
            _bridges.TryAdd(host.Bridges[b].Name, b);
            foreach (var network in host.Bridges[b].Networks)
            {
                AddCarrier(network, b);
                _filtered[b] |= zone.IsFiltered(network);
            }
        }
    }

    public Host Host { get; }

    /// <summary>Whether one of its bridges carries a network with security groups.</summary>
    public bool HasFilteredBridge => _filtered.AsSpan().Contains(true);

    /// <summary>Whether a bridge carries a network with security groups: its frames are ours to judge.</summary>
    public bool IsFiltered(int bridge) => _filtered[bridge];

    /// <summary>Which bridge a NIC is a port of, or why none.</summary>
    public Attachment Attach(Nic nic)
    {
        var carriers = _carriers.GetValueOrDefault(nic.Network);
        if (nic.Bridge is null)
        {
            return carriers switch
            {
                null => new(AttachmentProblem.NoBridge),
                [var only] => new(AttachmentProblem.None, only),
                _ => new(AttachmentProblem.SeveralBridges, carriers[0], carriers[1]),
            };
        }

        return !_bridges.TryGetValue(nic.Bridge, out var named) ? new(AttachmentProblem.UnknownBridge)
            : carriers is null || carriers.BinarySearch(named) < 0 ? new(AttachmentProblem.OtherNetwork, named)
            : new(AttachmentProblem.None, named);
    }

    // Bridges come in ascending order, so a repeated network of one bridge is the list's last entry.
    private void AddCarrier(string network, int bridge)
    {
        if (!_carriers.TryGetValue(network, out var bridges))
        {
            _carriers.Add(network, bridges = []);
        }

        if (bridges is not [.., var last] || last != bridge)
        {
            bridges.Add(bridge);
        }
    }
}
