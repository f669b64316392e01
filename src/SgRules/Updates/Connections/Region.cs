namespace SgRules.Updates;

/// <summary>
/// Packets, by one number of theirs after the other: ranges of the first number, and for each what the others may be. Made by
/// <see cref="RegionSpace"/> only, which makes equal ones once, so that they are compared by reference.
/// </summary>
internal sealed class Region
{
    public Region(int id, Segment[] segments)
    {
        Id = id;
        Segments = segments;
    }

    /// <summary>A number that no other region of the space has; 0 is nothing.</summary>
    public int Id { get; }

    /// <summary>The ranges in order, none overlapping; two that touch have different rests.</summary>
    public Segment[] Segments { get; }

    public bool IsNothing => Id == 0;

    internal readonly record struct Segment(UInt128 First, UInt128 Last, Region Rest);
}
