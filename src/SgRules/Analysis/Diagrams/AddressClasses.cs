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
        var starts = Starts(family, sets);
        var refinement = new ClassRefinement(starts.Length);
        foreach (var set in sets)
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
            values = prefix.IsAny ? ValueSet.Any : Of([prefix]);
            _prefixes.Add(prefix, values);
        }

        return values;
    }

    /// <summary>The classes of a set, which must be one of those that the classes tell apart.</summary>
    public ValueSet Of(ReadOnlySpan<IPPrefix> set)
    {
        var values = new HashSet<uint>();
        foreach (var (first, end) in Pieces(_starts, set.ToArray()))
        {
            for (var i = first; i < end; i++)
            {
                values.Add(_classes[i]);
            }
        }

        return ValueSet.OfValues([.. values]);
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

    private static UInt128[] Starts(IPFamily family, IReadOnlyCollection<IPPrefix[]> sets)
    {
        var starts = new List<UInt128> { 0 };
        foreach (var set in sets)
        {
            foreach (var prefix in set)
            {
                starts.Add(prefix.Address.Bits);
                if (prefix.LastAddress.Bits < Top(family))
                {
                    starts.Add(prefix.LastAddress.Bits + 1);
                }
            }
        }

        starts.Sort();
        var count = 1;
        for (var i = 1; i < starts.Count; i++)
        {
            if (starts[i] != starts[count - 1])
            {
                starts[count++] = starts[i];
            }
        }

        return [.. starts[..count]];
    }

    // Ranges between boundaries, as indexes: those from First on, before End.
    private static IEnumerable<(int First, int End)> Pieces(UInt128[] starts, IPPrefix[] set)
    {
        foreach (var prefix in set)
        {
            yield return (IndexOf(starts, prefix.Address.Bits), IndexOf(starts, prefix.LastAddress.Bits) + 1);
        }
    }

    private static int IndexOf(UInt128[] starts, UInt128 bits)
    {
        var found = Array.BinarySearch(starts, bits);
        return found < 0 ? ~found - 1 : found;
    }
}
