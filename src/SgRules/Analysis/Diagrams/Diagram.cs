namespace SgRules.Analysis;

/// <summary>
/// What becomes of every packet, by one of its fields after the other: an interval decision diagram. Made by <see cref="DiagramSpace"/> only,
/// which makes equal ones once, so that two functions are equal exactly if they are one object (facts: verification, section 3).
/// </summary>
internal sealed class Diagram
{
    public const int Leaf = int.MaxValue;

    private Diagram(int id, int level, uint[] lasts, Diagram[] rests)
    {
        Id = id;
        Level = level;
        Lasts = lasts;
        Rests = rests;
    }

    /// <summary>A number that no other diagram of the space has; of a leaf, its outcome's.</summary>
    public int Id { get; }

    /// <summary>The field that is asked, or <see cref="Leaf"/>. Those before it don't matter.</summary>
    public int Level { get; }

    /// <summary>The last value of each range, in order; the ranges cover the field, and neighbours differ in what follows.</summary>
    public uint[] Lasts { get; }

    /// <summary>What follows, for each range.</summary>
    public Diagram[] Rests { get; }

    public bool IsLeaf => Level == Leaf;

    /// <summary>Where it ends; of a leaf only.</summary>
    public Outcome Outcome => (Outcome)Id;

    public static Diagram Of(Outcome outcome) => new((int)outcome, Leaf, [], []);

    public static Diagram Of(int id, DiagramNode node) => new(id, node.Level, [.. node.Lasts], [.. node.Rests]);

    public bool Is(Outcome outcome) => IsLeaf && Outcome == outcome;

    /// <summary>What follows one value of a field; this itself if the field doesn't matter here.</summary>
    public Diagram At(int level, uint value)
    {
        if (Level != level)
        {
            return this;
        }

        var found = Array.BinarySearch(Lasts, value);
        return Rests[found < 0 ? ~found : found];
    }
}
