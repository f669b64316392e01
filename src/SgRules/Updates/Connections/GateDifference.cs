using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>
/// Which packets two states may decide otherwise: those that meet a rule that isn't in both, or of which a set says otherwise. All others
/// meet the same rules in the same order. What is found is only where to look; what is ended, walks decide.
/// </summary>
internal sealed class GateDifference(GateRules old, GateRules @new, RegionSpace space)
{
    private readonly Dictionary<ChainName, bool> _same = [];
    private readonly GatesOfTrusted _ofTrusted = new(old, @new);
    private readonly Dictionary<(ChainName, ChainName), Region> _known = [];
    private readonly GateSets _sets = new(old, @new);

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

    /// <inheritdoc cref="GatesOfTrusted.IsSame(ChainName, string)"/>
    public bool IsSame(ChainName name, string trusted) => _ofTrusted.IsSame(name, trusted);

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
            if (!before[i].Equals(after[j]) || !_sets.AreSame(before[i]) || (GateRules.Callee(before[i]) is { } callee && !IsSame(callee)))
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
        if (!_sets.AreSame(before))
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
