using System.Globalization;
using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;
using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>
/// Faults in every rule of both layouts, refuted or proven: what is refuted is confirmed, and what is proven is held to packets near the edges of
/// the rules. A share of them; all of them if SGRULES_FAULTS is 1.
/// </summary>
public sealed class LineFaultTests
{
    private const int Share = 60;
    private const int Packets = 400;

    private static readonly HostPolicy Policy = RuleCompiler.Compile(FaultZone.Zone, ZoneCase.Host).Policy!;

    [Theory]
    [InlineData(RuleLayout.Tree, IPFamily.IPv4)]
    [InlineData(RuleLayout.Tree, IPFamily.IPv6)]
    [InlineData(RuleLayout.PerVm, IPFamily.IPv4)]
    [InlineData(RuleLayout.PerVm, IPFamily.IPv6)]
    public void A_fault_is_refuted_by_packets_that_show_it_or_no_packet_does(RuleLayout layout, IPFamily family)
    {
        var documents = ZoneCase.Compile(FaultZone.Zone, new CompilerOptions { Layout = layout }).Documents;
        var document = family == IPFamily.IPv4 ? documents.IPTables : documents.IP6Tables;
        var share = int.TryParse(Environment.GetEnvironmentVariable("SGRULES_FAULTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : Share;
        var (refuted, proven) = (0, 0);
        foreach (var fault in LineFaults.Of(layout, document.FileName, document.ToString()).Where((_, index) => index % share == 0))
        {
            if (fault.TryRead() is not { } ruleset)
            {
                continue;
            }

            var table = family == IPFamily.IPv4 ? ruleset.IPv4 : ruleset.IPv6;
            var verdict = new TableProver(Policy, table, ruleset.Sets, ProofBudget.Default).Prove();

            // Some a kernel refuses: a rule that can't be read may decide, and then nothing is proven.
            Assert.True(verdict.Limits.IsEmpty && (verdict.Undecided.IsEmpty || HasOpaque(table)), fault.What);
            IsRight(fault, verdict, new RuleInterpreter(table, ruleset.Sets), family);
            (refuted, proven) = verdict.IsProven ? (refuted, proven + 1) : (refuted + Math.Min(1, verdict.DifferingPairs), proven);
        }

        Assert.True(refuted > 5 && proven > 0, string.Create(CultureInfo.InvariantCulture, $"{refuted} are refuted, {proven} proven."));
    }

    private static bool HasOpaque(FilterTable table) =>
        table.Chains.ToImmutableArray().SelectMany(chain => chain.Rules.ToImmutableArray()).Any(rule => rule.Matches.ToImmutableArray().Any(match => match is OpaqueMatch));

    private static void IsRight(SeededFault fault, TableVerdict verdict, RuleInterpreter rules, IPFamily family)
    {
        var contract = new ReferenceEvaluator(Policy);
        foreach (var example in verdict.Counterexamples)
        {
            Assert.Equal(
                example.TextAccepts ? (Ruling.Dropped, WalkOutcome.Accepted) : (Ruling.Accepted, WalkOutcome.Dropped),
                (contract.Decide(example.Packet, example.Passage).Ruling, rules.Run(example.Packet, example.Passage).Outcome));
        }

        var packets = new PacketGenerator(FaultZone.Zone, ZoneCase.Host, new Random(fault.What.Length));
        for (var i = 0; i < Packets && verdict.IsProven; i++)
        {
            var (packet, passage) = packets.Next();
            if (packet.Family == family && contract.Decide(packet, passage).Ruling is var ruling && ruling != Ruling.NotJudged)
            {
                Assert.True(ruling == Ruling.Accepted == (rules.Run(packet, passage).Outcome == WalkOutcome.Accepted), $"{fault.What}: {packet}, {passage}");
            }
        }
    }
}
