using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>
/// Which packets two states may decide otherwise: those that meet a rule that isn't in both, or of which a set says otherwise. All others
/// meet the same rules in the same order. What is found is only where to look; what is ended, walks decide.
/// </summary>
internal sealed class GateDifference(GateRules old, GateRules @new, RegionSpace space)
{
    private readonly Dictionary<ChainName, bool> _same = [];
    private readonly Dictionary<(ChainName, string), bool> _sameFor = [];
    private readonly Dictionary<(ChainName, ChainName), Region> _known = [];
    private readonly Dictionary<SetName, bool> _sameSets = [];

    /// <summary>Whether a chain and all below it are the same in both states, but for the way to the leaves and what is behind them.</summary>
    public bool IsSame(ChainName name)
    {
        if (!_same.TryGetValue(name, out var same))
        {
            _same.Add(name, true);
            same = old.Chain(name) is { } before && @new.Chain(name) is { } after && IsSame(before.Chain.Rules.AsSpan(), after.Chain.Rules.AsSpan());
            _same[name] = same;
        }

        return same;
    }

    /// <summary>
    /// Whether a bridge's chain and all below it are the same in both states for what comes from, or goes to, an uplink or system port: rules for other
    /// such ports don't count, and none behind the one that decides about this port alone.
    /// </summary>
    public bool IsSame(ChainName name, string trusted)
    {
        if (!_sameFor.TryGetValue((name, trusted), out var same))
        {
            _sameFor.Add((name, trusted), true);
            same = old.Chain(name) is { } before && @new.Chain(name) is { } after && IsSame(ForPort(before, trusted), ForPort(after, trusted), trusted);
            _sameFor[(name, trusted)] = same;
        }

        return same;
    }

    private bool IsSame(List<Rule> before, List<Rule> after, string trusted)
    {
        if (before.Count != after.Count)
        {
            return false;
        }

        for (var i = 0; i < before.Count; i++)
        {
            if (!before[i].Equals(after[i]) || !HasSameSets(before[i]) || (GateRules.Callee(before[i]) is { } callee && !IsSame(callee, trusted)))
            {
                return false;
            }
        }

        return true;
    }

    private List<Rule> ForPort(GateChain chain, string trusted)
    {
        List<Rule> rules = [];
        foreach (var rule in chain.Chain.Rules)
        {
            var port = TrustedPortOf(rule);
            if (old.IsIdentity(rule) || (port is not null && port != trusted))
            {
                continue;
            }

            rules.Add(rule);
            if (port == trusted && rule.Matches.Count == 1 && rule.Target is VerdictTarget or GotoTarget)
            {
                break;
            }
        }

        return rules;
    }

    // The port of the end that isn't the local one, if a rule names it.
    private string? TrustedPortOf(Rule rule)
    {
        foreach (var match in rule.Matches)
        {
            if (match is PhysdevMatch physdev)
            {
                return old.Local == PacketSide.Source
                    ? physdev is { Out: { IsPrefix: false } egress, IsOutNegated: false } ? egress.Name : null
                    : physdev is { In: { IsPrefix: false } ingress, IsInNegated: false } ? ingress.Name : null;
            }
        }

        return null;
    }

    /// <summary>Where two chains may decide otherwise, each asked in its own state.</summary>
    public Region Between(ChainName before, ChainName after, GatePassage passageBefore, GatePassage passageAfter)
    {
        if (before == after && IsSame(before))
        {
            return space.Nothing;
        }

        if (old.Chain(before) is not { } from || @new.Chain(after) is not { } to)
        {
            return space.Everything(RegionSpace.Protocol);
        }

        if (!old.AsksPeersOnly(from) || !@new.AsksPeersOnly(to))
        {
            return Between(Relevant(old, from, passageBefore), Relevant(@new, to, passageAfter), passageBefore, passageAfter);
        }

        if (!_known.TryGetValue((before, after), out var region))
        {
            region = Between(Relevant(old, from, passageBefore), Relevant(@new, to, passageAfter), passageBefore, passageAfter);
            _known.Add((before, after), region);
        }

        return region;
    }

