namespace SgRules.Cli.Samples;

/// <summary>Chance that comes out the same on every machine and runtime (Steele, Lea and Flood's SplitMix64).</summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0 to <paramref name="bound"/> - 1.</summary>
    public int Next(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    public T Pick<T>(ReadOnlySpan<T> choices) => choices[Next(choices.Length)];

    /// <summary>Different numbers from 0 to <paramref name="bound"/> - 1 (Floyd's algorithm).</summary>
    public List<int> Distinct(int count, int bound)
    {
        var chosen = new List<int>(count);
        for (var last = bound - count; last < bound; last++)
        {
            var candidate = Next(last + 1);
            chosen.Add(chosen.Contains(candidate) ? last : candidate);
        }

        return chosen;
    }
}
