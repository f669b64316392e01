namespace SgRules.Analysis;

/// <summary>A diagram that may have been made before: what it is looked up by, before there is an object.</summary>
internal readonly ref struct DiagramNode
{
    public DiagramNode(int level, ReadOnlySpan<uint> lasts, ReadOnlySpan<Diagram> rests)
    {
        Level = level;
        Lasts = lasts;
        Rests = rests;
        var hash = (ulong)(uint)level * 0x9E3779B97F4A7C15;
        for (var i = 0; i < lasts.Length; i++)
        {
            hash = (hash ^ (((ulong)lasts[i] << 32) | (uint)rests[i].Id)) * 0xC2B2AE3D27D4EB4F;
            hash ^= hash >> 29;
        }

        Hash = (int)(hash ^ (hash >> 32));
    }

    public int Level { get; }

    public ReadOnlySpan<uint> Lasts { get; }

    public ReadOnlySpan<Diagram> Rests { get; }

    public int Hash { get; }

    public bool Is(Diagram diagram)
    {
        if (Level != diagram.Level || !Lasts.SequenceEqual(diagram.Lasts))
        {
            return false;
        }

        for (var i = 0; i < Rests.Length; i++)
        {
            if (!ReferenceEquals(Rests[i], diagram.Rests[i]))
            {
                return false;
            }
        }

        return true;
    }
}
