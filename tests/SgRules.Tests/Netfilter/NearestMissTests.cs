using SgRules.Addressing;
using static SgRules.Netfilter.SmallTable;

namespace SgRules.Netfilter;

/// <summary>Which rule came nearest to letting a packet through.</summary>
public sealed class NearestMissTests
{
    private static readonly Match Tcp = new ProtocolMatch(Protocol.Tcp);

    private static readonly Match Udp = new ProtocolMatch(Protocol.Udp);

    private static readonly Match Elsewhere = new SourceMatch(IPPrefix.Parse("192.0.2.0/24"));

    private static readonly Match Port81 = TransportMatch.TcpTo(PortRange.Of(81));

    [Fact]
    public void The_fewest_conditions_that_fail_make_the_nearest_and_each_is_judged()
    {
        var missed = Nearest(Forward(Rule(Target.Accept, Elsewhere, Tcp, Port81), Rule(Target.Accept, Tcp, Port81)));

        Assert.Equal((ChainName.Forward, 2), (missed!.Step.Chain, missed.Step.Number));
        Assert.Equal([new("-p tcp", true), new("-m tcp --dport 81", false)], missed.Conditions);
    }

    [Fact]
    public void Of_two_alike_the_one_with_more_that_holds_comes_first() =>
        Assert.Equal(2, Nearest(Forward(Rule(Target.Accept, Tcp, Port81), Rule(Target.Accept, new DestinationMatch(IPPrefix.Parse("10.1.0.0/16")), Tcp, Port81)))!.Step.Number);

    [Fact]
    public void A_rule_for_another_protocol_is_further_off_than_one_that_fails_otherwise() =>
        Assert.Equal(2, Nearest(Forward(Rule(Target.Accept, Udp, new DestinationMatch(IPPrefix.Parse("10.1.0.0/16"))), Rule(Target.Accept, Tcp, Port81)))!.Step.Number);

    [Fact]
    public void A_rule_that_drops_or_that_fits_in_nothing_is_none() =>
        Assert.Null(Nearest(Forward(Rule(Target.Drop, Tcp, Port81), Rule(Target.Accept, Udp))));

    [Fact]
    public void What_was_met_before_the_packet_was_sent_on_for_what_it_is_does_not_count()
    {
        var missed = Nearest(Forward(Rule(Target.Accept, Tcp, Port81), Rule(Jump("a"), Tcp), Rule(Target.Accept, Elsewhere, Tcp)), Chain("a", Rule(Jump("b")), Rule(Target.Drop)), Chain("b", Rule(Target.Return, Tcp, Elsewhere, Port81)));

        Assert.Equal("b", missed!.Step.Chain.Text);
    }

    [Fact]
    public void A_packet_that_is_accepted_or_dropped_for_what_it_is_has_none()
    {
        Assert.Null(Nearest(Forward(Rule(Target.Accept, Tcp, Port81), Rule(Target.Accept))));
        Assert.Null(Nearest(Forward(Rule(Target.Accept, Tcp, Port81), Rule(Target.Drop, Tcp))));
    }

    [Fact]
    public void What_can_not_be_judged_is_neither_yes_nor_no()
    {
        var missed = Nearest(Forward(Rule(Target.Accept, Tcp, Elsewhere, new OpaqueMatch("-m recent --rcheck"))));

        Assert.Equal([false, true, null], missed!.Conditions.Select(condition => condition.Holds));
    }

    [Fact]
    public void A_comment_is_no_condition() =>
        Assert.Equal(["-p tcp", "-m tcp --dport 81"], Nearest(Forward(Rule(Target.Accept, Tcp, new CommentMatch("web"), Port81)))!.Conditions.Select(condition => condition.Text));

    private static MissedRule? Nearest(params ReadOnlySpan<Chain> chains) => new RuleInterpreter(Table(IPFamily.IPv4, chains), []).NearestMiss(Web, Bridged);
}
