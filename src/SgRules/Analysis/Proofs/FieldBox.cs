namespace SgRules.Analysis;

/// <summary>A set of packets: those that have one of the values of every field. A field that isn't there has any value.</summary>
/// <param name="Fields">The fields that matter, in a fixed order.</param>
public sealed record FieldBox(ValueList<TrafficField> Fields)
{
    /// <summary>The box for people.</summary>
    /// <returns>For example <c>state NEW; protocol tcp; destination port 22</c>, or <c>every packet</c>.</returns>
    public override string ToString() => Fields.IsEmpty ? "every packet" : string.Join("; ", Fields.ToImmutableArray());
}
