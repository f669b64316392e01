using SgRules.Addressing;
using static SgRules.Netfilter.SmallTable;

namespace SgRules.Netfilter;

/// <summary>When an address is in a set (facts: verification, section 2.3).</summary>
public sealed class SetMembershipTests
{
    private static readonly SetName Name = SetName.Parse("sg1-lb-4");
    private static readonly SetMatch From = new(Name, PacketSide.Source);
    private static readonly SetMatch To = new(Name, PacketSide.Destination);

    [Theory]
    [InlineData("10.1.0.0", true)]
    [InlineData("10.1.0.15", true)]
    [InlineData("10.0.255.255", false)]
    [InlineData("10.1.0.16", false)]
    [InlineData("10.2.0.1", true)]
    [InlineData("10.2.0.0", false)]
    [InlineData("10.2.0.2", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    public void Prefixes_hold_their_first_and_last_address_and_none_beside(string address, bool holds)
    {
        var set = Nets("10.1.0.0/28", "10.2.0.1/32");
        var there = Packet.Udp(Web.Source, InternetAddress.Parse(address), 1, 1);
        var back = Packet.Udp(InternetAddress.Parse(address), Web.Source, 1, 1);

        Assert.Equal(holds, Holds(To, there, Bridged, set));
        Assert.Equal(!holds, Holds(To with { IsNegated = true }, there, Bridged, set));
        Assert.Equal(holds, Holds(From, back, Bridged, set));
        Assert.Equal(!holds, Holds(From with { IsNegated = true }, back, Bridged, set));
    }

    [Theory]
    [InlineData("10.255.255.255", true)]
    [InlineData("10.1.2.200", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("11.0.0.0", false)]
    [InlineData("192.168.0.1", true)]
    [InlineData("192.168.0.2", false)]
    public void A_prefix_around_others_holds_what_lies_between_them(string address, bool holds) => Assert.Equal(
        holds,
        Holds(From, Packet.Udp(InternetAddress.Parse(address), Web.Source, 1, 1), Bridged, Nets("10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/25", "10.1.2.3/32", "192.168.0.0/31")));

    [Fact]
    public void Membership_is_what_trying_every_member_says()
    {
        string[] members = ["10.0.0.0/29", "10.0.0.0/31", "10.0.0.4/32", "10.0.0.12/30", "10.0.0.13/32", "10.0.0.20/31", "10.0.0.32/28", "10.0.0.34/31", "10.0.0.63/32"];
        var set = Nets(members);
        for (uint last = 0; last < 80; last++)
        {
            var address = InternetAddress.IPv4(0x0A00_0000 + last);
            var expected = members.Any(member => IPPrefix.Parse(member).Contains(address));

            Assert.Equal(expected, Holds(From, Packet.Udp(address, Web.Source, 1, 1), Bridged, set));
        }
    }

    [Theory]
    [InlineData("2001:db8:1::", true)]
    [InlineData("2001:db8:1:ffff:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:2::", false)]
    [InlineData("2001:db8:0:ffff:ffff:ffff:ffff:ffff", false)]
    [InlineData("8000::", true)]
    [InlineData("7fff:ffff::", false)]
    public void IPv6_prefixes_of_any_length_hold_theirs(string address, bool holds)
    {
        var set = IpSet.Create(new Origin("3"), Name, IpSetType.HashNet, IPFamily.IPv6, [IPPrefix.Parse("2001:db8:1::/48"), IPPrefix.Parse("8000::/1")]);

        Assert.Equal(holds, Holds(From, Packet.Udp(InternetAddress.Parse(address), Web6.Source, 1, 1), Bridged, set));
    }

    [Theory]
    [InlineData("10.0.0.1", true)]
    [InlineData("10.0.0.2", false)]
    [InlineData("10.0.0.3", true)]
    [InlineData("10.0.0.4", false)]
    public void Addresses_hold_themselves(string address, bool holds)
    {
        var set = IpSet.Create(new Origin("3"), Name, IpSetType.HashIp, IPFamily.IPv4, [IPPrefix.Parse("10.0.0.3/32"), IPPrefix.Parse("10.0.0.1/32")]);

        Assert.Equal(holds, Holds(From, Packet.Udp(InternetAddress.Parse(address), Web.Source, 1, 1), Bridged, set));
    }

    [Fact]
    public void An_empty_set_holds_nothing()
    {
        Assert.False(Holds(From, Web, Bridged, Nets()));
        Assert.True(Holds(From with { IsNegated = true }, Web, Bridged, Nets()));
    }

    [Fact]
    public void A_set_of_the_other_family_holds_nothing()
    {
        var set = IpSet.Create(new Origin("3"), Name, IpSetType.HashNet, IPFamily.IPv6, [IPPrefix.Parse("::/1")]);

        Assert.False(Holds(From, Web, Bridged, set));
        Assert.True(Holds(From with { IsNegated = true }, Web, Bridged, set));
    }

    [Fact]
    public void A_missing_or_foreign_set_is_undecided()
    {
        var table = Table(IPFamily.IPv4, Forward(Rule(Target.Accept, From with { IsNegated = true })));
        var missing = new RuleInterpreter(table, []).Run(Web, Bridged);
        var foreign = new RuleInterpreter(table, [], [Name]).Run(Web, Bridged);

        Assert.Equal("Undecided: FORWARD 1", Text(missing));
        Assert.Equal("Rule 1 of chain FORWARD can't be judged: there is no set sg1-lb-4.", missing.Obstacle);
        Assert.Equal("Undecided: FORWARD 1", Text(foreign));
        Assert.Equal("Rule 1 of chain FORWARD can't be judged: it isn't known what set sg1-lb-4 holds.", foreign.Obstacle);
    }

    [Fact]
    public void Two_sets_of_one_name_are_refused() =>
        Assert.Throws<ArgumentException>(() => new RuleInterpreter(Table(IPFamily.IPv4), [Nets(), Nets("10.0.0.0/8")]));

    private static IpSet Nets(params string[] members) =>
        IpSet.Create(new Origin("3"), Name, IpSetType.HashNet, IPFamily.IPv4, members.Select(member => IPPrefix.Parse(member)));
}