    private bool IsSame(ReadOnlySpan<Rule> before, ReadOnlySpan<Rule> after)
    {
        var (i, j) = (Next(old, before, 0), Next(@new, after, 0));
        for (; i < before.Length && j < after.Length; i = Next(old, before, i + 1), j = Next(@new, after, j + 1))
        {
            if (!before[i].Equals(after[j]) || !HasSameSets(before[i]) || (GateRules.Callee(before[i]) is { } callee && !IsSame(callee)))
            {
                return false;
            }
        }

        return i == before.Length && j == after.Length;
    }

    private static int Next(GateRules rules, ReadOnlySpan<Rule> list, int from)
    {
        while (from < list.Length && rules.IsIdentity(list[from]))
        {
            from++;
        }

        return from;
    }

    private bool HasSameSets(Rule rule)
    {
        foreach (var match in rule.Matches)
        {
            if (match is SetMatch set && !IsSame(set.Set))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsSame(SetName name)
    {
        if (!_sameSets.TryGetValue(name, out var same))
        {
            same = Equals(old.Conditions.Set(name), @new.Conditions.Set(name));
            _sameSets.Add(name, same);
        }

        return same;
    }

    private static List<Rule> Relevant(GateRules rules, GateChain chain, GatePassage passage)
    {
        List<Rule> relevant = [];
        foreach (var rule in chain.Rules(passage))
        {
            if (!rules.IsIdentity(rule) && passage.Holds(rule))
            {
                relevant.Add(rule);
            }
        }

        return relevant;
    }

    // Rules that both have in the same order are paired: any such pairing will do, a better one only leaves less to look at.
    private Region Between(List<Rule> before, List<Rule> after, GatePassage passageBefore, GatePassage passageAfter)
    {
        var region = space.Nothing;
        var next = 0;
        foreach (var rule in before)
        {
            var partner = after.FindIndex(next, other => AreAlike(rule, other));
            if (partner < 0)
            {
                region = space.Union(region, rule.Target == Target.Drop ? space.Nothing : old.Conditions.Of(rule).May);
                continue;
            }

            region = space.Union(region, Added(after[next..partner]));
            region = space.Union(region, OfPair(rule, after[partner], passageBefore, passageAfter));
            next = partner + 1;
        }

        return space.Union(region, Added(after[next..]));
    }

    // One more rule that accepts takes nothing away.
    private Region Added(List<Rule> added)
    {
        var region = space.Nothing;
        foreach (var rule in added)
        {
            region = space.Union(region, rule.Target == Target.Accept ? space.Nothing : @new.Conditions.Of(rule).May);
        }

        return region;
    }

    private Region OfPair(Rule before, Rule after, GatePassage passageBefore, GatePassage passageAfter)
    {
        var region = space.Nothing;
        if (!HasSameSets(before))
        {
            region = OfSets(before, after);
        }

        return GateRules.Callee(before) is not { } callee ? region
            : space.Union(region, space.Intersect(old.Conditions.Of(before).May, Between(callee, callee, passageBefore, passageAfter)));
    }

    private Region OfSets(Rule before, Rule after)
    {
        var (was, @is) = (old.Conditions.Of(before), @new.Conditions.Of(after));
        if (was.Local is not null || @is.Local is not null)
        {
            return space.Union(was.May, @is.May);
        }

        var less = space.Minus(was.May, @is.May);
        return before.Target == Target.Accept ? less : space.Union(less, space.Minus(@is.May, was.May));
    }

    // The ports they name are this passage's, and the right sender's MAC address is what they ask for.
    private static bool AreAlike(Rule left, Rule right)
    {
        if (left.Target != right.Target)
        {
            return false;
        }

        var (i, j) = (Next(left, 0), Next(right, 0));
        for (; i < left.Matches.Count && j < right.Matches.Count; i = Next(left, i + 1), j = Next(right, j + 1))
        {
            if (left.Matches[i] != right.Matches[j])
            {
                return false;
            }
        }

        return i == left.Matches.Count && j == right.Matches.Count;
    }

    private static int Next(Rule rule, int from)
    {
        while (from < rule.Matches.Count && rule.Matches[from] is PhysdevMatch or MacMatch { IsNegated: false } or InInterfaceMatch or OutInterfaceMatch or CommentMatch)
        {
            from++;
        }

        return from;
    }
}
