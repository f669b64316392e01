namespace SgRules.Analysis;

/// <summary>A box of a small space twice: as the engine takes it, and as one bit for each value, to look it up without the engine.</summary>
internal sealed record SmallBox(ValueSet[] Sets, uint[] Bits)
{
    public bool Has(uint[] point)
    {
        for (var level = 0; level < point.Length; level++)
        {
            if ((Bits[level] >> (int)point[level] & 1) == 0)
            {
                return false;
            }
        }

        return true;
    }

    public static SmallBox Of(IEnumerable<(ValueSet Values, uint Bits)> fields)
    {
        var all = fields.ToList();
        return new SmallBox([.. all.Select(field => field.Values)], [.. all.Select(field => field.Bits)]);
    }

    /// <summary>Every set of values of one field, and the set of all in its two forms.</summary>
    public static IEnumerable<(ValueSet Values, uint Bits)> Fields(uint size)
    {
        var all = (1u << (int)size) - 1;
        for (var bits = 0u; bits <= all; bits++)
        {
            yield return (Values(bits), bits);
        }

        yield return (ValueSet.Any, all);
    }

    public static ValueSet Values(uint bits) =>
        ValueSet.OfValues([.. Enumerable.Range(0, 32).Where(value => (bits >> value & 1) != 0).Select(value => (uint)value)]);
}
