using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>A condition on packets: for each field the values that it may have.</summary>
internal readonly struct PacketBox
{
    private readonly ValueSet[]? _fields;

    private PacketBox(ValueSet[] fields) => _fields = fields;

    /// <summary>No condition.</summary>
    public static PacketBox Everything => default;

    public bool IsEverything => _fields is null;

    public bool IsEmpty => _fields is not null && Array.Exists(_fields, values => values.IsEmpty);

    public ValueSet this[PacketField field] => _fields is null ? ValueSet.Any : _fields[(int)field];

    /// <summary>One packet of a protocol's, with any ports or message.</summary>
    public static PacketBox Of(Protocol protocol) => Everything.With(PacketField.Protocol, ValueSet.Of(protocol.Number));

    /// <summary>This condition and one more.</summary>
    public PacketBox With(PacketField field, ValueSet values)
    {
        if (values.IsAny)
        {
            return this;
        }

        var fields = _fields is null ? new ValueSet[PacketValues.FieldCount] : [.. _fields];
        fields[(int)field] = fields[(int)field].Intersect(values);
        return new PacketBox(fields);
    }

    public PacketBox And(PacketBox other)
    {
        var both = this;
        for (var field = 0; field < PacketValues.FieldCount; field++)
        {
            both = both.With((PacketField)field, other[(PacketField)field]);
        }

        return both;
    }
}
