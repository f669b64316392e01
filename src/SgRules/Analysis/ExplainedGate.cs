using SgRules.Model;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>A gate that no rule opens to a packet, and the group rule that came nearest to it.</summary>
/// <param name="Direction">Which gate: ingress of the receiver (contract 3.9) or egress of the sender (contract 3.8).</param>
/// <param name="Group">The group that has the rule; without a rule, the one that a new rule would go into.</param>
/// <param name="Rule">The rule's identity, for example <c>ingress tcp 80-443 group:lb</c>; <see langword="null"/> if the groups have no rule.</param>
/// <param name="Conditions">What the rule asks: protocol, ports or messages, peer, in words; one at least doesn't hold.</param>
public sealed record ExplainedGate(Direction Direction, string Group, string? Rule, ValueList<JudgedCondition> Conditions)
{
    /// <summary>The group that the rule has as peer; <see langword="null"/> for a rule with a prefix, and without a rule.</summary>
    public string? PeerGroup { get; init; }
}
