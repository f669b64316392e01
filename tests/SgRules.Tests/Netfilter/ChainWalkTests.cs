using System.Globalization;
using SgRules.Addressing;
using static SgRules.Netfilter.SmallTable;

namespace SgRules.Netfilter;

/// <summary>Jumps, gotos, returns, policies and the depth of chains (facts: verification, section 2.4; kernel, section 1.1).</summary>
public sealed class ChainWalkTests
{
    private static readonly Match Other = new ProtocolMatch(Protocol.Udp);

    [Fact]
    public void The_policy_decides_what_no_rule_does_and_is_number_0()
    {
        var walk = Run(Forward(Rule(Target.Accept, Other)));

        Assert.Equal("Dropped: FORWARD 0", Text(walk));
        Assert.Null(walk.Path[0].Rule);
        Assert.Null(walk.Obstacle);
        Assert.Equal("Accepted: FORWARD 0", Text(Run(BuiltIn(ChainName.Forward, Verdict.Accept))));
    }

    [Fact]
    public void The_first_rule_that_decides_does_and_is_the_last_step()
    {
        var accept = Rule(Target.Accept, new ProtocolMatch(Protocol.Tcp));
        var walk = Run(Forward(Rule(Target.Drop, Other), accept, Rule(Target.Drop)));

        Assert.Equal("Accepted: FORWARD 2", Text(walk));
        Assert.Same(accept, walk.Path[0].Rule);
    }

    [Fact]
    public void All_conditions_of_a_rule_have_to_hold() =>
        Assert.Equal("Dropped: FORWARD 0", Text(Run(Forward(Rule(Target.Accept, new ProtocolMatch(Protocol.Tcp), TransportMatch.TcpTo(PortRange.Of(81)))))));

    [Theory]
    [InlineData(PassageKind.Bridged, "FORWARD")]
    [InlineData(PassageKind.Routed, "FORWARD")]
    [InlineData(PassageKind.ToHost, "INPUT")]
    [InlineData(PassageKind.FromHost, "OUTPUT")]
    public void The_kind_of_passage_says_which_chain_begins(PassageKind kind, string chain)
    {
        var table = Table(
            IPFamily.IPv4,
            BuiltIn(ChainName.Input, Verdict.Drop, Rule(Target.None)),
            BuiltIn(ChainName.Forward, Verdict.Drop, Rule(Target.None)),
            BuiltIn(ChainName.Output, Verdict.Drop, Rule(Target.None)));
        var passage = kind switch
        {
            PassageKind.Bridged => Bridged,
            PassageKind.Routed => Passage.Routed("cloudbr0", "vnet4", "eth1", Mac),
            PassageKind.ToHost => Passage.ToHost("cloudbr0", "vnet4", Mac),
            _ => Passage.FromHost("cloudbr0"),
        };

        Assert.Equal($"Dropped: {chain} 1, {chain} 0", Text(new RuleInterpreter(table, []).Run(Web, passage)));
    }

    [Fact]
    public void A_jump_comes_back_behind_itself_at_the_chains_end_and_at_RETURN()
    {
        Assert.Equal(
            "Accepted: FORWARD 1, a 1, FORWARD 2",
            Text(Run(Forward(Rule(Jump("a")), Rule(Target.Accept)), Chain("a", Rule(Target.None)))));
        Assert.Equal(
            "Accepted: FORWARD 1, a 1, FORWARD 2",
            Text(Run(Forward(Rule(Jump("a")), Rule(Target.Accept)), Chain("a", Rule(Target.Return), Rule(Target.Drop)))));
        Assert.Equal("Accepted: FORWARD 1, FORWARD 2", Text(Run(Forward(Rule(Jump("a")), Rule(Target.Accept)), Chain("a"))));
    }

    [Fact]
    public void RETURN_in_a_built_in_chain_is_the_policy() =>
        Assert.Equal("Dropped: FORWARD 1, FORWARD 0", Text(Run(Forward(Rule(Target.Return), Rule(Target.Accept)))));

    [Fact]
    public void A_goto_from_a_built_in_chain_ends_in_the_policy()
    {
        Assert.Equal("Dropped: FORWARD 1, a 1, FORWARD 0", Text(Run(Forward(Rule(Goto("a")), Rule(Target.Accept)), Chain("a", Rule(Target.None)))));
        Assert.Equal("Dropped: FORWARD 1, a 1, FORWARD 0", Text(Run(Forward(Rule(Goto("a")), Rule(Target.Accept)), Chain("a", Rule(Target.Return)))));
    }

