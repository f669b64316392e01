using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>Each known MAC address is a number, and one number is all others.</summary>
public sealed class MacClassesTests
{
    [Fact]
    public void Each_known_address_is_a_number_and_all_others_are_one()
    {
        var classes = new MacClasses([Mac(9), Mac(3), Mac(9), Mac(7)]);

        Assert.Equal([3u, 0u, 3u, 1u, 3u, 2u, 3u], new ulong[] { 2, 3, 4, 7, 8, 9, ulong.MaxValue >> 16 }.Select(bits => classes.Of(Mac(bits))));
        Assert.Equal(3u, classes.Maximum);
    }

    [Fact]
    public void The_example_of_a_number_has_it()
    {
        // The first of those that stand for all others is known itself here.
        var classes = new MacClasses([MacAddress.Parse("00:00:5e:00:53:00"), MacAddress.Parse("00:00:5e:00:53:01"), Mac(1)]);

        Assert.All(Enumerable.Range(0, 4), number => Assert.Equal((uint)number, classes.Of(classes.ExampleOf((uint)number))));
    }

    [Fact]
    public void Without_known_addresses_there_is_one_number()
    {
        var classes = new MacClasses([]);

        Assert.Equal((0u, 0u), (classes.Maximum, classes.Of(Mac(5))));
        Assert.Equal(0u, classes.Of(classes.ExampleOf(0)));
    }

    private static MacAddress Mac(ulong bits) => MacAddress.Create(bits);
}
