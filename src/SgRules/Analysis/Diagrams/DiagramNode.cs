namespace SgRules.Analysis;

/// <summary>A diagram that may have been made before: what it is looked up by.</summary>
internal readonly struct DiagramNode : IEquatable<DiagramNode>
{
    private readonly int _level;
    private readonly uint[] _lasts;
    private readonly Diagram[] _rests;
    private readonly int _hash;

    public DiagramNode(int level, uint[] lasts, Diagram[] rests)
    {
        (_level, _lasts, _rests) = (level, lasts, rests);
        var hash = (ulong)(uint)level * 0x9E3779B97F4A7C15;
        for (var i = 0; i < lasts.Length; i++)
        {
            hash = (hash ^ (((ulong)lasts[i] << 32) | (uint)rests[i].Id)) * 0xC2B2AE3D27D4EB4F;
            hash ^= hash >> 29;
        }

        _hash = (int)(hash ^ (hash >> 32));
    }

    public bool Equals(DiagramNode other)
    {
        if (_hash != other._hash || _level != other._level || !_lasts.AsSpan().SequenceEqual(other._lasts))
        {
            return false;
        }

        for (var i = 0; i < _rests.Length; i++)
        {
            if (!ReferenceEquals(_rests[i], other._rests[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is DiagramNode other && Equals(other);

    public override int GetHashCode() => _hash;
}