    [Fact]
    public void A_chain_reached_by_goto_returns_behind_the_last_jump()
    {
        Chain[] common = [Forward(Rule(Jump("foo")), Rule(Target.Accept)), Chain("foo", Rule(Goto("bar")), Rule(Target.Drop))];

        Assert.Equal("Accepted: FORWARD 1, foo 1, bar 1, FORWARD 2", Text(Run([.. common, Chain("bar", Rule(Target.Return))])));
        Assert.Equal("Accepted: FORWARD 1, foo 1, FORWARD 2", Text(Run([.. common, Chain("bar", Rule(Target.Drop, Other))])));
    }

    [Fact]
    public void Jumps_and_gotos_nest() => Assert.Equal(
        "Accepted: FORWARD 1, a 1, b 1, c 1, d 1, a 2, FORWARD 2",
        Text(Run(
            Forward(Rule(Jump("a")), Rule(Target.Accept)),
            Chain("a", Rule(Jump("b")), Rule(Target.Return), Rule(Target.Drop)),
            Chain("b", Rule(Goto("c")), Rule(Target.Drop)),
            Chain("c", Rule(Jump("d")), Rule(Target.Return, Other)),
            Chain("d", Rule(Target.None)))));

    [Theory]
    [InlineData("jump")]
    [InlineData("goto")]
    public void Fifteen_chains_below_the_built_in_one_are_walked_and_a_sixteenth_is_not(string word)
    {
        Assert.Equal(WalkOutcome.Accepted, Descend(15, word).Outcome);
        Assert.Equal(16, Descend(15, word).Path.Count);
        var tooDeep = Descend(16, word);

        Assert.Equal(WalkOutcome.Undecided, tooDeep.Outcome);
        Assert.Equal(16, tooDeep.Path.Count);
        Assert.Equal("Rule 1 of chain c15 can't be judged: it leads beyond 16 chains on one path, gotos and the built-in chain counted, which is all that nft takes.", tooDeep.Obstacle);
    }

    [Fact]
    public void A_chain_that_was_left_does_not_count_for_depth()
    {
        var down = Enumerable.Range(1, 15).Select(n => Chain(Name(n), n < 15 ? [Rule(n % 2 == 0 ? Jump(Name(n + 1)) : Goto(Name(n + 1)))] : []));

        Assert.Equal(WalkOutcome.Accepted, Run([Forward(Rule(Jump("c1")), Rule(Jump("c1")), Rule(Target.Accept)), .. down]).Outcome);
    }

    [Theory]
    [InlineData("jump")]
    [InlineData("goto")]
    public void A_loop_is_undecided(string word)
    {
        var walk = Run(Forward(Rule(Jump("a"))), Chain("a", Rule(word == "jump" ? Jump("b") : Goto("b"))), Chain("b", Rule(Jump("a"))));

        Assert.Equal(WalkOutcome.Undecided, walk.Outcome);
        Assert.Contains("16 chains", walk.Obstacle, StringComparison.Ordinal);
    }

    [Fact]
    public void A_walk_that_would_take_for_ever_is_undecided()
    {
        var wide = Enumerable.Range(1, 15).Select(n => Chain(Name(n), n < 15 ? [.. Enumerable.Repeat(Rule(Jump(Name(n + 1))), 100)] : []));
        var walk = Run([Forward(Rule(Jump("c1"))), .. wide]);

        Assert.Equal(WalkOutcome.Undecided, walk.Outcome);
        Assert.EndsWith("can't be judged: it comes after 65536 jumps and gotos, and no more are followed.", walk.Obstacle, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_chain_is_undecided_where_a_packet_meets_it()
    {
        var walk = Run(Forward(Rule(Goto("b"), Other), Rule(Jump("a")), Rule(Target.Accept)));

        Assert.Equal("Undecided: FORWARD 2", Text(walk));
        Assert.Equal("Rule 2 of chain FORWARD can't be judged: there is no chain a.", walk.Obstacle);
    }

    [Fact]
    public void A_jump_to_a_built_in_chain_is_undecided() => Assert.Equal(
        "Rule 1 of chain FORWARD can't be judged: no rule can go to INPUT, which is built in.",
        Run(Forward(Rule(Jump("INPUT")))).Obstacle);

    [Fact]
    public void A_packet_of_the_other_family_is_refused() =>
        Assert.Throws<ArgumentException>(() => new RuleInterpreter(Table(IPFamily.IPv4), []).Run(Web6, Bridged));

    private static Walk Descend(int chains, string word) => Run(
        [
            Forward(Rule(Go(1, word))),
            .. Enumerable.Range(1, chains).Select(n => Chain(Name(n), n < chains ? Rule(Go(n + 1, word)) : Rule(Target.Accept))),
        ]);

    private static Target Go(int number, string word) => word == "jump" ? Jump(Name(number)) : Goto(Name(number));

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"c{number}");
}
