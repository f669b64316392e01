using SgRules.Addressing;

namespace SgRules.Updates;

/// <summary>
/// The packets of one family as a space: the local end's address, the protocol, the source port or ICMP type, the destination port or code, the
/// other end's address. Makes regions of it, each equal one once, and remembers what it has worked out of them.
/// </summary>
/// <remarks>An interval decision diagram. Thousands of policies say the same of the same groups; here that costs one look-up each.</remarks>
internal sealed class RegionSpace
{
    public const int Local = 0;
    public const int Protocol = 1;
    public const int First = 2;
    public const int Second = 3;
    public const int Peer = 4;
    private const int Levels = 5;

    private readonly Dictionary<Region.Segment[], Region> _made = new(RegionSegments.Instance);
    private readonly Dictionary<(int, int), Region> _unions = [];
    private readonly Dictionary<(int, int), Region> _intersections = [];
    private readonly Dictionary<(int, int), Region> _differences = [];
    private readonly Region[] _everything = new Region[Levels + 1];
    private int _ids = 2;

    public RegionSpace(IPFamily family)
    {
        Family = family;
        var address = UInt128.MaxValue >> (128 - InternetAddress.WidthOf(family));
        Maxima = [address, byte.MaxValue, ushort.MaxValue, ushort.MaxValue, address];
        _everything[Levels] = new Region(1, []);
        for (var level = Levels - 1; level >= 0; level--)
        {
            _everything[level] = Of(level, 0, Maxima[level], _everything[level + 1]);
        }
    }

    public IPFamily Family { get; }

    public Region Nothing { get; } = new(0, []);

    private UInt128[] Maxima { get; }

    public Region Everything(int level) => _everything[level];

    /// <summary>One range of a level's numbers, and a rest.</summary>
    public Region Of(int level, UInt128 first, UInt128 last, Region rest) =>
        rest.IsNothing || first > last || first > Maxima[level] ? Nothing : Make([new Region.Segment(first, UInt128.Min(last, Maxima[level]), rest)]);

    /// <summary>Ranges of a level's numbers, in order and apart from each other, with one rest.</summary>
    public Region Of(ReadOnlySpan<(UInt128 First, UInt128 Last)> ranges, Region rest)
    {
        var segments = new List<Region.Segment>(ranges.Length);
        foreach (var (first, last) in rest.IsNothing ? [] : ranges)
        {
            Append(segments, first, last, rest);
        }

        return Make([.. segments]);
    }

    public Region Complement(int level, Region region) => Minus(Everything(level), region);

    public Region Union(Region left, Region right)
    {
        if (left == right || right.IsNothing)
        {
            return left;
        }

        if (left.IsNothing)
        {
            return right;
        }

        var key = left.Id < right.Id ? (left.Id, right.Id) : (right.Id, left.Id);
        if (!_unions.TryGetValue(key, out var union))
        {
            union = Make(Merged(left.Segments, right.Segments));
            _unions.Add(key, union);
        }

        return union;
    }

    /// <summary>All of some regions. Pairs of about one size are put together, so that each is gone through a few times only.</summary>
    public Region Union(List<Region> regions)
    {
        while (regions.Count > 1)
        {
            List<Region> halves = new((regions.Count + 1) / 2);
            for (var i = 0; i < regions.Count; i += 2)
            {
                halves.Add(i + 1 < regions.Count ? Union(regions[i], regions[i + 1]) : regions[i]);
            }

            regions = halves;
        }

        return regions.Count == 0 ? Nothing : regions[0];
    }

    public Region Intersect(Region left, Region right)
    {
        if (left == right || left.IsNothing)
        {
            return left;
        }

        if (right.IsNothing)
        {
            return right;
        }

        var key = left.Id < right.Id ? (left.Id, right.Id) : (right.Id, left.Id);
        if (!_intersections.TryGetValue(key, out var common))
        {
            common = left.Segments.Length <= right.Segments.Length ? Common(left.Segments, right.Segments) : Common(right.Segments, left.Segments);
            _intersections.Add(key, common);
        }

        return common;
    }

