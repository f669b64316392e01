using SgRules.Model;

namespace SgRules.Policies;

/// <summary>Where in the model the instances are, for findings about their names.</summary>
internal sealed class InstancePaths
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public InstancePaths(Zone zone)
    {
        for (var i = 0; i < zone.Instances.Count; i++)
        {
            _ = _places.TryAdd(zone.Instances[i].Name, i);
        }
    }

    /// <summary>Which one of the zone it is, from 0.</summary>
    public int PlaceOf(string instance) => _places[instance];

    public string OfName(string instance) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"instances[{_places[instance]}].name");
}
