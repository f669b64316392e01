using System.Buffers;
using System.Globalization;
using System.Text;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>The one birthplace of a plan's proof for people.</summary>
internal static class PlanProofText
{
    public static void Write(IBufferWriter<byte> output, PlanProof proof)
    {
        foreach (var line in Lines(proof))
        {
            _ = Encoding.UTF8.GetBytes(line, output);
            _ = Encoding.UTF8.GetBytes("\n", output);
        }
    }

    private static IEnumerable<string> Lines(PlanProof proof) => proof switch
    {
        { Outcome: PlanProofOutcome.Proven } =>
        [
            string.Create(CultureInfo.InvariantCulture, $"proven: no atom of {proof.Atoms} opens or blinks, for any packet"),
            .. proof.Scope.Select(sentence => $"scope: {sentence}"),
            .. proof.Obligations.Select(sentence => $"obligation: {sentence}"),
        ],
        { Violation: { } violation } => OfViolation(violation),
        _ =>
        [
            "unknown: it can't be said whether the plan opens or blinks",
            .. proof.Obstacles.Select(sentence => $"why: {sentence}"),
        ],
    };

    private static IEnumerable<string> OfViolation(PlanViolation violation) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"refuted: behind step {violation.Step}, line {violation.Line}, the plan {Words(violation)} ({violation.Paragraph})"),
        $"{(violation.Packet is null ? "frame" : "packet")}: {(object?)violation.Packet ?? violation.Frame}",
        $"way: {violation.Passage}",
        $"before the plan: {OfWalk(violation.Before)}",
        $"then: {OfWalk(violation.At)}",
        $"at the end: {OfWalk(violation.After)}",
    ];

    private static string Words(PlanViolation violation) => (violation.Paragraph, violation.At.Outcome) switch
    {
        ("6.3", WalkOutcome.Accepted) => "ends, and a packet passes that shouldn't",
        ("6.3", _) => "ends, and a packet doesn't pass that should",
        (_, WalkOutcome.Accepted) => "opens: a packet passes that passes neither before nor at the end",
        _ => "blinks: a packet is dropped that passes before and at the end",
    };

    private static string OfWalk(Walk walk) =>
        $"{(walk.Outcome == WalkOutcome.Accepted ? "passes" : "dropped")}, {string.Join("; ", walk.Path.Select(OfStep))}";

    private static string OfStep(WalkStep step) => step.Rule is { } rule
        ? string.Create(CultureInfo.InvariantCulture, $"{step.Chain} {step.Number} ({rule.ToString().Trim()})")
        : $"policy of {step.Chain}";
}
