using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Cli.Explanations;

/// <summary>The explanation of one passage.</summary>
internal sealed record HostExplanation(string Host, Crossing Crossing)
{
    /// <summary>What the model's own rules do, if others may be loaded; <see langword="null"/> if they are what is explained.</summary>
    public OwnRules? Own { get; init; }

    /// <summary>The layout that the loaded text turned out to have, if it isn't the one that was asked for.</summary>
    public string? Layout { get; init; }

    /// <summary>Why the frame that a packet comes in isn't judged, the rest of a sentence; <see langword="null"/> if it is.</summary>
    public string? UnjudgedFrame { get; init; }

    /// <summary>What the model alone says.</summary>
    public Verdict ByModel => OfModel(Crossing.ByModel.Decision.Ruling);

    /// <summary>What the rules alone say.</summary>
    public Verdict ByRules => OfRules(Crossing.ByRules.Outcome);

    /// <summary>What both say together.</summary>
    public Verdict Verdict => (ByModel, ByRules) switch
    {
        _ when Crossing.Agrees == false => Verdict.Disagreement,
        (_, Verdict.Undecided) => Verdict.Undecided,
        (Verdict.NotJudged, Verdict.Dropped) => Verdict.DroppedUnjudged,
        (Verdict.Accepted, _) when Crossing.Traffic.Frame is { Type.IsIP: true } => Verdict.FramePasses,
        var (byModel, _) => byModel,
    };

    /// <summary>Whether the verdict is the model's but the rule that gave it isn't: rules from elsewhere are in front of the model's, or in place of them.</summary>
    public bool IsByOthers => Crossing.Agrees == true && Own?.DecideAs(Crossing) == false;

    /// <summary>What is to say where it never reaches the model's rules; <see langword="null"/> if it does.</summary>
    public string? Astray => Crossing.Agrees is not null && Own?.MissedBy(Crossing) is { } what
        ? $"The loaded text doesn't send {what} to this model's rules: is it this host's, and whole?"
        : null;

    /// <summary>What a ruling is called here.</summary>
    public static Verdict OfModel(Ruling ruling) => ruling switch
    {
        Ruling.Accepted => Verdict.Accepted,
        Ruling.Dropped => Verdict.Dropped,
        _ => Verdict.NotJudged,
    };

    /// <summary>What a walk's outcome is called here.</summary>
    public static Verdict OfRules(WalkOutcome outcome) => outcome switch
    {
        WalkOutcome.Accepted => Verdict.Accepted,
        WalkOutcome.Dropped => Verdict.Dropped,
        _ => Verdict.Undecided,
    };
}
