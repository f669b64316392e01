using SgRules.Analysis;
using SgRules.Netfilter;

namespace SgRules.Cli.Explanations;

/// <summary>What the model's own rules do with a packet and its frame, or with a frame, to hold against those that are loaded.</summary>
/// <param name="Crossing">Its way through them.</param>
/// <param name="Chains">The chains that are theirs alone, of the table that the traffic is judged by.</param>
/// <param name="FrameChains">Likewise of the table for frames.</param>
internal sealed record OwnRules(Crossing Crossing, IReadOnlySet<ChainName> Chains, IReadOnlySet<ChainName> FrameChains)
{
    /// <summary>Whether the rule that decides among them decides among the loaded ones too; another number in its chain makes no other rule.</summary>
    public bool DecideAs(Crossing loaded)
    {
        var (own, other) = (Crossing.ByRules, loaded.ByRules);
        var (ownStep, otherStep) = (own.Path[^1].Step, other.Path.IsEmpty ? null : other.Path[^1].Step);
        return (own.Frame is null) == (other.Frame is null) && ownStep.Chain == otherStep?.Chain && Equals(ownStep.Rule, otherStep.Rule);
    }

    /// <summary>What isn't sent to any of them among the loaded ones, for a sentence; <see langword="null"/> if everything is, or there is none.</summary>
    public string? MissedBy(Crossing loaded) => loaded switch
    {
        { Carrier: { } carrier } when !AreMetBy(carrier, FrameChains) => "the packet's frame",
        { EndsWithItsFrame: true } => null,
        { Traffic: var traffic } when !AreMetBy(traffic, Chains) => traffic.Frame is null ? "this packet" : "this frame",
        _ => null,
    };

    private static bool AreMetBy(Explanation loaded, IReadOnlySet<ChainName> chains) => chains.Count == 0
        || loaded.Path.Any(step => chains.Contains(step.Step.Chain) || (step.Step.Rule?.Target is JumpTarget { Chain: var callee } && chains.Contains(callee)));
}
