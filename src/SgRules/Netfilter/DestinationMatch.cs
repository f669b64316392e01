using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The destination address lies in a prefix: <c>-d</c>.</summary>
/// <param name="Prefix">The prefix; /0 is not written, so a rule has none.</param>
public sealed record DestinationMatch(IPPrefix Prefix) : NegatableMatch
{
    internal override int Rank => 1;

    internal override bool CanBeWritten => !Prefix.IsAny;

    internal override RuleTraits Traits => RuleTraits.Packets | TraitsOf(Prefix.Family);
}
