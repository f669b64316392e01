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

    /// <summary>Forgets what lies before a rule with conditions that hold: only what was met after it could have changed the outcome there.</summary>
    public void Pass(Rule rule)
    {
        if (rule.Matches.Any(match => match is not CommentMatch))
        {
            _steps.Clear();
        }
    }

    /// <summary>
    /// Of the rules that don't drop, the one with the fewest conditions that don't hold, protocol and frame type counted twice, then the most that do, then the first;
    /// <see langword="null"/> if none has a condition that holds. One that is preferred comes before.
    /// </summary>
    public MissedRule? Nearest(Func<Rule, bool> isPreferred)
    {
        var (nearest, best) = (default(WalkStep?), default((int Preference, int Failed, int Unheld)));
        foreach (var step in _steps)
        {
            if (step.Rule!.Target is not (VerdictTarget { Verdict: not Verdict.Drop } or JumpTarget or GotoTarget))
            {
                continue;
            }

            var (held, failed) = Count(step.Rule);
            var distance = (isPreferred(step.Rule) ? 0 : 1, failed, -held);
            if ((held > 0 || distance.Item1 == 0) && (nearest is null || distance.CompareTo(best) < 0))
            {
                (nearest, best) = (step, distance);
            }
        }

        return nearest is null ? null : new MissedRule(nearest, Conditions(nearest.Rule!).Select(match => new JudgedCondition(MatchText.ToString(match), Judge(match))).ToValueList());
    }

    private static IEnumerable<Match> Conditions(Rule rule) => rule.Matches.ToImmutableArray().Where(match => match is not CommentMatch);

    private (int Held, int Failed) Count(Rule rule)
    {
        var (held, failed) = (0, 0);
        foreach (var match in Conditions(rule))
        {
            // A rule for another protocol, or for frames of another type, is about something else.
            var weight = match is ProtocolMatch or FrameTypeMatch ? 2 : 1;
            (held, failed) = Judge(match) == true ? (held + 1, failed) : (held, failed + weight);
        }

        return (held, failed);
    }

    private bool? Judge(Match match) => _test!.Of(match) switch
    {
        Truth.Yes => true,
        Truth.No => false,
        _ => null,
    };
}
