namespace SgRules.Updates;

/// <summary>Compares regions by their segments, the rests of which are compared by reference.</summary>
internal sealed class RegionSegments : IEqualityComparer<Region.Segment[]>
{
    public static RegionSegments Instance { get; } = new();

    public bool Equals(Region.Segment[]? x, Region.Segment[]? y)
    {
        if (x!.Length != y!.Length)
        {
            return false;
        }

        for (var i = 0; i < x.Length; i++)
        {
            if (x[i].First != y[i].First || x[i].Last != y[i].Last || x[i].Rest != y[i].Rest)
            {
                return false;
            }
        }

        return true;
    }

    public int GetHashCode(Region.Segment[] segments)
    {
        var hash = (ulong)segments.Length;
        foreach (var (first, last, rest) in segments)
        {
            hash = (hash ^ (ulong)first ^ (ulong)(first >> 64)) * 0x9E3779B97F4A7C15;
            hash = (hash ^ (ulong)last ^ ((ulong)rest.Id << 40)) * 0xC2B2AE3D27D4EB4F;
            hash ^= hash >> 29;
        }

        return (int)(hash ^ (hash >> 32));
    }
}
