using FsCheck;
using FsCheck.Fluent;

namespace SgRules.Updates;

/// <summary>Pairs of zones for the kernel; a failing one is shrunk for a while only, since each candidate builds a laboratory.</summary>
public static class KernelPairs
{
    private const int MostCandidates = 150;

    public static Arbitrary<ZonePair> Pairs()
    {
        var (pairs, left) = (ZonePairs.Pairs(), MostCandidates);
        return Arb.From(pairs.Generator, pair => pairs.Shrinker(pair).TakeWhile(_ => left-- > 0));
    }
}
