namespace SgRules.Analysis;

/// <summary>Finds diagrams by what is in them.</summary>
internal sealed class DiagramNodes : IEqualityComparer<Diagram>, IAlternateEqualityComparer<DiagramNode, Diagram>
{
    public bool Equals(Diagram? x, Diagram? y) => ReferenceEquals(x, y);

    public int GetHashCode(Diagram obj) => new DiagramNode(obj.Level, obj.Lasts, obj.Rests).Hash;

    public bool Equals(DiagramNode alternate, Diagram other) => alternate.Is(other);

    public int GetHashCode(DiagramNode alternate) => alternate.Hash;

    public Diagram Create(DiagramNode alternate) => throw new NotSupportedException("Only a space numbers diagrams.");
}
