using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>
/// Runs a region of packets through the rules at once, as <see cref="RuleInterpreter"/> runs one. What can't be judged - a condition or target
/// that isn't known, a chain that is missing - errs to one side: open in the desired state, closed in the current one, so that no connection
/// is ended that may go on.
/// </summary>
internal sealed class GateWalk(GateRules rules, RegionSpace space, bool errsOpen)
{
    // nft takes 16 chains on one path (facts: kernel, section 1.1); what a legacy table has beyond isn't ours.
    private const int MaxDepth = 32;

    private readonly Dictionary<(int Chain, int Packets), (Region Accepted, Region Returned)> _known = [];
    private GatePassage _passage;
    private ChainName? _gate;
    private (Region Accepted, Region Returned) _outcomeOfGate;

    /// <summary>The packets that are accepted; what no rule of ours decides is.</summary>
    public Region Accepted(GatePassage passage, Region packets)
    {
        _passage = passage;
        _gate = null;
        var (accepted, returned) = Run(rules.Forward, packets, RegionSpace.Local, 0);
        return space.Union(accepted, returned);
    }

    /// <summary>The packets that are accepted if a gate lets all through that comes to it, or nothing: what is decided around the gate.</summary>
    public Region AcceptedAround(ChainName gate, bool isOpen, GatePassage passage, Region packets)
    {
        var all = space.Everything(RegionSpace.Local);
        _passage = passage;
        _gate = gate;
        _outcomeOfGate = !isOpen ? (space.Nothing, space.Nothing) : rules.Local == PacketSide.Destination ? (all, space.Nothing) : (space.Nothing, all);
        var (accepted, returned) = Run(rules.Forward, packets, RegionSpace.Local, 0);
        _gate = null;
        return space.Union(accepted, returned);
    }

    /// <summary>The packets, of whatever local address, that a gate lets through by itself; it asks neither ports nor that address.</summary>
    public Region Passing(ChainName gate, Region packets)
    {
        var (accepted, returned) = Enter(gate, packets, RegionSpace.Protocol, 0);
        return space.Union(accepted, returned);
    }

    /// <summary>The packets that a gate lets through by itself, as parts that may overlap: one for each of its rules if none but the last drops anything.</summary>
    public List<Region> PartsOf(ChainName gate, GatePassage passage, Region packets)
    {
        _passage = passage;
        List<Region> parts = [];
        foreach (var rule in rules.Chain(gate)?.Chain.Rules ?? [])
        {
            if (!_passage.Holds(rule))
            {
                continue;
            }

            var condition = rules.Conditions.Of(rule);
            if (rule.Target == Target.Drop && rule.Matches.IsEmpty)
            {
                return parts;
            }

            var taken = space.Intersect(packets, errsOpen ? condition.May : condition.Must);
            var (yes, back, on) = Follow(rule.Target, taken, RegionSpace.Protocol, 0);
            var isLast = rule.Matches.IsEmpty && rule.Target is GotoTarget;
            if (!isLast && !space.Minus(taken, space.Union(yes, space.Union(back, on))).IsNothing)
            {
                return [Passing(gate, packets)];
            }

            parts.Add(space.Union(yes, back));
            if (isLast)
            {
                return parts;
            }
        }

        parts.Add(packets);
        return parts;
    }

    private (Region Accepted, Region Returned) Enter(ChainName name, Region packets, int level, int depth)
    {
        if (name == _gate)
        {
            return (space.Intersect(packets, _outcomeOfGate.Accepted), space.Intersect(packets, _outcomeOfGate.Returned));
        }

        if (rules.Chain(name) is not { } chain || depth > MaxDepth)
        {
            return (errsOpen ? packets : space.Nothing, space.Nothing);
        }

        return !rules.AsksPeersOnly(chain) ? Run(chain, packets, level, depth)
            : level == RegionSpace.Local ? RunForEachEnd(chain, packets, depth)
            : RunOnce(chain, packets, depth);
    }

    // The same for whatever address the local end has, so it is worked out once for all ends of which the same packets come here.
    private (Region Accepted, Region Returned) RunForEachEnd(GateChain chain, Region packets, int depth)
    {
        var (accepted, returned) = (space.Nothing, space.Nothing);
        foreach (var (first, last, rest) in packets.Segments)
        {
            var outcome = RunOnce(chain, rest, depth);
            accepted = space.Union(accepted, space.Of(RegionSpace.Local, first, last, outcome.Accepted));
            returned = space.Union(returned, space.Of(RegionSpace.Local, first, last, outcome.Returned));
        }

        return (accepted, returned);
    }

    private (Region Accepted, Region Returned) RunOnce(GateChain chain, Region packets, int depth)
    {
        if (!_known.TryGetValue((chain.Id, packets.Id), out var outcome))
        {
            outcome = Run(chain, packets, RegionSpace.Protocol, depth);
            _known.Add((chain.Id, packets.Id), outcome);
        }

        return outcome;
    }

    private (Region Accepted, Region Returned) Run(GateChain chain, Region packets, int level, int depth)
    {
        var (accepted, returned) = (space.Nothing, space.Nothing);
        foreach (var rule in chain.Rules(_passage))
        {
            if (packets.IsNothing)
            {
                break;
            }

            if (!_passage.Holds(rule))
            {
                continue;
            }

            var condition = rules.Conditions.Of(rule);
            if (level == RegionSpace.Local && IsApart(condition, packets))
            {
                continue;
            }

            var (may, must) = level == RegionSpace.Local ? condition.WithLocal(space) : (condition.May, condition.Must);
            var taken = space.Intersect(packets, errsOpen ? may : must);
            packets = space.Minus(packets, errsOpen ? must : may);
            var (yes, back, on) = Follow(rule.Target, taken, level, depth);
            (accepted, returned, packets) = (space.Union(accepted, yes), space.Union(returned, back), space.Union(packets, on));
        }

        return (accepted, space.Union(returned, packets));
    }

    private (Region Accepted, Region Returned, Region On) Follow(Target target, Region taken, int level, int depth)
    {
        if (taken.IsNothing)
        {
            return (taken, taken, taken);
        }

        switch (target)
        {
            case VerdictTarget { Verdict: var verdict }:
                return (verdict == Verdict.Accept ? taken : space.Nothing, verdict == Verdict.Return ? taken : space.Nothing, space.Nothing);
            case JumpTarget jump:
                var called = Enter(jump.Chain, taken, level, depth + 1);
                return (called.Accepted, space.Nothing, called.Returned);
            case GotoTarget @goto:
                var gone = Enter(@goto.Chain, taken, level, depth + 1);
                return (gone.Accepted, gone.Returned, space.Nothing);
            case NoTarget or ExtensionTarget { Name: "LOG" or "NFLOG" or "ULOG" or "TRACE" or "AUDIT" or "MARK" or "CONNMARK" }:
                return (space.Nothing, space.Nothing, taken);
            case ExtensionTarget { Name: "REJECT" }:
                return (space.Nothing, space.Nothing, space.Nothing);
            default:
                return (errsOpen ? taken : space.Nothing, space.Nothing, space.Nothing);
        }
    }

    // Most rules of an address tree are about other addresses: no region is made of them.
    private static bool IsApart(GateCondition condition, Region packets) =>
        condition.Local is { Length: > 0 } local && (local[^1].Last < packets.Segments[0].First || packets.Segments[^1].Last < local[0].First);
}
