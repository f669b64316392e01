using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>Widens a box, field by field, as far as it stays within a set of packets (facts: verification, section 3.6).</summary>
internal sealed class MaximalBox(PacketSpace space)
{
    private static readonly ValueSet WithPorts = ValueSet.OfValues([Protocol.Tcp.Number, Protocol.Udp.Number]);

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
                var values = new FieldValues(space, field).Of(outside);
                var widest = values.IsEmpty ? ValueSet.Any : values.Complement(space.Values.Maximum(field));
                box = others.With(field, field == PacketField.Protocol ? Sensible(widest, box) : widest);
            }
        }

        return box;
    }

    // Where ports or messages are named, only protocols that have them.
    private static ValueSet Sensible(ValueSet protocols, PacketBox box) =>
        box[PacketField.DestinationPort].IsAny && box[PacketField.SourcePortOrMessage].IsAny ? protocols
        : box[PacketField.Protocol].Intersect(WithPorts.Complement(byte.MaxValue)).IsEmpty ? protocols.Intersect(WithPorts)
        : box[PacketField.Protocol];

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
