using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>A condition on an Ethernet frame; it stands in an <see cref="EthernetTable"/> only.</summary>
/// <remarks>ebtables writes a negation behind the option: <c>-s ! 06:00:c2:00:00:13</c>.</remarks>
public abstract record FrameMatch : NegatableMatch
{
    private protected FrameMatch()
    {
    }

    /// <summary>Whether the rule must also ask for ARP, or ebtables refuses it.</summary>
    internal virtual bool NeedsArp => false;

    internal sealed override RuleTraits Traits =>
        RuleTraits.Frames | (NeedsArp ? RuleTraits.NeedsArp : RuleTraits.None)
        | (this is FrameTypeMatch { IsNegated: false } type && type.Type == EtherType.Arp ? RuleTraits.AsksForArp : RuleTraits.None);
}
