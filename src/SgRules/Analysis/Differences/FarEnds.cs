using System.Numerics;
using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>The addresses that a set of packets has at one end.</summary>
internal static class FarEnds
{
    /// <summary>How many there are.</summary>
    public static BigInteger Count(PacketSpace space, PacketField field, Diagram set) => space.Values.Addresses
        .RangesOf(new FieldValues(space, field).Of(set))
        .Aggregate(BigInteger.Zero, (sum, range) => sum + Size(range));

    private static BigInteger Size((InternetAddress First, InternetAddress Last) range) => (BigInteger)(range.Last.Bits - range.First.Bits) + 1;
}
