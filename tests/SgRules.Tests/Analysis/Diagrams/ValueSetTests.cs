namespace SgRules.Analysis;

/// <summary>Sets of values against bits: every set of small fields, and the edges of large ones.</summary>
public sealed class ValueSetTests
{
    private const uint Size = 6;

    private static readonly (ValueSet Values, uint Bits)[] All = [.. SmallBox.Fields(Size)];

    [Fact]
    public void A_set_has_exactly_its_values() => Assert.All(All, set => Assert.Equal(set.Bits, Bits(set.Values)));

    [Fact]
    public void Ranges_are_in_order_and_do_not_touch() => Assert.All(All, set =>
    {
        Assert.All(set.Values.Ranges.ToArray(), range => Assert.True(range.First <= range.Last));
        Assert.All(set.Values.Ranges.ToArray().Zip(set.Values.Ranges.ToArray().Skip(1)), pair => Assert.True(pair.First.Last + 1 < pair.Second.First));
    });

    [Fact]
    public void The_complement_of_every_set_has_all_other_values() => Assert.All(All, set =>
    {
        Assert.Equal(~set.Bits & 63, Bits(set.Values.Complement(Size - 1)));
        Assert.Equal(set.Bits == 63, set.Values.Complement(Size - 1).IsEmpty);
        Assert.Equal(set.Bits, Bits(set.Values.Complement(Size - 1).Complement(Size - 1)));
    });

    [Fact]
    public void Every_two_sets_have_in_common_what_both_have() => Assert.All(All, one => Assert.All(All, two =>
    {
        Assert.Equal(one.Bits & two.Bits, Bits(one.Values.Intersect(two.Values)));
        Assert.Equal((one.Bits & two.Bits) == 0, one.Values.Intersect(two.Values).IsEmpty);
    }));

    [Fact]
    public void Ranges_that_overlap_or_touch_become_one()
    {
        var ranges = Enumerable.Range(0, 5).SelectMany(first => Enumerable.Range(first, 5 - first), (first, last) => ((uint)first, (uint)last)).ToList();
        foreach (var one in ranges)
        {
            foreach (var two in ranges.Where(range => range.Item1 >= one.Item1))
            {
                foreach (var three in ranges.Where(range => range.Item1 >= two.Item1))
                {
                    List<(uint, uint)> all = [one, two, three];
                    var bits = all.Aggregate(0u, (sum, range) => sum | BitsOf(range));
                    Assert.Equal(SmallBox.Values(bits).Ranges.ToArray(), ValueSet.OfRanges(all).Ranges.ToArray());
                }
            }
        }
    }

    [Fact]
    public void The_greatest_number_is_a_value_like_any_other()
    {
        var last = ValueSet.OfRanges([(5, uint.MaxValue), (7, 9), (uint.MaxValue, uint.MaxValue)]);

        Assert.Equal([(5, uint.MaxValue)], last.Ranges.ToArray());
        Assert.True(last.Contains(uint.MaxValue));
        Assert.Equal([(0, 4)], last.Complement(uint.MaxValue).Ranges.ToArray());
        Assert.True(ValueSet.Any.Complement(uint.MaxValue).IsEmpty);
    }

    [Fact]
    public void Any_and_nothing_are_not_each_other()
    {
        Assert.Equal((true, false), (ValueSet.Any.IsAny, ValueSet.Any.IsEmpty));
        Assert.Equal((false, true), (ValueSet.None.IsAny, ValueSet.None.IsEmpty));
        Assert.Equal((false, true), (ValueSet.Of(3, 2).IsAny, ValueSet.Of(3, 2).IsEmpty));
        Assert.Equal((false, true), (ValueSet.OfValues([]).IsAny, ValueSet.OfValues([]).IsEmpty));
        Assert.True(default(ValueSet).IsAny);
    }

    private static uint Bits(ValueSet values) => Enumerable.Range(0, (int)Size).Aggregate(0u, (bits, value) => bits | (values.Contains((uint)value) ? 1u << value : 0));

    private static uint BitsOf((uint First, uint Last) range) => (uint)((1UL << (int)(range.Last + 1)) - (1UL << (int)range.First));
}
