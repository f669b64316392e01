using System.Collections;

namespace SgRules.Analysis;

/// <summary>Which rules may accept a packet between some ports, by themselves or where they lead to.</summary>
/// <param name="ports">The ports.</param>
internal sealed class AcceptingRules(BitArray ports)
{
    private readonly SideFinder _sides = new(ports);
    private readonly Dictionary<SymbolicChain, bool> _done = [];

    public bool Of(SymbolicRule rule) => !_sides.IsDead(rule) && (rule.Effect is RuleEffect.Accept or RuleEffect.Unknown || (rule.Callee is { } callee && Of(callee)));

    private bool Of(SymbolicChain chain)
    {
        if (!_done.TryGetValue(chain, out var accepts))
        {
            accepts = chain.Rules.Exists(Of);
            _done.Add(chain, accepts);
        }

        return accepts;
    }
}
