using SgRules.Analysis;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Cli.Explanations;

/// <summary>The explanation of one passage.</summary>
internal sealed record HostExplanation(string Host, Explanation Explanation)
{
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
        _ when !Explanation.Agrees => Verdict.Disagreement,
        (_, Verdict.Undecided) => Verdict.Undecided,
        (Verdict.NotJudged, Verdict.Dropped) => Verdict.DroppedUnjudged,
        var (byModel, _) => byModel,
    };
}
