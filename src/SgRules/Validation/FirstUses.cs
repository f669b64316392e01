using System.Diagnostics.CodeAnalysis;

namespace SgRules.Validation;

/// <summary>Remembers where each of a set of unique values was used first.</summary>
internal sealed class FirstUses<T>(IEqualityComparer<T>? comparer = null)
    where T : notnull
{
    private readonly Dictionary<T, Place> _places = new(comparer);

    /// <summary>Whether a value was used before; if not, this is its first use.</summary>
    public bool IsRepeated(T value, Place place, [NotNullWhen(true)] out Place? first)
    {
        if (_places.TryGetValue(value, out first))
        {
            return true;
        }

        _places.Add(value, place);
        return false;
    }
}
