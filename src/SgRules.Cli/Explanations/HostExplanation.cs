using SgRules.Analysis;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Cli.Explanations;

/// <summary>The explanation of one passage.</summary>
internal sealed record HostExplanation(string Host, Explanation Explanation)
{
    /// <summary>What is said where <see cref="IsAstray"/>.</summary>
    public string Astray => $"The loaded text doesn't send this {(Explanation.Frame is null ? "packet" : "frame")} to this model's rules: is it this host's, and whole?";

    /// <summary>What the model's own rules do, if others may be loaded; <see langword="null"/> if they are what is explained.</summary>
    public OwnRules? Own { get; init; }

    /// <summary>What the model alone says.</summary>
    public Verdict ByModel => Explanation.Decision.Ruling switch
    {
        Ruling.Accepted => Verdict.Accepted,
        Ruling.Dropped => Verdict.Dropped,
        _ => Verdict.NotJudged,
    };

    /// <summary>What the rules alone say.</summary>
    public Verdict ByRules => Explanation.Outcome switch
    {
        WalkOutcome.Accepted => Verdict.Accepted,
        WalkOutcome.Dropped => Verdict.Dropped,
        _ => Verdict.Undecided,
    };

    /// <summary>What both say together.</summary>
    public Verdict Verdict => (ByModel, ByRules) switch
    {
        _ when Explanation.Agrees == false => Verdict.Disagreement,
        (_, Verdict.Undecided) => Verdict.Undecided,
        (Verdict.NotJudged, Verdict.Dropped) => Verdict.DroppedUnjudged,
        var (byModel, _) => byModel,
    };

    /// <summary>Whether the verdict is the model's but the rule that gave it isn't: rules from elsewhere are in front of the model's, or in place of them.</summary>
    public bool IsByOthers => Explanation.Agrees == true && Own?.DecideAs(Explanation) == false;

    /// <summary>Whether it never reaches the model's rules.</summary>
    public bool IsAstray => Explanation.Agrees is not null && Own?.AreMetBy(Explanation) == false;
}
