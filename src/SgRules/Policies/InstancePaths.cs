using System.Globalization;

namespace SgRules.Policies;

/// <summary>Where in the model the instances of a host are, for findings about their names.</summary>
internal sealed class InstancePaths
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public InstancePaths(ZoneRelations relations, string host)
    {
        foreach (var instance in relations.RunningOn(host))
        {
            _ = _places.TryAdd(relations.Zone.Instances[instance].Name, instance);
        }
    }

    /// <summary>Which one of the zone it is, from 0.</summary>
    public int PlaceOf(string instance) => _places[instance];

    public string OfName(string instance) => string.Create(CultureInfo.InvariantCulture, $"instances[{_places[instance]}].name");
}
