using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>Rules that can't be judged: unknown where they decide something, proven where they decide nothing, and no excuse for anything else.</summary>
public sealed class OpaqueRuleTests
{
    private const string Hook = "-A FORWARD -i cloudbr0 -m physdev --physdev-is-bridged -j BF-cloudbr0";
    private const string SendersEnd = "-A BF-cloudbr0-IN -j DROP";
    private const string RogueDhcp = "-A BF-cloudbr0-IN -p udp -m multiport --sports 67 -j DROP";

    [Theory]
    [InlineData(Hook, "-A FORWARD -i cloudbr0 -m limit --limit 5/sec -j ACCEPT")]
    [InlineData(Hook, "-A FORWARD -m limit --limit 5/sec -j DROP")]
    [InlineData(Hook, "-A FORWARD -i cloudbr0 -p tcp -m tcp --dport 80 -m string --string x --algo bm -j DROP")]
    [InlineData(Hook, "-A FORWARD -i cloudbr0 -j NFQUEUE --queue-num 1")]
    [InlineData(Hook, "-A FORWARD -i cloudbr0 -m set --match-set nowhere src -j ACCEPT")]
    [InlineData(SendersEnd, "-A BF-cloudbr0-IN -m limit --limit 5/sec -j RETURN")]
    public void A_rule_that_decides_and_can_not_be_judged_is_never_proven(string line, string more)
    {
        var verdict = Prove(SeededFault.Before("opaque", RuleLayout.Tree, SeededFault.IPv4, line, more));

        Assert.False(verdict.IsProven);
        Assert.NotEmpty(verdict.Undecided);
        Assert.Empty(verdict.Counterexamples);
    }

    [Theory]
    [InlineData(Hook, "-A FORWARD -i virbr0 -o virbr0 -m limit --limit 5/sec -j ACCEPT")]
    [InlineData(Hook, "-A FORWARD -i cloudbr0 -m limit --limit 5/sec -j LOG")]
    [InlineData(SendersEnd, "-A BF-cloudbr0-IN -m limit --limit 5/sec -j DROP")]
    [InlineData(Hook, "-A FORWARD -i cloudbr0 -m limit --limit 5/sec -m physdev --physdev-is-bridged -j BF-cloudbr0")]
    [InlineData(Hook, "-A INPUT -m limit --limit 5/sec -j DROP")]
    public void A_rule_that_decides_nothing_may_be_anything(string line, string more) =>
        Assert.True(Prove(SeededFault.Before("opaque", RuleLayout.Tree, SeededFault.IPv4, line, more)).IsProven);

    [Fact]
    public void A_fault_elsewhere_is_refuted_all_the_same()
    {
        var verdict = Prove(new SeededFault("opaque", RuleLayout.Tree, SeededFault.IPv4, [(Hook, $"-A FORWARD -i cloudbr0 -p tcp -m tcp --dport 22 -m limit --limit 5/sec -j ACCEPT\n{Hook}"), (RogueDhcp, string.Empty)]));

        Assert.NotEmpty(verdict.Undecided);
        Assert.NotEmpty(verdict.Counterexamples);
        Assert.All(verdict.Counterexamples, example => Assert.Equal(67, (int)example.Packet.Payload.SourcePort!));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public void A_budget_that_runs_out_says_where_and_proves_nothing(int nodes)
    {
        var verdict = Prove(new SeededFault("none", RuleLayout.Tree, SeededFault.IPv6, []), ProofBudget.Default with { MaxNodes = nodes }, isIPv6: true);

        Assert.False(verdict.IsProven);
        Assert.Contains(verdict.Limits.ToImmutableArray(), limit => limit.Contains("bridge cloudbr0, IPv6", StringComparison.Ordinal));
    }

    private static TableVerdict Prove(SeededFault fault, ProofBudget? budget = null, bool isIPv6 = false)
    {
        var ruleset = fault.Read();
        return new TableProver(RuleCompiler.Compile(FaultZone.Zone, ZoneCase.Host).Policy!, isIPv6 ? ruleset.IPv6 : ruleset.IPv4, ruleset.Sets, budget ?? ProofBudget.Default).Prove();
    }
}
