namespace SgRules.Analysis;

/// <summary>The segments of all nodes in the making, those of an inner one on top, so that none needs lists of its own.</summary>
internal sealed class SegmentStack
{
    private uint[] _lasts = new uint[256];
    private Diagram[] _rests = new Diagram[256];

    public int Count { get; private set; }

    public ReadOnlySpan<uint> Lasts(int start) => _lasts.AsSpan(start..Count);

    public ReadOnlySpan<Diagram> Rests(int start) => _rests.AsSpan(start..Count);

    /// <summary>Adds a segment to the node that starts there; neighbours with one rest become one.</summary>
    public void Add(int start, uint last, Diagram rest)
    {
        if (Count > start && _rests[Count - 1] == rest)
        {
            _lasts[Count - 1] = last;
            return;
        }

        if (Count == _lasts.Length)
        {
            Array.Resize(ref _lasts, 2 * Count);
            Array.Resize(ref _rests, 2 * Count);
        }

        (_lasts[Count], _rests[Count]) = (last, rest);
        Count++;
    }

    public void Cut(int start) => Count = start;
}
