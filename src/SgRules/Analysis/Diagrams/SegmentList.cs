namespace SgRules.Analysis;

/// <summary>The segments of a node in the making: neighbours with one rest become one.</summary>
internal struct SegmentList(DiagramSpace space, int level)
{
    private readonly List<uint> _lasts = [];
    private readonly List<Diagram> _rests = [];

    public readonly void Add(uint last, Diagram rest)
    {
        if (_rests.Count > 0 && _rests[^1] == rest)
        {
            _lasts[^1] = last;
            return;
        }

        _lasts.Add(last);
        _rests.Add(rest);
    }

    public readonly Diagram ToDiagram() => _rests.Count == 1 ? _rests[0] : space.Make(level, [.. _lasts], [.. _rests]);
}
