using System.Globalization;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>What no kernel can hold is refused, with the name of the chain or set.</summary>
public sealed class KernelLimitTests
{
    private static readonly Origin By = new("test");

    [Fact]
    public void Sixteen_levels_are_held_and_a_seventeenth_is_not_whether_by_jump_or_goto()
    {
        Assert.Empty(KernelLimits.Findings(Of([Rule.Create(By, Target.Jump(Name(1)))], Ladder(15))));

        var finding = Assert.Single(KernelLimits.Findings(Of([Rule.Create(By, Target.Jump(Name(1)))], Ladder(16))));
        Assert.Equal((UpdateFindings.ChainsTooDeep.Code, "c16"), (finding.Code, finding.Path));
        Assert.Contains("FORWARD > c1 > c2", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_that_no_built_in_chain_leads_to_may_be_as_deep_as_it_likes() => Assert.Empty(KernelLimits.Findings(Of([], Ladder(10_000))));

    [Fact]
    public void A_way_of_many_thousand_chains_is_a_finding_and_no_overflow() => Assert.Equal(
        UpdateFindings.ChainsTooDeep.Code,
        Assert.Single(KernelLimits.Findings(Of([Rule.Create(By, Target.Jump(Name(1)))], Ladder(50_000)))).Code);

    [Fact]
    public void Chains_that_branch_and_meet_again_are_looked_at_once_each()
    {
        // Two ways at each of 15 levels: 32,768 ways in all.
        var chains = Enumerable.Range(1, 15).Select(n => new Chain(
            Name(n),
            n == 15 ? [] : [.. Enumerable.Repeat(Rule.Create(By, Target.Goto(Name(n + 1))), 2000)]));

        Assert.Empty(KernelLimits.Findings(Of([Rule.Create(By, Target.Jump(Name(1)))], chains)));
    }

    [Fact]
    public void A_circle_is_named_from_its_first_chain_back_to_it()
    {
        var finding = Assert.Single(KernelLimits.Findings(Of(
            [Rule.Create(By, Target.Jump(Name(1)))],
            [
                new Chain(Name(1), [Rule.Create(By, Target.Jump(Name(2)))]),
                new Chain(Name(2), [Rule.Create(By, Target.Goto(Name(3)))]),
                new Chain(Name(3), [Rule.Create(By, Target.Jump(Name(2)))]),
            ])));

        Assert.Equal((UpdateFindings.ChainsInCircle.Code, "c2"), (finding.Code, finding.Path));
        Assert.Contains("c2 > c3 > c2;", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "isn't there")]
    [InlineData("INPUT", "is built in")]
    public void A_rule_to_a_chain_that_cannot_be_led_to_is_refused(string target, string why)
    {
        var finding = Assert.Single(KernelLimits.Findings(Of([Rule.Create(By, Target.Accept), Rule.Create(By, Target.Jump(ChainName.Parse(target)))], [])));

        Assert.Equal((UpdateFindings.ChainMissing.Code, "FORWARD"), (finding.Code, finding.Path));
        Assert.Contains($"Rule 2 of chain FORWARD leads to {target}, which {why}", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_that_is_asked_must_be_there_and_of_the_tables_family()
    {
        var rule = Rule.Create(By, Target.Accept, new SetMatch(SetName.Parse("sg1-a-4"), PacketSide.Source));

        Assert.Equal(UpdateFindings.SetMissing.Code, Assert.Single(KernelLimits.Findings(Of([rule], []))).Code);
        Assert.Equal(UpdateFindings.SetOfOtherFamily.Code, Assert.Single(KernelLimits.Findings(Of([rule], [], Set("sg1-a-4", IPFamily.IPv6)))).Code);
        Assert.Empty(KernelLimits.Findings(Of([rule], [], Set("sg1-a-4", IPFamily.IPv4))));
    }

    [Theory]
    [InlineData(10_100, false)]
    [InlineData(10_239, true)]
    public void A_rule_must_fit_into_a_line_with_its_chain_and_number_before_it(int length, bool isRefused)
    {
        var text = $"*filter\n{SaveTextReading.BuiltIns}-A FORWARD -m x {new string('y', length - 26)} -j DROP\nCOMMIT\n";
        var table = SaveTextReading.Read(text).Table!;

        var findings = KernelLimits.Findings(Ruleset.Empty with { IPv4 = table });

        Assert.Equal(isRefused ? [UpdateFindings.RuleTooLong.Code] : [], findings.Select(finding => finding.Code));
    }

    [Fact]
    public void A_sets_name_leaves_room_for_a_temporary_one_and_is_none_itself()
    {
        Assert.Empty(KernelLimits.Findings(Of([], [], Set(new string('a', 29), IPFamily.IPv4), Set("b.t", IPFamily.IPv4))));
        var tooLong = Assert.Single(KernelLimits.Findings(Of([], [], Set(new string('a', 30), IPFamily.IPv4))));
        var temporary = Assert.Single(KernelLimits.Findings(Of([], [], Set("b", IPFamily.IPv4), Set("b.t", IPFamily.IPv6))));

        Assert.Equal((UpdateFindings.SetNameTooLong.Code, new string('a', 30)), (tooLong.Code, tooLong.Path));
        Assert.Equal((UpdateFindings.SetNameIsTemporary.Code, "b.t"), (temporary.Code, temporary.Path));
    }

    [Fact]
    public void Two_sets_of_one_name_are_refused_whatever_their_families() => Assert.Equal(
        UpdateFindings.SetTwice.Code,
        Assert.Single(KernelLimits.Findings(Of([], [], Set("b", IPFamily.IPv4), Set("b", IPFamily.IPv6)))).Code);

    [Fact]
    public void Every_kind_of_finding_says_what_to_do() => Assert.All(
        UpdateFindings.All.ToImmutableArray(),
        kind => Assert.True(kind.Remedy.EndsWith('.') && !kind.Title.EndsWith('.'), kind.Code));

    private static Ruleset Of(ValueList<Rule> forward, IEnumerable<Chain> chains, params IpSet[] sets) =>
        Ruleset.Empty with { IPv4 = FilterTable.Create(IPFamily.IPv4, forward, chains), Sets = [.. sets] };

    private static IEnumerable<Chain> Ladder(int length) => Enumerable.Range(1, length).Select(n => new Chain(
        Name(n),
        n == length ? [] : [Rule.Create(By, n % 2 == 0 ? Target.Jump(Name(n + 1)) : Target.Goto(Name(n + 1)))]));

    private static ChainName Name(int number) => ChainName.Parse(string.Create(CultureInfo.InvariantCulture, $"c{number}"));

    private static IpSet Set(string name, IPFamily family) => IpSet.Create(By, SetName.Parse(name), IpSetType.HashNet, family, []);
}
