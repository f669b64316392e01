using SgRules.Analysis;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Cli.Explanations;

/// <summary>What happens on one passage: to a packet and the frame that it comes in, both of which must pass, or to a frame.</summary>
/// <param name="Traffic">The explanation of the packet, or of the frame if one is explained.</param>
/// <param name="Carrier">That of the packet's frame; <see langword="null"/> if a frame is explained, or if nobody knows which rules there are on frames.</param>
internal sealed record Crossing(Explanation Traffic, Explanation? Carrier)
{
    /// <summary>The one whose decision is the model's.</summary>
    public Explanation ByModel => Carrier is { Decision.Ruling: Ruling.Dropped } ? Carrier : Traffic;

    /// <summary>The one whose rules decide: what is dropped needs no other, and what can't be said of one can't be said of both.</summary>
    public Explanation ByRules => (Carrier?.Outcome, Traffic.Outcome) switch
    {
        (WalkOutcome.Dropped, _) or (WalkOutcome.Undecided, not WalkOutcome.Dropped) => Carrier!,
        _ => Traffic,
    };

    /// <summary>Whether model and rules have one verdict; <see langword="null"/> if they can't be compared.</summary>
    public bool? Agrees => (ByModel.Decision.Ruling, ByRules.Outcome) switch
    {
        (Ruling.NotJudged, _) or (_, WalkOutcome.Undecided) => null,
        var (ruling, outcome) => (ruling == Ruling.Accepted) == (outcome == WalkOutcome.Accepted),
    };

    /// <summary>Whether no packet is looked at, since its frame is dropped before.</summary>
    public bool EndsWithItsFrame => Carrier is { Decision.Ruling: Ruling.Dropped, Outcome: WalkOutcome.Dropped };

    /// <summary>What no rule decides, a sentence each.</summary>
    public ValueList<string> Notes
    {
        get
        {
            ValueList<string> ofFrame = Carrier?.Notes ?? [];
            string[] notes = EndsWithItsFrame ? [.. ofFrame] : [.. Traffic.Notes, .. ofFrame, .. Traffic.Content is { } content ? [content] : Array.Empty<string>()];
            return notes.Distinct(StringComparer.Ordinal).ToValueList();
        }
    }
}
