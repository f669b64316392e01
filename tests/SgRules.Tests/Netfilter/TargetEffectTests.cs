using SgRules.Addressing;
using static SgRules.Netfilter.SmallTable;

namespace SgRules.Netfilter;

/// <summary>What targets do, and what is said where it isn't known or a condition isn't.</summary>
public sealed class TargetEffectTests
{
    private static readonly Match Recent = new OpaqueMatch("-m recent --rcheck --name ssh");

    [Fact]
    public void REJECT_drops() => Assert.Equal("Dropped: FORWARD 1", Text(Run(BuiltIn(ChainName.Forward, Verdict.Accept, Rule(Extension("REJECT"))))));

    [Theory]
    [InlineData("LOG")]
    [InlineData("NFLOG")]
    [InlineData("ULOG")]
    [InlineData("TRACE")]
    [InlineData("AUDIT")]
    [InlineData("MARK")]
    [InlineData("CONNMARK")]
    public void A_target_that_only_notes_goes_on(string name) =>
        Assert.Equal("Accepted: FORWARD 1, FORWARD 2", Text(Run(Forward(Rule(Extension(name)), Rule(Target.Accept)))));

    [Fact]
    public void A_rule_without_target_goes_on_and_is_a_step() =>
        Assert.Equal("Accepted: FORWARD 1, FORWARD 2", Text(Run(Forward(Rule(Target.None), Rule(Target.Accept)))));

    [Theory]
    [InlineData("NFQUEUE")]
    [InlineData("SET")]
    [InlineData("log")]
    public void Another_target_is_undecided(string name)
    {
        var walk = Run(Forward(Rule(Extension(name)), Rule(Target.Accept)));

        Assert.Equal("Undecided: FORWARD 1", Text(walk));
        Assert.Equal($"Rule 1 of chain FORWARD can't be judged: it isn't known what target {name} does with a packet.", walk.Obstacle);
    }

    [Fact]
    public void An_unknown_condition_is_undecided_and_its_words_are_named()
    {
        var walk = Run(Forward(Rule(Jump("a"))), Chain("a", Rule(Target.None, new ProtocolMatch(Protocol.Udp)), Rule(Target.Accept, new ProtocolMatch(Protocol.Tcp), Recent)));

        Assert.Equal("Undecided: FORWARD 1, a 2", Text(walk));
        Assert.Equal("Rule 2 of chain a can't be judged: it isn't known when '-m recent --rcheck --name ssh' holds.", walk.Obstacle);
    }

    [Fact]
    public void Every_unknown_condition_of_the_rule_is_named() => Assert.Equal(
        "Rule 1 of chain FORWARD can't be judged: it isn't known when '-m recent --rcheck --name ssh' holds, and there is no set s.",
        Run(Forward(Rule(Target.Accept, Recent, new SetMatch(SetName.Parse("s"), PacketSide.Source)))).Obstacle);

    [Fact]
    public void An_unknown_condition_does_not_matter_where_another_fails_before_or_behind_it() => Assert.Equal(
        "Accepted: FORWARD 3",
        Text(Run(Forward(
            Rule(Target.Drop, new ProtocolMatch(Protocol.Udp), Recent),
            Rule(Target.Drop, Recent, TransportMatch.TcpTo(PortRange.Of(81))),
            Rule(Target.Accept)))));

    [Fact]
    public void An_unknown_condition_behind_the_rule_that_decides_does_not_matter() =>
        Assert.Equal("Accepted: FORWARD 1", Text(Run(Forward(Rule(Target.Accept), Rule(Target.Drop, Recent)))));

    [Fact]
    public void A_comment_always_holds() => Assert.True(Holds(new CommentMatch("web")));

    private static ExtensionTarget Extension(string name) => new(name, string.Empty);
}
