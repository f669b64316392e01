namespace SgRules.Validation;

/// <summary>Remembers where each of a set of unique values was used first.</summary>
internal sealed class FirstUses<T>
    where T : notnull
{
    // Up to so many values are compared with each other.
    private const int MaxCompared = 8;

    private readonly RepeatedHashes? _expected;
    private Dictionary<T, Place>? _places;

    public FirstUses()
    {
    }

    /// <param name="count">How many values are likely to be expected.</param>
    public FirstUses(int count) => _expected = new RepeatedHashes(count);

    /// <summary>To remember the values of a list; null if it has none twice, so that there is nothing to remember.</summary>
    public static FirstUses<T>? OfRepeating(ReadOnlySpan<T> values) => HasRepeated(values) ? new() : null;

    /// <summary>Announces a value that will be checked: if any is, all must be, and only those that may be repeated are remembered.</summary>
    public void Expect(T value) => _expected!.Add(value.GetHashCode());

    /// <summary>Whether a value was used before; if not, this is its first use.</summary>
    public bool IsRepeated(T value, Place place, out Place first)
    {
        first = default;
        if (_expected is not null && (!_expected.HasAny || !_expected.Contains(value.GetHashCode())))
        {
            return false;
        }

        _places ??= [];
        if (_places.TryGetValue(value, out first))
        {
            return true;
        }

        _places.Add(value, place);
        return false;
    }

    private static bool HasRepeated(ReadOnlySpan<T> values)
    {
        if (values.Length > MaxCompared)
        {
            var hashes = new RepeatedHashes(values.Length);
            foreach (var value in values)
            {
                hashes.Add(value.GetHashCode());
            }

            return hashes.HasAny;
        }

        for (var i = 1; i < values.Length; i++)
        {
            if (values[..i].Contains(values[i], EqualityComparer<T>.Default))
            {
                return true;
            }
        }

        return false;
    }
}
