using System.Runtime.InteropServices;
using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>Sets of prefixes and what is known of each, found by their content.</summary>
internal sealed class PrefixSets<T>
{
    private const int Samples = 16;

    private readonly Dictionary<int, List<(IPPrefix[] Set, T Value)>> _known = [];

    public bool TryGetValue(ReadOnlySpan<IPPrefix> set, out T? value)
    {
        foreach (var (known, found) in CollectionsMarshal.AsSpan(_known.GetValueOrDefault(HashOf(set))))
        {
            if (set.SequenceEqual(known))
            {
                value = found;
                return true;
            }
        }

        value = default;
        return false;
    }

    public bool TryAdd(IPPrefix[] set, T value)
    {
        if (TryGetValue(set, out _))
        {
            return false;
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, HashOf(set), out _);
        (known ??= []).Add((set, value));
        return true;
    }

    // Sets of one size that begin alike mostly differ somewhere else too: a few members tell.
    private static int HashOf(ReadOnlySpan<IPPrefix> set)
    {
        var hash = default(HashCode);
        hash.Add(set.Length);
        for (var i = 0; i < set.Length; i += Math.Max(set.Length / Samples, 1))
        {
            hash.Add(set[i]);
        }

        return hash.ToHashCode();
    }
}
