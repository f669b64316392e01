using System.Collections;

namespace SgRules.Analysis;

/// <summary>
/// What chains do with every packet on a pair of ports: continuation semantics, from a chain's last rule to its first (facts: verification,
/// section 2.4). Worked out once for each chain and those ports that make a difference to it.
/// </summary>
internal sealed class ChainDiagrams(SymbolicTable table, PacketSpace space, Operation ofChanging = Operation.Doubt)
{
    private readonly Dictionary<(int Chain, int In, int Out), Diagram> _done = [];

    public PacketSpace Space { get; } = space;

    /// <summary>The verdict of FORWARD and its policy.</summary>
    public Diagram Verdict(int inPort, int outPort) =>
        Space.Diagrams.Combine(Operation.Then, Of(table.Forward, inPort, outPort), OfPolicy());

    public Diagram OfPolicy() => table.Forward.Policy == Netfilter.Verdict.Accept ? Space.Accept : Space.Drop;

    /// <summary>What a chain does; <see cref="Outcome.Continue"/> is that it comes back to where it was called from.</summary>
    public Diagram Of(SymbolicChain chain, int inPort, int outPort)
    {
        var key = (chain.Number, Differing(chain.InPorts, inPort), Differing(chain.OutPorts, outPort));
        if (!_done.TryGetValue(key, out var diagram))
        {
            diagram = Space.Continue;
            foreach (var rule in chain.Backwards(inPort, outPort))
            {
                diagram = Of(rule, inPort, outPort, diagram);
            }

            _done.Add(key, diagram);
        }

        return diagram;
    }

    /// <summary>What a rule does, and behind it what it lets go on to.</summary>
    public Diagram Of(SymbolicRule rule, int inPort, int outPort, Diagram next)
    {
        if (rule.Effect == RuleEffect.None || !rule.Holds(inPort, outPort))
        {
            return next;
        }

        var then = rule.Effect switch
        {
            RuleEffect.Accept => Space.Accept,
            RuleEffect.Drop => Space.Drop,
            RuleEffect.Return => Space.Continue,
            RuleEffect.Jump => Space.Diagrams.Combine(Operation.Then, Of(rule.Callee!, inPort, outPort), next),
            RuleEffect.Goto => Of(rule.Callee!, inPort, outPort),
            _ => Space.Unknown,
        };
        var result = next;
        foreach (var alternative in rule.Alternatives)
        {
            var here = alternative.IsSure ? then : Space.Diagrams.Combine(alternative.IsChanging ? ofChanging : Operation.Doubt, then, next);
            result = Space.Choose(alternative.Box, here, result);
        }

        return result;
    }

    private int Differing(BitArray ports, int port) => port < 0 || ports[port] ? port : table.Ports.Other;
}
