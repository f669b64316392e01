namespace SgRules.Analysis;

/// <summary>The values that packets of a box have in one field.</summary>
/// <param name="Name">What the field is called, for example <c>destination port</c>.</param>
/// <param name="Values">Values and ranges in order, or the name of a group of the model that they are, or the values that are left out, after <c>all but</c>; at most so many that they can be read.</param>
/// <param name="Omitted">How many more values and ranges there are.</param>
public sealed record TrafficField(string Name, ValueList<string> Values, int Omitted)
{
    /// <summary>The field for people.</summary>
    /// <returns>For example <c>destination port 22, 80-443</c>.</returns>
    public override string ToString()
    {
        var values = string.Join(", ", Values.ToImmutableArray());
        return Omitted == 0 ? $"{Name} {values}" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name} {values} and {Omitted} more");
    }
}
