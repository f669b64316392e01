namespace SgRules.Updates;

/// <summary>The local addresses whose gates may let through otherwise than before.</summary>
internal sealed class GateScope
{
    private readonly (UInt128 First, UInt128 Last)[] _ranges;

    private GateScope((UInt128 First, UInt128 Last)[] ranges) => _ranges = ranges;

    public static GateScope Everything { get; } = new([(0, UInt128.MaxValue)]);

    public static GateScope Nothing { get; } = new([]);

    public bool IsNothing => _ranges.Length == 0;

    public ReadOnlySpan<(UInt128 First, UInt128 Last)> Ranges => _ranges;

    /// <summary>These ranges, in whatever order.</summary>
    public static GateScope Of(List<(UInt128 First, UInt128 Last)> ranges)
    {
        ranges.Sort();
        List<(UInt128 First, UInt128 Last)> apart = [];
        foreach (var (first, last) in ranges)
        {
            if (apart.Count > 0 && first <= apart[^1].Last)
            {
                apart[^1] = (apart[^1].First, UInt128.Max(apart[^1].Last, last));
            }
            else
            {
                apart.Add((first, last));
            }
        }

        return new GateScope([.. apart]);
    }

    /// <summary>Whether one of the addresses from a first to a last one is in it.</summary>
    public bool Meets(UInt128 first, UInt128 last)
    {
        var (low, high) = (0, _ranges.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _ranges[middle].Last < first ? (middle + 1, high) : (low, middle);
        }

        return low < _ranges.Length && _ranges[low].First <= last;
    }
}
