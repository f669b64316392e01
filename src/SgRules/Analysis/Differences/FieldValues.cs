namespace SgRules.Analysis;

/// <summary>The values that a set of packets has in one field.</summary>
internal sealed class FieldValues(PacketSpace space, PacketField field)
{
    private readonly HashSet<int> _seen = [];
    private readonly List<(uint First, uint Last)> _ranges = [];

    public ValueSet Of(Diagram set)
    {
        Collect(set);
        _ranges.Sort();
        return ValueSet.OfRanges(_ranges);
    }

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
            _ranges.Add((0, space.Values.Maximum(field)));
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
