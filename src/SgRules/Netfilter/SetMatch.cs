namespace SgRules.Netfilter;

/// <summary>An address of the packet is in a set: <c>-m set --match-set</c>.</summary>
/// <param name="Set">The set.</param>
/// <param name="Side">Which address.</param>
public sealed record SetMatch(SetName Set, PacketSide Side) : NegatableMatch
{
    internal override RuleTraits Traits => RuleTraits.Packets | RuleTraits.AsksSets;
}
