using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The source address lies in a prefix: <c>-s</c>.</summary>
/// <param name="Prefix">The prefix; /0 is not written, so a rule has none.</param>
public sealed record SourceMatch(IPPrefix Prefix) : NegatableMatch
{
    internal override int Rank => 0;

    internal override bool CanBeWritten => !Prefix.IsAny;

    internal override RuleTraits Traits => RuleTraits.Packets | TraitsOf(Prefix.Family);
}
