using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Testing;

/// <summary>A zone and frames for it; prints as zone.json and, for the first frame that is judged differently, both judgements.</summary>
public sealed record FrameCase(Zone Zone, CompilerOptions Options, ValueList<(Frame Frame, Passage Passage)> Frames)
{
    /// <summary>What the contract and the emitted text, read back, say differently about a frame; <see langword="null"/> if nothing.</summary>
    public string? Disagreement()
    {
        var result = RuleCompiler.Compile(Zone, ZoneCase.Host, Options);
        var contract = new ReferenceEvaluator(result.Policy!);
        var rules = new EmittedFrameRules(result.Ruleset!);
        foreach (var (frame, passage) in Frames.Where(frame => CanBe(frame.Passage, result.Policy!)))
        {
            var (decision, walk) = (contract.Decide(frame, passage), rules.Run(frame, passage));
            if (!Agree(decision.Ruling, walk.Outcome))
            {
                var path = walk.Path.ToImmutableArray().Select(step => string.Create(CultureInfo.InvariantCulture, $"    {step.Chain} {step.Number} {step.Rule}"));
                return $"""
                    frame: {frame}
                    passage: {passage}
                    contract: {decision.Ruling} by {decision.Ground}
                    text: {walk.Outcome}{walk.Obstacle}
                    {string.Join('\n', path)}
                    """;
            }
        }

        return null;
    }

    public override string ToString() => $"{new ZoneCase(Zone)}\n{Options}\n{Disagreement()}";

    // A device is a port of one bridge only; a zone that shrinks may lose the bridge of the passage.
    private static bool CanBe(Passage passage, HostPolicy policy) => !policy.Bridges
        .Where(bridge => bridge.Name != passage.InInterface)
        .SelectMany(bridge => bridge.GuestPorts)
        .Any(port => port.Device == passage.InPort || port.Device == passage.OutPort);

    // What the contract doesn't judge, the document of a host with nothing else lets pass.
    private static bool Agree(Ruling ruling, WalkOutcome outcome) =>
        outcome == (ruling == Ruling.Dropped ? WalkOutcome.Dropped : WalkOutcome.Accepted);
}
