namespace SgRules.Updates;

/// <summary>Packets of local ends, gathered by what they are: the ends of the same packets stand together, as ranges.</summary>
internal sealed class GateFlows
{
    private readonly Dictionary<Region, List<(UInt128 First, UInt128 Last)>> _ends = new(ReferenceEqualityComparer.Instance);
    private readonly List<Region> _order = [];

    public bool IsEmpty => _order.Count == 0;

    /// <summary>Adds packets by the local end's address; ends come in ascending order.</summary>
    public void Add(Region packets)
    {
        foreach (var (first, last, rest) in packets.Segments)
        {
            if (!_ends.TryGetValue(rest, out var ends))
            {
                _ends.Add(rest, ends = []);
                _order.Add(rest);
            }

            if (ends.Count > 0 && ends[^1].Last + 1 == first)
            {
                ends[^1] = (ends[^1].First, last);
            }
            else
            {
                ends.Add((first, last));
            }
        }
    }

    /// <summary>The packets with their ends, in the order in which they were added first.</summary>
    public IEnumerable<(Region Packets, List<(UInt128 First, UInt128 Last)> Ends)> Groups => _order.Select(packets => (packets, _ends[packets]));

    /// <summary>All of it as one region.</summary>
    public Region ToRegion(RegionSpace space)
    {
        var region = space.Nothing;
        foreach (var (packets, ends) in Groups)
        {
            region = space.Union(region, space.Of([.. ends], packets));
        }

        return region;
    }
}
