namespace SgRules.Analysis;

/// <summary>Widens a box, field by field, as far as it stays within a set of packets (facts: verification, section 3.6).</summary>
internal sealed class MaximalBox(PacketSpace space)
{
    /// <summary>A box around another that lies in the set.</summary>
    public PacketBox Around(PacketBox box, Diagram set)
    {
        for (var level = space.Diagrams.Levels - 1; level >= 0; level--)
        {
            var field = space.FieldAt(level);
            if (!box[field].IsAny)
            {
                var others = Without(box, field);
                var outside = space.Diagrams.Combine(Operation.Minus, space.Choose(others, space.Accept, space.Drop), set);
                var (values, maximum) = (new FieldValues(space, field).Of(outside), space.Values.Maximum(field));
                box = others.With(field, values.Complement(maximum) is var widest && values.IsEmpty ? ValueSet.Any : widest);
            }
        }

        return box;
    }

    private static PacketBox Without(PacketBox box, PacketField left)
    {
        var others = PacketBox.Everything;
        for (var field = 0; field < PacketValues.FieldCount; field++)
        {
            others = (PacketField)field == left ? others : others.With((PacketField)field, box[(PacketField)field]);
        }

        return others;
    }
}
