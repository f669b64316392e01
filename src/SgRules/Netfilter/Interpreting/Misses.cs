namespace SgRules.Netfilter;

/// <summary>The rules that one packet or frame met and didn't fit, since it was last sent anywhere because of what it is.</summary>
internal sealed class Misses
{
    private readonly List<WalkStep> _steps = [];

    private IMatchTest? _test;

    /// <summary>A way begins, at one hook.</summary>
    public void Begin(IMatchTest test)
    {
        _steps.Clear();
        _test = test;
    }

    public void Add(WalkStep step) => _steps.Add(step);

    /// <summary>Forgets what lies behind a rule with conditions that hold: only what was met after it could have changed the outcome there.</summary>
    public void Pass(Rule rule)
    {
        if (rule.Matches.Any(match => match is not CommentMatch))
        {
            _steps.Clear();
        }
    }

    /// <summary>
    /// Of the rules that don't drop, the one with the fewest conditions that don't hold, then the most that do, then the first; <see langword="null"/> if
    /// none has a condition that holds. One that is preferred comes before.
    /// </summary>
    public MissedRule? Nearest(Func<Rule, bool> isPreferred) => _steps
        .Where(step => step.Rule!.Target is VerdictTarget { Verdict: not Verdict.Drop } or JumpTarget or GotoTarget)
        .Select(step => (IsPreferred: isPreferred(step.Rule!), Missed: Judge(step)))
        .Where(rule => rule.IsPreferred || rule.Missed.Held > 0)
        .OrderByDescending(rule => rule.IsPreferred)
        .ThenBy(rule => rule.Missed.Conditions.Count - rule.Missed.Held)
        .ThenByDescending(rule => rule.Missed.Held)
        .Select(rule => rule.Missed)
        .FirstOrDefault();

    private MissedRule Judge(WalkStep step) => new(
        step,
        step.Rule!.Matches.ToImmutableArray().Where(match => match is not CommentMatch).Select(match => new JudgedCondition(MatchText.ToString(match), _test!.Of(match) switch
        {
            Truth.Yes => true,
            Truth.No => false,
            _ => null,
        })).ToValueList());
}
