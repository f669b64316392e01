using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>What happens to one copy of a packet or of a frame on a host, by the contract and by the rules, and why.</summary>
public sealed record Explanation
{
    /// <summary>The packet; <see langword="null"/> if a frame is explained.</summary>
    public Packet? Packet { get; init; }

    /// <summary>The frame; <see langword="null"/> if a packet is explained.</summary>
    public Frame? Frame { get; init; }

    /// <summary>Its way through the host.</summary>
    public required Passage Passage { get; init; }

    /// <summary>What the contract decides from the model, and on which ground.</summary>
    public required Decision Decision { get; init; }

    /// <summary>What the rules do.</summary>
    public required WalkOutcome Outcome { get; init; }

    /// <summary>Why it can't be said what the rules do, a sentence; <see langword="null"/> if it can.</summary>
    public string? Obstacle { get; init; }

    /// <summary>The rules whose conditions held, in the order in which it met them, and where they stand.</summary>
    public required ValueList<ExplainedStep> Path { get; init; }

    /// <summary>The rule that came nearest to letting it through, condition by condition; <see langword="null"/> unless it was dropped because no rule let it through.</summary>
    public ExplainedMiss? Missed { get; init; }

    /// <summary>Of a packet that the model drops because no group rule allows it, the gates that are closed and the group rules that came nearest; the first gate is the one that dropped it.</summary>
    public ValueList<ExplainedGate> ClosedGates { get; init; }

    /// <summary>Of a packet that the model drops, what would have to change in the model, a sentence each.</summary>
    public ValueList<string> Changes { get; init; }

    /// <summary>What no rule decides, a sentence each: what must hold for the rules to be asked, and what is left alone.</summary>
    public ValueList<string> Notes { get; init; }

    /// <summary>
    /// Of a frame that passes, who judges what is in it, a sentence: a packet is judged by itself, anything else by nobody; <see langword="null"/> if
    /// the frame doesn't pass, and for a packet.
    /// </summary>
    public string? Content { get; init; }

    /// <summary>
    /// Whether model and rules have one verdict: <see langword="false"/> if one accepts and the other drops; <see langword="null"/> if
    /// they can't be compared, since the contract doesn't judge or it can't be said what the rules do.
    /// </summary>
    public bool? Agrees => (Decision.Ruling, Outcome) switch
    {
        (Ruling.NotJudged, _) or (_, WalkOutcome.Undecided) => null,
        var (ruling, outcome) => (ruling == Ruling.Accepted) == (outcome == WalkOutcome.Accepted),
    };
}
