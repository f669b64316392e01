using System.Collections.Immutable;

namespace SgRules.Analysis;

/// <summary>Values of one field: ranges in order that don't touch, or any value. <see langword="default"/> is any.</summary>
internal readonly struct ValueSet
{
    private readonly (uint First, uint Last)[]? _ranges;

    private ValueSet((uint First, uint Last)[] ranges) => _ranges = ranges;

    /// <summary>Every value.</summary>
    public static ValueSet Any => default;

    public static ValueSet None { get; } = new([]);

    public bool IsAny => _ranges is null;

    public bool IsEmpty => _ranges is { Length: 0 };

    /// <summary>The ranges; none for <see cref="Any"/>, which has no need of them.</summary>
    public ReadOnlySpan<(uint First, uint Last)> Ranges => _ranges;

    public static ValueSet Of(uint value) => new([(value, value)]);

    public static ValueSet Of(uint first, uint last) => first > last ? None : new([(first, last)]);

    /// <summary>Values in any order, each as often as it comes.</summary>
    public static ValueSet OfValues(List<uint> values)
    {
        values.Sort();
        return OfRanges(values.ConvertAll(value => (value, value)));
    }

    /// <summary>Ranges in order of their first value; they may overlap and touch.</summary>
    public static ValueSet OfRanges(List<(uint First, uint Last)> sorted)
    {
        var merged = new List<(uint First, uint Last)>(sorted.Count);
        foreach (var (first, last) in sorted)
        {
            if (merged.Count > 0 && merged[^1] is var before && (before.Last == uint.MaxValue || first <= before.Last + 1))
            {
                merged[^1] = (before.First, Math.Max(before.Last, last));
            }
            else
            {
                merged.Add((first, last));
            }
        }

        return new ValueSet([.. merged]);
    }

    public bool Contains(uint value)
    {
        if (IsAny)
        {
            return true;
        }

        var (low, high) = (0, _ranges!.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _ranges[middle].Last < value ? (middle + 1, high) : (low, middle);
        }

        return low < _ranges.Length && _ranges[low].First <= value;
    }

    /// <summary>All other values up to the greatest.</summary>
    public ValueSet Complement(uint maximum)
    {
        var rest = new List<(uint, uint)>();
        var next = 0u;
        foreach (var (first, last) in IsAny ? [(0, maximum)] : Ranges)
        {
            if (first > next)
            {
                rest.Add((next, first - 1));
            }

            if (last >= maximum)
            {
                return new ValueSet([.. rest]);
            }

            next = last + 1;
        }

        rest.Add((next, maximum));
        return new ValueSet([.. rest]);
    }

    public ValueSet Intersect(ValueSet other)
    {
        if (IsAny || other.IsAny)
        {
            return IsAny ? other : this;
        }

        var common = ImmutableArray.CreateBuilder<(uint, uint)>();
        var (i, j) = (0, 0);
        while (i < _ranges!.Length && j < other._ranges!.Length)
        {
            var (one, two) = (_ranges[i], other._ranges[j]);
            var (first, last) = (Math.Max(one.First, two.First), Math.Min(one.Last, two.Last));
            if (first <= last)
            {
                common.Add((first, last));
            }

            (i, j) = one.Last < two.Last ? (i + 1, j) : (i, j + 1);
        }

        return new ValueSet([.. common]);
    }
}
