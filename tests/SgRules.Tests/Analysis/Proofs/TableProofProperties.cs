using System.Globalization;
using SgRules.Netfilter;
using SgRules.Policies;
using SgRules.Testing;

namespace SgRules.Analysis;

/// <summary>The text of a compiled host is proven: no false alarm, whatever the zone.</summary>
public sealed class TableProofProperties
{
    [ProofProperty]
    public void The_text_of_both_layouts_is_proven_for_all_packets(AgreementCase @case) => Assert.Null(Finding(@case));

    private static string? Finding(AgreementCase @case)
    {
        foreach (var layout in Enum.GetValues<RuleLayout>())
        {
            var result = RuleCompiler.Compile(@case.Zone, ZoneCase.Host, @case.Options with { Layout = layout });
            foreach (var table in (FilterTable[])[result.Ruleset!.IPv4, result.Ruleset.IPv6])
            {
                var verdict = new TableProver(result.Policy!, table, result.Ruleset.Sets, ProofBudget.Default).Prove();
                if (!verdict.IsProven)
                {
                    return Text(layout, table, verdict, result);
                }
            }
        }

        return null;
    }

    private static string Text(RuleLayout layout, FilterTable table, TableVerdict verdict, CompileResult result)
    {
        var evaluator = new ReferenceEvaluator(result.Policy!);
        var rules = new RuleInterpreter(table, result.Ruleset!.Sets);
        var lines = verdict.Counterexamples.ToImmutableArray().Select(example => string.Create(
            CultureInfo.InvariantCulture,
            $"{example.Packet}; {example.Passage}; text accepts: {example.TextAccepts}; contract {evaluator.Decide(example.Packet, example.Passage)}; text {rules.Run(example.Packet, example.Passage).Outcome}"));
        return string.Join('\n', lines.Concat(verdict.Limits.ToImmutableArray()).Concat(verdict.Undecided.ToImmutableArray().Select(one => one.ToString())).Prepend($"{layout} {table.Family}"));
    }
}
