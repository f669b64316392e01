namespace SgRules.Cli.Samples;

public sealed class SplitMix64Tests
{
    // The first outputs of the authors' own program, http://prng.di.unimi.it/splitmix64.c, from this seed.
    [Fact]
    public void Outputs_are_those_of_the_published_generator()
    {
        var chance = new SplitMix64(1234567);

        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(_ => chance.Next()));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(3, 5)]
    [InlineData(5, 5)]
    public void Distinct_numbers_are_distinct_and_in_bounds(int count, int bound)
    {
        var numbers = new SplitMix64(1).Distinct(count, bound);

        Assert.Equal(count, numbers.Count);
        Assert.Distinct(numbers);
        Assert.All(numbers, number => Assert.InRange(number, 0, bound - 1));
    }
}
