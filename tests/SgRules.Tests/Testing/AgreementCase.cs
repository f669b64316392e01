using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Testing;

/// <summary>A zone and packets for it; prints as zone.json and, for the first packet that is judged differently, both judgements.</summary>
public sealed record AgreementCase(Zone Zone, CompilerOptions Options, ValueList<(Packet Packet, Passage Passage)> Packets)
{
    /// <summary>What the contract and the emitted text of a layout, read back, say differently about a packet; <see langword="null"/> if nothing.</summary>
    public string? Disagreement() => Enum.GetValues<RuleLayout>().Select(Disagreement).FirstOrDefault(difference => difference is not null);

    private string? Disagreement(RuleLayout layout)
    {
        var result = RuleCompiler.Compile(Zone, ZoneCase.Host, Options with { Layout = layout });
        var contract = new ReferenceEvaluator(result.Policy!);
        var rules = new EmittedRules(result.Ruleset!);
        foreach (var (packet, passage) in Packets)
        {
            var (decision, walk) = (contract.Decide(packet, passage), rules.Run(packet, passage));
            if (!Agree(decision.Ruling, walk.Outcome))
            {
                var path = walk.Path.ToImmutableArray().Select(step => string.Create(CultureInfo.InvariantCulture, $"    {step.Chain} {step.Number} {step.Rule}"));
                return $"""
                    packet: {packet}
                    passage: {passage}, MAC {passage.SourceMac}
                    contract: {decision.Ruling} by {decision.Ground}
                    text of layout {layout}: {walk.Outcome}{walk.Obstacle}
                    {string.Join('\n', path)}
                    """;
            }
        }

        return null;
    }

    public override string ToString() => $"{new ZoneCase(Zone)}\n{Options}\n{Disagreement()}";

    // What the contract doesn't judge, the documents of a host with nothing else let pass.
    private static bool Agree(Ruling ruling, WalkOutcome outcome) =>
        outcome == (ruling == Ruling.Dropped ? WalkOutcome.Dropped : WalkOutcome.Accepted);
}
