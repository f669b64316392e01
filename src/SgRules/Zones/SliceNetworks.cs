using SgRules.Model;

namespace SgRules;

/// <summary>Finds the networks that a slice has, by their names.</summary>
/// <remarks>
/// Of networks that overlap, the findings name a pair at a time, and which pair depends on the others. So a network that an error names
/// together with one of the slice is in it too: the slice then has the errors that the zone has, and no others.
/// </remarks>
internal sealed class SliceNetworks
{
    private readonly Zone _zone;
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly List<int[]> _together = [];

    public SliceNetworks(Zone zone, List<Diagnostic> errors)
    {
        _zone = zone;
        for (var i = 0; i < zone.Networks.Count; i++)
        {
            _positions.TryAdd(zone.Networks[i].Name, i);
        }

        foreach (var error in errors)
        {
            int[] networks = [.. ModelPath.ElementsOf(error).Where(element => element.List == ModelPath.Networks).Select(element => element.Index)];
            if (networks.Length > 1)
            {
                _together.Add(networks);
            }
        }
    }

    /// <summary>The networks of these names and positions and those that belong to them, in the zone's order.</summary>
    public ValueList<Network> Of(HashSet<string> names, HashSet<int> positions)
    {
        foreach (var name in names)
        {
            if (_positions.TryGetValue(name, out var position))
            {
                positions.Add(position);
            }
        }

        for (var count = -1; count != positions.Count;)
        {
            count = positions.Count;
            foreach (var networks in _together)
            {
                if (Array.Exists(networks, positions.Contains))
                {
                    positions.UnionWith(networks);
                }
            }
        }

        return positions.Order().Select(position => _zone.Networks[position]).ToValueList();
    }
}
