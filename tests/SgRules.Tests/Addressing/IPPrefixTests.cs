namespace SgRules.Addressing;

public sealed class IPPrefixTests
{
    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("10.0.0.0/8")]
    [InlineData("203.0.113.19/32")]
    [InlineData("::/0")]
    [InlineData("2001:db8::/32")]
    [InlineData("fe80::1/128")]
    public void A_prefix_prints_as_it_reads(string text) => Assert.Equal(text, IPPrefix.Parse(text).ToString());

    [Theory]
    [InlineData("10.1.2.3/24")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/08")]
    [InlineData("10.0.0.0/255.0.0.0")]
    [InlineData("2001:db8::1/64")]
    [InlineData("::/129")]
    public void A_prefix_has_no_host_bits_and_a_length_of_its_family(string text) => Assert.False(IPPrefix.TryParse(text, out _));

    [Theory]
    [InlineData("10.1.2.3/24", "10.1.2.0/24", true)]
    [InlineData("10.1.2.0/24", "10.1.2.0/24", false)]
    [InlineData("2001:db8::1/64", "2001:db8::/64", true)]
    public void A_CIDR_keeps_its_host_bits_beside_its_prefix(string text, string prefix, bool hasHostBits)
    {
        var cidr = Cidr.Parse(text);

        Assert.Equal((text, prefix, hasHostBits), (cidr.ToString(), cidr.Prefix.ToString(), cidr.HasHostBits));
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.1.0.0/16", true)]
    [InlineData("10.1.0.0/16", "10.0.0.0/8", false)]
    [InlineData("0.0.0.0/0", "::/0", false)]
    [InlineData("::/0", "fe80::/10", true)]
    [InlineData("10.0.0.0/8", "11.0.0.0/8", false)]
    public void A_prefix_contains_the_longer_ones_of_its_block(string wide, string narrow, bool contains) =>
        Assert.Equal(contains, IPPrefix.Parse(wide).Contains(IPPrefix.Parse(narrow)));

    [Theory]
    [InlineData("10.0.0.0/32", "10.0.0.1/32", "10.0.0.0/31")]
    [InlineData("10.0.0.0/8", "10.0.0.1/32", "10.0.0.0/8")]
    [InlineData("10.0.0.0/32", "128.0.0.0/32", "0.0.0.0/0")]
    [InlineData("2001:db8::/128", "2001:db8::8/128", "2001:db8::/124")]
    [InlineData("fe80::1/128", "fe80::1/128", "fe80::1/128")]
    public void The_common_prefix_of_two_is_the_longest_that_contains_both(string first, string second, string common) =>
        Assert.Equal(common, IPPrefix.Common(IPPrefix.Parse(first), IPPrefix.Parse(second)).ToString());

    [Fact]
    public void A_prefix_orders_right_before_what_it_contains()
    {
        string[] ordered = ["0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/32", "10.0.0.1/32", "11.0.0.0/8", "::/0", "fe80::/10"];

        Assert.Equal(ordered, ordered.Reverse().Select(text => IPPrefix.Parse(text)).Order().Select(prefix => prefix.ToString()));
    }
}