    public Region Minus(Region left, Region right)
    {
        if (left == right || left.IsNothing)
        {
            return Nothing;
        }

        if (right.IsNothing)
        {
            return left;
        }

        if (!_differences.TryGetValue((left.Id, right.Id), out var rest))
        {
            rest = Remaining(left.Segments, right.Segments);
            _differences.Add((left.Id, right.Id), rest);
        }

        return rest;
    }

    private Region Common(Region.Segment[] few, Region.Segment[] many)
    {
        List<Region.Segment> segments = [];
        foreach (var (first, last, rest) in few)
        {
            for (var i = FirstNotBefore(many, first); i < many.Length && many[i].First <= last; i++)
            {
                var other = many[i];
                Append(segments, UInt128.Max(first, other.First), UInt128.Min(last, other.Last), Intersect(rest, other.Rest));
            }
        }

        return Make([.. segments]);
    }

    private Region Remaining(Region.Segment[] from, Region.Segment[] without)
    {
        List<Region.Segment> segments = [];
        foreach (var (first, last, rest) in from)
        {
            var next = first;
            var isUsedUp = false;
            for (var i = FirstNotBefore(without, first); i < without.Length && without[i].First <= last; i++)
            {
                var other = without[i];
                if (next < other.First)
                {
                    Append(segments, next, other.First - 1, rest);
                }

                Append(segments, UInt128.Max(first, other.First), UInt128.Min(last, other.Last), Minus(rest, other.Rest));
                isUsedUp = other.Last >= last;
                next = isUsedUp ? last : other.Last + 1;
            }

            if (!isUsedUp)
            {
                Append(segments, next, last, rest);
            }
        }

        return Make([.. segments]);
    }

    private Region.Segment[] Merged(Region.Segment[] left, Region.Segment[] right)
    {
        List<Region.Segment> segments = [];
        var (i, j) = (0, 0);
        UInt128 done = 0;
        while (i < left.Length && j < right.Length)
        {
            var a = Behind(left[i], done);
            var b = Behind(right[j], done);
            var first = UInt128.Min(a.First, b.First);
            var last = UInt128.Min(LastAlone(a, b, first), LastAlone(b, a, first));
            Append(segments, first, last, a.First > first ? b.Rest : b.First > first ? a.Rest : Union(a.Rest, b.Rest));
            i += a.Last == last ? 1 : 0;
            j += b.Last == last ? 1 : 0;
            done = last + 1;
        }

        Append(segments, left.AsSpan(i), done);
        Append(segments, right.AsSpan(j), done);
        return [.. segments];
    }

    private static Region.Segment Behind(Region.Segment segment, UInt128 done) => segment.First < done ? segment with { First = done } : segment;

    // How far nothing changes, as far as one of two segments goes.
    private static UInt128 LastAlone(Region.Segment segment, Region.Segment other, UInt128 first) =>
        segment.First > first ? segment.First - 1 : other.First > first ? UInt128.Min(segment.Last, other.First - 1) : segment.Last;

    private static void Append(List<Region.Segment> segments, ReadOnlySpan<Region.Segment> rest, UInt128 done)
    {
        foreach (var segment in rest)
        {
            var (first, last, then) = segment.First < done ? segment with { First = done } : segment;
            Append(segments, first, last, then);
        }
    }

    private static int FirstNotBefore(Region.Segment[] segments, UInt128 number)
    {
        var (low, high) = (0, segments.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = segments[middle].Last < number ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static void Append(List<Region.Segment> segments, UInt128 first, UInt128 last, Region rest)
    {
        if (rest.IsNothing)
        {
            return;
        }

        if (segments.Count > 0 && segments[^1] is var before && before.Rest == rest && before.Last + 1 == first)
        {
            segments[^1] = before with { Last = last };
            return;
        }

        segments.Add(new Region.Segment(first, last, rest));
    }

    private Region Make(Region.Segment[] segments)
    {
        if (segments.Length == 0)
        {
            return Nothing;
        }

        if (!_made.TryGetValue(segments, out var region))
        {
            region = new Region(_ids++, segments);
            _made.Add(segments, region);
        }

        return region;
    }
}
