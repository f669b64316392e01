namespace SgRules.Updates;

/// <summary>A region without its local end as boxes, none overlapping.</summary>
internal static class RegionBoxes
{
    public static IEnumerable<(ServiceBox Services, (UInt128 First, UInt128 Last)[] Peers)> Of(Region packets) =>
        from protocols in packets.Segments
        from first in protocols.Rest.Segments
        from second in first.Rest.Segments
        select (new ServiceBox(Range(protocols), Range(first), Range(second)), Array.ConvertAll(second.Rest.Segments, peers => (peers.First, peers.Last)));

    private static NumberRange Range(Region.Segment segment) => NumberRange.Create((int)segment.First, (int)segment.Last);
}
