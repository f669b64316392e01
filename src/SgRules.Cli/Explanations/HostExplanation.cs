using SgRules.Analysis;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Cli.Explanations;

/// <summary>The explanation of one passage.</summary>
internal sealed record HostExplanation(string Host, Explanation Explanation)
{
    public Verdict Verdict => Explanation switch
    {
        { Agrees: false } => Verdict.Disagreement,
        { Outcome: WalkOutcome.Undecided } => Verdict.Undecided,
        { Decision.Ruling: Ruling.Accepted } => Verdict.Accepted,
        { Decision.Ruling: Ruling.Dropped } => Verdict.Dropped,
        _ => Verdict.NotJudged,
    };
}
