using SgRules.Netfilter;
using SgRules.Policies;
using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>The mutation run: every fault that changes a decision is refuted, and no other; every refuting packet shows it.</summary>
public sealed class SeededFaultTests
{
    private static readonly HostPolicy Policy = RuleCompiler.Compile(FaultZone.Zone, ZoneCase.Host).Policy!;

    public static TheoryData<string> Harmful() => [.. SeededFaults.All.Where(fault => fault.Harmless is null).Select(fault => fault.ToString())];

    public static TheoryData<string> Harmless() => [.. SeededFaults.All.Where(fault => fault.Harmless is not null).Select(fault => fault.ToString())];

    [Theory]
    [MemberData(nameof(Harmful))]
    public void A_fault_that_changes_a_decision_is_refuted_by_packets_that_show_it(string fault)
    {
        var ruleset = Read(fault);
        var verdicts = Verdicts(ruleset);
        Assert.NotEmpty(verdicts.SelectMany(pair => pair.Verdict.Counterexamples.ToImmutableArray()));
        Assert.All(verdicts, pair => Assert.Empty(pair.Verdict.Limits));
        Assert.All(verdicts, pair => Assert.Empty(pair.Verdict.Undecided));
        foreach (var (table, verdict) in verdicts)
        {
            Assert.All(verdict.Counterexamples, example => Shows(example, table, ruleset));
        }
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public void A_fault_that_changes_nothing_is_proven(string fault) => Assert.All(Verdicts(Read(fault)), pair => Assert.True(pair.Verdict.IsProven));

    [Fact]
    public void The_text_without_a_fault_is_proven() => Assert.All(
        Enum.GetValues<RuleLayout>(),
        layout => Assert.All(Verdicts(new SeededFault("none", layout, SeededFault.IPv4, []).Read()), pair => Assert.True(pair.Verdict.IsProven)));

    [Fact]
    public void What_a_kernel_loads_is_the_text_with_the_fault_in_it() => Assert.All(SeededFaults.All.Where(fault => fault.Document != SeededFault.Sets), fault =>
    {
        var documents = ZoneCase.Compile(FaultZone.Zone, new CompilerOptions { Layout = fault.Layout }).Documents;
        var loaded = fault.Read().Documents;
        Assert.Equal(fault.TextOf(documents.IPTables), loaded.IPTables.ToString());
        Assert.Equal(fault.TextOf(documents.IP6Tables), loaded.IP6Tables.ToString());
    });

    [Fact]
    public void There_are_faults_of_both_families_and_layouts_and_no_two_alike()
    {
        Assert.InRange(SeededFaults.All.Count(fault => fault.Harmless is null), 40, int.MaxValue);
        Assert.Equal(6, SeededFaults.All.Select(fault => (fault.Layout, fault.Document)).Distinct().Count());
        Assert.Equal(SeededFaults.All.Length, SeededFaults.All.Select(fault => fault.ToString()).Distinct(StringComparer.Ordinal).Count());
    }

    private static Ruleset Read(string fault) => SeededFaults.All.Single(candidate => candidate.ToString() == fault).Read();

    private static List<(FilterTable Table, TableVerdict Verdict)> Verdicts(Ruleset ruleset) =>
        [.. new[] { ruleset.IPv4, ruleset.IPv6 }.Select(table => (table, new TableProver(Policy, table, ruleset.Sets, ProofBudget.Default).Prove()))];

    private static void Shows(Counterexample example, FilterTable table, Ruleset ruleset)
    {
        var decision = new ReferenceEvaluator(Policy).Decide(example.Packet, example.Passage);
        var walk = new RuleInterpreter(table, ruleset.Sets).Run(example.Packet, example.Passage);
        Assert.Equal(example.TextAccepts ? (Ruling.Dropped, WalkOutcome.Accepted) : (Ruling.Accepted, WalkOutcome.Dropped), (decision.Ruling, walk.Outcome));
    }
}
