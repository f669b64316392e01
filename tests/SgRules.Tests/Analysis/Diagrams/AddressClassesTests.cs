using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>Classes of addresses against signatures: two addresses are of one class exactly if they are in the same sets.</summary>
public sealed class AddressClassesTests
{
    private static readonly UInt128 Prime = 1_000_003;

    [Theory]
    [InlineData(IPFamily.IPv4)]
    [InlineData(IPFamily.IPv6)]
    public void Every_two_sets_of_wide_prefixes_make_the_classes_that_tell_them_apart(IPFamily family)
    {
        IPPrefix[] prefixes = [.. Enumerable.Range(0, 4).SelectMany(length => Enumerable.Range(0, 1 << length), (length, bits) => Prefix(family, (UInt128)bits << (InternetAddress.WidthOf(family) - length), length))];
        List<IPPrefix[]> sets = [[], .. prefixes.Select(prefix => new[] { prefix }), .. prefixes.SelectMany(_ => prefixes, (one, two) => new[] { one, two }).Where(pair => pair[0] < pair[1])];
        foreach (var one in sets)
        {
            foreach (var two in sets)
            {
                AreExact(family, [one, two]);
            }
        }
    }

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("0.0.0.0/32 255.255.255.255/32")]
    [InlineData("255.255.255.255/32", "255.255.255.254/31", "0.0.0.0/0", "128.0.0.0/1")]
    [InlineData("10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "10.1.2.3/32")]
    [InlineData("10.1.2.3/32", "10.1.2.0/24", "10.1.0.0/16", "10.0.0.0/8")]
    [InlineData("10.0.0.0/8 10.1.0.0/16 10.1.2.3/32 10.1.2.3/32", "10.1.0.0/16")]
    [InlineData("10.0.0.1/32 10.0.0.3/32 10.0.0.5/32", "10.0.0.3/32 10.0.0.5/32", "10.0.0.2/31", "")]
    [InlineData("::/0", "::/128", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128")]
    [InlineData("fe80::/10", "ff02::/16", "ff02::1:2/128", "ff02::1:2/128 fe80::5:0/112")]
    [InlineData("2001:db8::/64", "2001:db8:0:1::/64", "2001:db8::/63", "2001:db8::ffff:ffff:ffff:ffff/128", "2001:db8:0:1::/128")]
    public void Nested_prefixes_and_the_ends_of_a_family_are_told_apart(params string[] sets)
    {
        var parsed = Array.ConvertAll(sets, set => Array.ConvertAll(set.Split(' ', StringSplitOptions.RemoveEmptyEntries), text => IPPrefix.Parse(text)));

        AreExact(parsed[0][0].Family, parsed);
    }

    [Theory]
    [InlineData(IPFamily.IPv4)]
    [InlineData(IPFamily.IPv6)]
    public void Sets_of_prefixes_by_chance_make_the_classes_that_tell_them_apart(IPFamily family)
    {
        var random = new Random((int)family + 1);
        for (var round = 0; round < 300; round++)
        {
            var sets = new IPPrefix[random.Next(1, 8)][];
            for (var set = 0; set < sets.Length; set++)
            {
                sets[set] = [.. Enumerable.Range(0, random.Next(6)).Select(_ => Any(family, random))];
            }

            AreExact(family, sets);
        }
    }

    [Fact]
    public void Without_sets_there_is_one_class()
    {
        var classes = AddressClasses.Of(IPFamily.IPv6, []);

        Assert.Equal((0u, "::"), (classes.Maximum, classes.ExampleOf(0).ToString()));
        Assert.True(classes.Of(IPPrefix.Any(IPFamily.IPv6)).IsAny);
        Assert.Equal([("::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")], classes.RangesOf(ValueSet.Any).ConvertAll(range => (range.First.ToString(), range.Last.ToString())));
    }

    private static void AreExact(IPFamily family, IPPrefix[][] sets)
    {
        var classes = AddressClasses.Of(family, sets);
        var probes = Probes(family, sets);
        var signatures = probes.ConvertAll(address => string.Concat(sets.Select(set => Array.Exists(set, prefix => prefix.Contains(address)) ? '1' : '0')));
        var numbers = probes.ConvertAll(address => classes.Of(address));
        var pairs = signatures.Zip(numbers).Distinct().ToList();
        Assert.Equal(pairs.Count, pairs.Select(pair => pair.First).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Enumerable.Range(0, pairs.Count).Select(number => (uint)number), pairs.Select(pair => pair.Second).Order());
        Assert.Equal(classes.Maximum, (uint)pairs.Count - 1);
        foreach (var set in sets)
        {
            var asked = classes.Of(set);
            Assert.All(probes.Zip(numbers), probe => Assert.Equal(Array.Exists(set, prefix => prefix.Contains(probe.First)), asked.Contains(probe.Second)));
            HasRanges(classes, asked, probes);
        }

        Assert.All(sets.Where(set => set.Length == 1), set => Assert.All(numbers, number => Assert.Equal(classes.Of(set).Contains(number), classes.Of(set[0]).Contains(number))));
        Assert.All(numbers, number => Assert.Equal(probes.Zip(numbers).Where(probe => probe.Second == number).Min(probe => probe.First), classes.ExampleOf(number)));
    }

    private static void HasRanges(AddressClasses classes, ValueSet asked, List<InternetAddress> probes)
    {
        var ranges = classes.RangesOf(asked);
        Assert.All(probes, address => Assert.Equal(asked.Contains(classes.Of(address)), ranges.Exists(range => range.First <= address && address <= range.Last)));
        Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.True(pair.First.Last.Bits + 1 < pair.Second.First.Bits));
    }

    // Both ends of every prefix and what lies beside, where alone anything can change; and all of a family's first and last.
    private static List<InternetAddress> Probes(IPFamily family, IPPrefix[][] sets)
    {
        var all = UInt128.MaxValue >> (128 - InternetAddress.WidthOf(family));
        return
        [
            .. sets.SelectMany(set => set)
                .SelectMany(prefix => new[] { prefix.Address.Bits, prefix.Address.Bits - 1, prefix.LastAddress.Bits, prefix.LastAddress.Bits + 1 })
                .Append(UInt128.Zero)
                .Append(all)
                .Select(bits => InternetAddress.Of(family, bits & all))
                .Distinct()
                .Order(),
        ];
    }

    private static IPPrefix Any(IPFamily family, Random random)
    {
        var width = InternetAddress.WidthOf(family);
        var length = random.Next(3) == 0 ? random.Next(4) : width - random.Next(5);
        var bits = (random.Next(4) == 0 ? UInt128.MaxValue : (UInt128)random.Next(40) * (random.Next(2) == 0 ? Prime : 1)) & (UInt128.MaxValue >> (128 - width));
        return IPPrefix.Containing(InternetAddress.Of(family, bits), length);
    }

    private static IPPrefix Prefix(IPFamily family, UInt128 bits, int length) => IPPrefix.Containing(InternetAddress.Of(family, length == 0 ? 0 : bits), length);
}
