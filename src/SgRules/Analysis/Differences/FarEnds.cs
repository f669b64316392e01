using System.Numerics;
using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>The addresses that a set of packets has at one end.</summary>
internal sealed class FarEnds(PacketSpace space, PacketField field)
{
    private readonly HashSet<int> _seen = [];
    private readonly List<(uint First, uint Last)> _ranges = [];

    /// <summary>How many there are.</summary>
    public BigInteger Count(Diagram set)
    {
        Collect(set);
        _ranges.Sort();
        var classes = ValueSet.OfRanges(_ranges);
        return space.Values.Addresses.RangesOf(classes).Aggregate(BigInteger.Zero, (sum, range) => sum + Size(range));
    }

    private static BigInteger Size((InternetAddress First, InternetAddress Last) range) => (BigInteger)(range.Last.Bits - range.First.Bits) + 1;

    // A node of a set that isn't nothing always leads to a packet.
    private void Collect(Diagram node)
    {
        var level = space.LevelOf(field);
        if (node.Is(Outcome.Drop) || !_seen.Add(node.Id))
        {
            return;
        }

        if (node.Level > level)
        {
            _ranges.Add((0, space.Values.Addresses.Maximum));
            return;
        }

        var first = 0u;
        for (var i = 0; i < node.Lasts.Length; i++)
        {
            if (node.Level < level)
            {
                Collect(node.Rests[i]);
            }
            else if (!node.Rests[i].Is(Outcome.Drop))
            {
                _ranges.Add((first, node.Lasts[i]));
            }

            first = node.Lasts[i] + 1;
        }
    }
}
