namespace SgRules.Netfilter;

/// <summary>One packet or frame under way through a table: where it is, where it goes back to and what it has met. Used once.</summary>
/// <remarks>
/// A jump remembers the place behind it, a goto doesn't. The end of a chain and RETURN lead back to the last place remembered, or to the
/// policy of the built-in chain if there is none (facts: verification, section 2.4). A policy that a chain of one's own has, as those of ebtables
/// do, decides at its end, but not at RETURN: to nft it is one more rule.
/// </remarks>
/// <typeparam name="TTest">What judges the conditions.</typeparam>
internal sealed class TableWalk<TTest>
    where TTest : struct, IMatchTest
{
    /// <summary>How many chains nft takes on one path, the built-in one and those reached by goto included (facts: kernel, section 1.1).</summary>
    private const int MaxDepth = 16;

    // Chains that jump to the next one twice double the way with each chain; 16 chains of many such jumps would never end.
    private const int MaxEntries = 65_536;

    private readonly List<WalkStep> _path = [];
    private readonly Stack<(Chain Chain, int Next, int Depth)> _returns = new(MaxDepth);
    private readonly Chain _builtIn;
    private readonly Dictionary<ChainName, Chain> _chains;
    private readonly ChainOrder _order;
    private readonly TTest _test;
    private Chain _chain;
    private int _next;
    private int _depth = 1;
    private int _entries;
    private string? _obstacle;

    public TableWalk(Chain builtIn, Dictionary<ChainName, Chain> chains, ChainOrder order, TTest test)
    {
        _builtIn = builtIn;
        _chain = builtIn;
        _chains = chains;
        _order = order;
        _test = test;
    }

    /// <summary>Takes the rules that it meets and doesn't fit; <see langword="null"/> if nobody asks.</summary>
    public Misses? Misses { get; init; }

    /// <summary>Walks until something is decided.</summary>
    public Walk Run()
    {
        WalkOutcome? outcome;
        do
        {
            outcome = Scan() switch
            {
                Truth.No => EndChain(),
                Truth.Yes => Follow(_path[^1]),
                _ => Stop(WalkObstacle.OfMatches(_path[^1], _test)),
            };
        }
        while (outcome is null);

        return new Walk(outcome.Value, [.. _path]) { Obstacle = _obstacle };
    }

    // Goes on to the next rule of this chain whose conditions hold or can't all be judged, and records it; No at the chain's end.
    private Truth Scan()
    {
        var rules = _chain.Rules.AsSpan();
        while (_next < rules.Length)
        {
            var rule = rules[_next++];
            var holds = Holds(rule.Matches.AsSpan());
            if (holds != Truth.No)
            {
                _path.Add(new WalkStep(_chain.Name, _next, rule));
                Misses?.Pass(rule);
                return holds;
            }

            Misses?.Add(new WalkStep(_chain.Name, _next, rule));
        }

        return Truth.No;
    }

    // One condition that fails is enough to know that the rule doesn't apply, whatever can't be judged before or behind it.
    private Truth Holds(ReadOnlySpan<Match> matches)
    {
        var holds = Truth.Yes;
        foreach (var match in matches)
        {
            switch (_test.Of(match))
            {
                case Truth.No:
                    return Truth.No;
                case Truth.Unknown:
                    holds = Truth.Unknown;
                    break;
            }
        }

        return holds;
    }

    private WalkOutcome? Follow(WalkStep step) => step.Rule!.Target switch
    {
        VerdictTarget { Verdict: Verdict.Accept } => WalkOutcome.Accepted,
        VerdictTarget { Verdict: Verdict.Drop } => WalkOutcome.Dropped,
        VerdictTarget => LeaveChain(),
        JumpTarget { Chain: var callee } => Enter(step, callee, comesBack: true),
        GotoTarget { Chain: var callee } => Enter(step, callee, comesBack: false),
        ExtensionTarget { Name: var name } => Extend(step, name),
        _ => null,
    };

    private WalkOutcome? EndChain() => _chain.Policy is Verdict.Accept or Verdict.Drop ? Decide(_chain) : LeaveChain();

    private WalkOutcome? LeaveChain()
    {
        if (_returns.TryPop(out var place))
        {
            (_chain, _next, _depth) = place;
            return null;
        }

        return Decide(_builtIn);
    }

    private WalkOutcome Decide(Chain chain)
    {
        _path.Add(new WalkStep(chain.Name, 0, null));
        return chain.Policy == Verdict.Accept ? WalkOutcome.Accepted : WalkOutcome.Dropped;
    }

    private WalkOutcome? Enter(WalkStep step, ChainName name, bool comesBack)
    {
        if (ObstacleOfEntry(step, name, out var callee) is { } obstacle)
        {
            return Stop(obstacle);
        }

        if (comesBack)
        {
            _returns.Push((_chain, _next, _depth));
        }

        (_chain, _next, _depth) = (callee!, 0, _depth + 1);
        return null;
    }

    private string? ObstacleOfEntry(WalkStep step, ChainName name, out Chain? callee) => _chains.TryGetValue(name, out callee) switch
    {
        false => WalkObstacle.OfMissingChain(step, name),
        true when _order.IsBuiltIn(name) => WalkObstacle.OfBuiltInChain(step, name),
        true when _depth == MaxDepth => WalkObstacle.OfDepth(step, MaxDepth),
        true when ++_entries > MaxEntries => WalkObstacle.OfLength(step, MaxEntries),
        _ => null,
    };

    // LOG and its like see the packet and let it go on to the next rule; marks can be asked for only by conditions that aren't known
    // here. SET is not among them: it changes what later conditions on sets say.
    private WalkOutcome? Extend(WalkStep step, string target) => target switch
    {
        "REJECT" => WalkOutcome.Dropped,
        "LOG" or "NFLOG" or "ULOG" or "TRACE" or "AUDIT" or "MARK" or "CONNMARK" => null,
        _ => Stop(WalkObstacle.OfTarget(step, target)),
    };

    private WalkOutcome Stop(string obstacle)
    {
        _obstacle = obstacle;
        return WalkOutcome.Undecided;
    }
}
