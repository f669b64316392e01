using System.Text;
using SgRules.Addressing;

namespace SgRules.Netfilter;

public sealed class NameTests
{
    [Theory]
    [InlineData("BF-cloudbr0-OUT", true)]
    [InlineData("a234567890123456789012345678", true)]
    [InlineData("a2345678901234567890123456789", false)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a b", false)]
    [InlineData("a\u0007", false)]
    [InlineData("größe", false)]
    [InlineData("DROP", false)]
    public void A_chain_name_has_28_plain_characters_at_most(string text, bool valid) => Assert.Equal(valid, ChainName.TryParse(text, out _));

    [Theory]
    [InlineData("a234567890123456789012345678901", true)]
    [InlineData("a2345678901234567890123456789012", false)]
    [InlineData("", false)]
    [InlineData("a\"b", false)]
    public void A_set_name_has_31_plain_characters_at_most(string text, bool valid) => Assert.Equal(valid, SetName.TryParse(text, out _));

    [Theory]
    [InlineData("")]
    [InlineData("vnet4567890123456")]
    [InlineData("vnet+")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("-vnet")]
    [InlineData("!vnet")]
    [InlineData("vnet\n")]
    public void A_device_that_cannot_stand_in_a_rule_is_no_pattern(string name) => Assert.Throws<FormatException>(() => DevicePattern.Exact(name));

    [Fact]
    public void A_device_prefix_matches_the_name_itself_and_longer_ones()
    {
        var pattern = DevicePattern.StartingWith("vnet1");

        Assert.Equal(["vnet1", "vnet10", "vnet1x"], new[] { "vnet1", "vnet10", "vnet1x", "vnet2", "vnet" }.Where(name => pattern.Matches(name)));
        Assert.Equal(["vnet1"], new[] { "vnet1", "vnet10" }.Where(name => DevicePattern.Exact("vnet1").Matches(name)));
    }

    [Theory]
    [InlineData(IpSetType.HashNet, "0.0.0.0/0")]
    [InlineData(IpSetType.HashIp, "10.0.0.0/8")]
    [InlineData(IpSetType.HashIp, "0.0.0.0/32")]
    [InlineData(IpSetType.HashNet, "::/1")]
    public void What_the_kernel_refuses_in_a_set_cannot_be_made(IpSetType type, string member) =>
        Assert.Throws<ArgumentException>(() => IpSet.Create(new Origin("3.14"), SetName.Parse("s"), type, IPFamily.IPv4, [IPPrefix.Parse(member)]));

    [Fact]
    public void A_comment_of_more_than_255_bytes_would_be_cut_silently_so_it_cannot_be_made()
    {
        Assert.Equal(255, new CommentMatch(new string('a', 255)).Text.Length);
        Assert.Throws<FormatException>(() => new CommentMatch(new string('ö', 128)));
        Assert.Throws<FormatException>(() => new CommentMatch("a\0b"));
    }

    [Theory]
    [InlineData("größe/:!", true)]
    [InlineData("-x", true)]
    [InlineData("LOG", true)]
    [InlineData("RETURN", false)]
    [InlineData("a b", false)]
    [InlineData("a\"b", false)]
    [InlineData("a\u0085b", false)]
    [InlineData("", false)]
    [InlineData("öööööööööööööö", true)]
    [InlineData("öööööööööööööö1", false)]
    public void A_name_of_another_tool_may_have_more_characters_than_ours_but_not_more_bytes(string text, bool valid) =>
        Assert.Equal(valid, ChainName.TryRead(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Chains_are_ordered_by_hook_and_then_by_the_bytes_of_their_names()
    {
        Chain[] chains = [.. new[] { "😀", "\uFFFD", "zz", "a_1", "a-1", "a1", "Aa", "aA", "a", "OUTPUT", "FORWARD", "INPUT" }.Select(Declared)];

        Assert.Equal(
            ["INPUT", "FORWARD", "OUTPUT", "Aa", "a", "a-1", "a1", "aA", "a_1", "zz", "\uFFFD", "😀"],
            FilterTable.Create(IPFamily.IPv4, chains).Chains.Select(chain => chain.Name.Text));
    }

    [Fact]
    public void A_table_has_the_three_built_in_chains_and_only_they_have_a_policy()
    {
        Chain[] builtIn = [Declared("INPUT"), Declared("FORWARD") with { Policy = Verdict.Drop }, Declared("OUTPUT")];

        Assert.Equal(Verdict.Drop, FilterTable.Create(IPFamily.IPv6, builtIn).Chains[1].Policy);
        Assert.Throws<ArgumentException>(() => FilterTable.Create(IPFamily.IPv4, builtIn[..2]));
        Assert.Throws<ArgumentException>(() => FilterTable.Create(IPFamily.IPv4, [.. builtIn[..2], Declared("a")]));
        Assert.Throws<ArgumentException>(() => FilterTable.Create(IPFamily.IPv4, [.. builtIn, Declared("a") with { Policy = Verdict.Drop }]));
        Assert.Throws<ArgumentException>(() => FilterTable.Create(IPFamily.IPv4, [.. builtIn[..2], builtIn[2] with { Policy = null }]));
    }

    [Fact]
    public void Two_chains_of_one_name_are_no_table() => Assert.Throws<ArgumentException>(() =>
        FilterTable.Create(IPFamily.IPv4, [], [new Chain(ChainName.Parse("a"), []), new Chain(ChainName.Parse("a"), [])]));

    private static Chain Declared(string name)
    {
        Assert.True(ChainName.TryRead(Encoding.UTF8.GetBytes(name), out var read));
        return new Chain(read, []) { Policy = name is "INPUT" or "FORWARD" or "OUTPUT" ? Verdict.Accept : null };
    }

    [Fact]
    public void A_built_in_chain_accepts_or_drops_at_its_end() => Assert.Throws<ArgumentException>(() => FilterTable.Create(
        IPFamily.IPv4,
        [.. new[] { ChainName.Input, ChainName.Forward, ChainName.Output }.Select(name => new Chain(name, []) { Policy = Verdict.Return })]));

    [Fact]
    public void A_table_has_no_rule_of_the_other_family() => Assert.Throws<ArgumentException>(() =>
        FilterTable.Create(IPFamily.IPv4, [Rule.Create(new Origin("3"), Target.Drop, new SourceMatch(IPPrefix.Parse("::1/128")))], []));
}
