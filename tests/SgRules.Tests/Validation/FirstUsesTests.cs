namespace SgRules.Validation;

public sealed class FirstUsesTests
{
    [Property(MaxTest = 500)]
    public void Values_that_were_expected_are_judged_as_others_are(int seed)
    {
        var random = new Random(seed);
        var values = Enumerable.Range(0, random.Next(200)).Select(_ => random.Next(1 + random.Next(2000))).ToArray();
        var remembered = new FirstUses<int>();
        var expected = new FirstUses<int>(random.Next(10));
        Array.ForEach(values, expected.Expect);

        for (var i = 0; i < values.Length; i++)
        {
            var first = Array.IndexOf(values, values[i]);
            var answer = (first < i, first < i ? Place.Instance(first) : default);
            Assert.Equal(answer, (remembered.IsRepeated(values[i], Place.Instance(i), out var use), use));
            Assert.Equal(answer, (expected.IsRepeated(values[i], Place.Instance(i), out use), use));
        }
    }

    [Property(MaxTest = 500)]
    public void A_list_without_a_repeated_value_needs_no_memory(int seed)
    {
        var random = new Random(seed);
        var values = Enumerable.Range(0, random.Next(20)).Select(_ => random.Next(2, 100)).ToArray();

        Assert.Equal(values.Distinct().Count() == values.Length, FirstUses<int>.OfRepeating(values) is null);
    }

    [Fact]
    public void Values_of_one_hash_are_told_apart()
    {
        var uses = new FirstUses<Alike>(2);
        uses.Expect(new Alike(1));
        uses.Expect(new Alike(2));

        Assert.False(uses.IsRepeated(new Alike(1), Place.Instance(0), out _));
        Assert.False(uses.IsRepeated(new Alike(2), Place.Instance(1), out _));
        Assert.True(uses.IsRepeated(new Alike(1), Place.Instance(2), out var first));
        Assert.Equal(Place.Instance(0), first);
    }

    private readonly record struct Alike(int Number)
    {
        public override int GetHashCode() => 0;
    }
}
