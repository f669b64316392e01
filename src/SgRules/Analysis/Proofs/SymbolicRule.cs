using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>A rule as a proof sees it: its conditions as boxes, what it asks of ports, and what it does.</summary>
internal sealed class SymbolicRule
{
    public required Rule Rule { get; init; }

    /// <summary>Its number in the chain, from 1.</summary>
    public required int Number { get; init; }

    public required List<Alternative> Alternatives { get; init; }

    public required PortCondition[] Ports { get; init; }

    public required RuleEffect Effect { get; init; }

    /// <summary>The chain that it leads to, of a jump or goto; null if there is none of the name.</summary>
    public SymbolicChain? Callee { get; init; }

    /// <summary>The only port that a packet may have come in by, if there is one.</summary>
    public int? KeyIn => Array.Find(Ports, condition => condition.KeyIn is not null)?.KeyIn;

    /// <summary>The only port that a packet may go out by, if there is one.</summary>
    public int? KeyOut => Array.Find(Ports, condition => condition.KeyOut is not null)?.KeyOut;

    /// <summary>Whether there are packets of which it isn't known whether it holds.</summary>
    public bool HasDoubt => Alternatives.Exists(alternative => !alternative.IsSure);

    public bool Holds(int inPort, int outPort) => Array.TrueForAll(Ports, condition => condition.Holds(inPort, outPort));

    public bool HoldsIn(int port) => Array.TrueForAll(Ports, condition => condition.HoldsIn(port));

    public bool HoldsOut(int port) => Array.TrueForAll(Ports, condition => condition.HoldsOut(port));
}
