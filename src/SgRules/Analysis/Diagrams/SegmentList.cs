namespace SgRules.Analysis;

/// <summary>The segments of a node in the making. What is made meanwhile has to be finished before the next segment is added.</summary>
internal readonly struct SegmentList(DiagramSpace space, SegmentStack stack, int level)
{
    private readonly int _start = stack.Count;

    public void Add(uint last, Diagram rest) => stack.Add(_start, last, rest);

    public Diagram ToDiagram()
    {
        var rests = stack.Rests(_start);
        var diagram = rests.Length == 1 ? rests[0] : space.Make(new DiagramNode(level, stack.Lasts(_start), rests));
        stack.Cut(_start);
        return diagram;
    }
}
