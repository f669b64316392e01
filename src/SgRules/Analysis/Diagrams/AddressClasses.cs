using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>
/// The addresses of a family in as few classes as tell some sets of them apart: two addresses are of one class exactly if they are in the same
/// of these sets. Numbered so that the classes of a set mostly follow each other.
/// </summary>
/// <remarks>
/// Exact, by refinement: every set splits the classes that it divides. Takes time in proportion to the ranges between boundaries that the
/// sets hold together (facts: verification, section 3.1 c).
/// </remarks>
internal sealed class AddressClasses
{
    private readonly UInt128[] _starts;
    private readonly uint[] _classes;
    private readonly int[] _examples;
    private readonly Dictionary<IPPrefix, ValueSet> _prefixes = [];
    private readonly PrefixSets<ValueSet> _sets = new();

    private AddressClasses(IPFamily family, UInt128[] starts, uint[] classes, int count)
    {
        (Family, _starts, _classes) = (family, starts, classes);
        _examples = new int[count];
        for (var i = starts.Length - 1; i >= 0; i--)
        {
            _examples[classes[i]] = i;
        }
    }

    public IPFamily Family { get; }

    public uint Maximum => (uint)_examples.Length - 1;

    /// <summary>Makes the classes of sets; the earlier ones keep together best, so the large ones come first.</summary>
    public static AddressClasses Of(IPFamily family, IReadOnlyCollection<IPPrefix[]> sets)
    {
        // A set and the group that it is made of are the same addresses.
        var known = new PrefixSets<bool>();
        List<IPPrefix[]> different = [.. sets.Where(set => known.TryAdd(set, true))];
        var starts = Starts(family, different);
        var refinement = new ClassRefinement(starts.Length);
        foreach (var set in different)
        {
            refinement.Split(Pieces(starts, set));
        }

        var (classes, count) = refinement.Numbered();
        return new AddressClasses(family, starts, classes, count);
    }

    /// <summary>The class of an address.</summary>
    public uint Of(InternetAddress address) => _classes[IndexOf(_starts, address.Bits)];

    /// <summary>The classes of a prefix, which must be one of those that the classes tell apart.</summary>
    public ValueSet Of(IPPrefix prefix)
    {
        if (!_prefixes.TryGetValue(prefix, out var values))
        {
            values = prefix.IsAny ? ValueSet.Any : ClassesOf([prefix]);
            _prefixes.Add(prefix, values);
        }

        return values;
    }

    /// <summary>The classes of a set, which must be one of those that the classes tell apart.</summary>
    public ValueSet Of(ReadOnlySpan<IPPrefix> set)
    {
        if (!_sets.TryGetValue(set, out var found))
        {
            IPPrefix[] copy = [.. set];
            found = ClassesOf(copy);
            _ = _sets.TryAdd(copy, found);
        }

        return found;
    }

    /// <summary>The least address of a class.</summary>
    public InternetAddress ExampleOf(uint number) => InternetAddress.Of(Family, _starts[_examples[number]]);

    /// <summary>The ranges of addresses that some classes are, in order, those that touch as one.</summary>
    public List<(InternetAddress First, InternetAddress Last)> RangesOf(ValueSet values)
    {
        var ranges = new List<(InternetAddress First, InternetAddress Last)>();
        var hasOpen = false;
        for (var i = 0; i < _starts.Length; i++)
        {
            if (!values.Contains(_classes[i]))
            {
                hasOpen = false;
                continue;
            }

            var last = InternetAddress.Of(Family, (i + 1 < _starts.Length ? _starts[i + 1] : Top(Family)) - (i + 1 < _starts.Length ? UInt128.One : 0));
            if (hasOpen)
            {
                ranges[^1] = (ranges[^1].First, last);
            }
            else
            {
                ranges.Add((InternetAddress.Of(Family, _starts[i]), last));
            }

            hasOpen = true;
        }

        return ranges;
    }

    private static UInt128 Top(IPFamily family) => UInt128.MaxValue >> (128 - InternetAddress.WidthOf(family));

    private ValueSet ClassesOf(IPPrefix[] set)
    {
        var values = new List<uint>(set.Length);
        foreach (var (first, end) in Pieces(_starts, set))
        {
            for (var i = first; i < end; i++)
            {
                if (values.Count == 0 || values[^1] != _classes[i])
                {
                    values.Add(_classes[i]);
                }
            }
        }

        return ValueSet.OfValues(values);
    }

    private static UInt128[] Starts(IPFamily family, List<IPPrefix[]> sets)
    {
        var starts = new List<UInt128> { 0 };
        var top = Top(family);
        foreach (var prefix in sets.SelectMany(set => set))
        {
            starts.Add(prefix.Address.Bits);
            var last = prefix.LastAddress.Bits;
            if (last < top)
            {
                starts.Add(last + 1);
            }
        }

        return family == IPFamily.IPv4 ? SortedShort(starts) : SortedOnce([.. starts]);
    }

    // Numbers of the machine are sorted many times faster than those of 128 bits.
    private static UInt128[] SortedShort(List<UInt128> values) =>
        Array.ConvertAll(SortedOnce(values.ConvertAll(value => (uint)value).ToArray()), value => (UInt128)value);

    private static T[] SortedOnce<T>(T[] values)
        where T : IEquatable<T>
    {
        Array.Sort(values);
        var count = 1;
        for (var i = 1; i < values.Length; i++)
        {
            if (!values[i].Equals(values[count - 1]))
            {
                values[count++] = values[i];
            }
        }

        return values[..count];
    }

    // Ranges between boundaries, as indexes: those from First on, before End. Mostly a set is in order, so the next is looked for from here on.
    private static IEnumerable<(int First, int End)> Pieces(UInt128[] starts, IPPrefix[] set)
    {
        var at = 0;
        foreach (var prefix in set)
        {
            at = IndexOf(starts, prefix.Address.Bits, at);
            var last = prefix.IsSingleAddress ? at : IndexOf(starts, prefix.LastAddress.Bits, at);
            yield return (at, last + 1);
        }
    }

    private static int IndexOf(UInt128[] starts, UInt128 bits, int from = 0)
    {
        if (starts[from] > bits)
        {
            from = 0;
        }

        var step = 1;
        while (from + step < starts.Length && starts[from + step] <= bits)
        {
            from += step;
            step *= 2;
        }

        var found = Array.BinarySearch(starts, from, Math.Min(step, starts.Length - from), bits);
        return found < 0 ? ~found - 1 : found;
    }
}
