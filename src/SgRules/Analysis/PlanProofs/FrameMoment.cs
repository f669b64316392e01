using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>What table nat of ebtables lets through at one moment, for each port and each of the two hooks that a bridged frame meets.</summary>
internal sealed class FrameMoment(EthernetTable table, ExecutedAtom? atom)
{
    private readonly Dictionary<ChainName, Chain> _chains = table.Chains.ToImmutableArray().ToDictionary(chain => chain.Name);

    public EthernetTable Table { get; } = table;

    /// <summary>The atom that it is behind; <see langword="null"/> for the start and the goal.</summary>
    public ExecutedAtom? Atom { get; } = atom;

    public Walk Run(Frame frame, Passage passage) => new EthernetInterpreter(Table).Run(frame, passage);

    /// <summary>What a hook does with every frame of a port; never <see cref="Outcome.Continue"/>.</summary>
    public Diagram Verdict(FrameSpace space, ChainName hook, string port) => Verdict(space, hook, port, []);

    /// <summary>All rules that frames of a port can meet at a hook, chain by chain, with the policies of the chains.</summary>
    public List<(ChainName Chain, Verdict? Policy, Rule? Rule)> Met(ChainName hook, string port)
    {
        var met = new List<(ChainName, Verdict?, Rule?)>();
        var (seen, open) = (new HashSet<ChainName> { hook }, new Queue<ChainName>([hook]));
        while (open.TryDequeue(out var name))
        {
            var chain = _chains[name];
            met.Add((name, chain.Policy, null));
            foreach (var rule in chain.Rules.ToImmutableArray().Where(rule => Holds(rule, hook, port)))
            {
                met.Add((name, null, rule));
                if (ChainEdits.LedTo(rule) is { } callee && _chains.ContainsKey(callee) && seen.Add(callee))
                {
                    open.Enqueue(callee);
                }
            }
        }

        return met;
    }

    private Diagram Verdict(FrameSpace space, ChainName hook, string port, Dictionary<ChainName, Diagram> done) =>
        space.Diagrams.Combine(Operation.Then, Of(space, hook, hook, port, done), space[OfPolicy(_chains[hook])]);

    // A policy decides at the end of a chain, but not at RETURN, which falls back to the caller.
    private Diagram Of(FrameSpace space, ChainName name, ChainName hook, string port, Dictionary<ChainName, Diagram> done)
    {
        if (done.TryGetValue(name, out var known))
        {
            return known;
        }

        var chain = _chains[name];
        var diagram = space[OfPolicy(chain)];
        for (var i = chain.Rules.Count - 1; i >= 0; i--)
        {
            if (Holds(chain.Rules[i], hook, port) && chain.Rules[i].Target is not NoTarget)
            {
                diagram = space.Choose(chain.Rules[i], Then(space, chain.Rules[i], diagram, callee => Of(space, callee, hook, port, done)), diagram);
            }
        }

        done.Add(name, diagram);
        return diagram;
    }

    private Diagram Then(FrameSpace space, Rule rule, Diagram next, Func<ChainName, Diagram> of) => rule.Target switch
    {
        VerdictTarget { Verdict: Netfilter.Verdict.Accept } => space[Outcome.Accept],
        VerdictTarget { Verdict: Netfilter.Verdict.Drop } => space[Outcome.Drop],
        VerdictTarget => space[Outcome.Continue],
        JumpTarget { Chain: var callee } when _chains.ContainsKey(callee) => space.Diagrams.Combine(Operation.Then, of(callee), next),
        _ => space[Outcome.Unknown],
    };

    private static Outcome OfPolicy(Chain chain) => chain.Policy switch
    {
        Netfilter.Verdict.Accept => Outcome.Accept,
        Netfilter.Verdict.Drop => Outcome.Drop,
        _ => Outcome.Continue,
    };

    // A port that a hook doesn't know has no name, so that only a negated demand on it holds.
    private static bool Holds(Rule rule, ChainName hook, string port)
    {
        foreach (var match in rule.Matches)
        {
            if (match is FramePortMatch { Side: var side, Device: var device } of
                && device.Matches((side == PacketSide.Source) == (hook == ChainName.Prerouting) ? port : null) == of.IsNegated)
            {
                return false;
            }
        }

        return true;
    }
}
