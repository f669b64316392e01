using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Reads the form of a rule: which kinds of conditions it has, whatever their values.</summary>
internal static class RuleForm
{
    /// <summary>The kinds of a rule's conditions; with <see cref="RuleKinds.Other"/> if there is one that ours never have, or two of a kind.</summary>
    public static RuleKinds KindsOf(Rule rule)
    {
        var kinds = RuleKinds.None;
        foreach (var match in rule.Matches)
        {
            var kind = KindOf(match);
            kinds |= (kinds & kind) == RuleKinds.None ? kind : RuleKinds.Other;
        }

        return kinds;
    }

    private static RuleKinds KindOf(Match match) => match switch
    {
        NegatableMatch { IsNegated: true } => RuleKinds.Other,
        SourceMatch => RuleKinds.Source,
        DestinationMatch => RuleKinds.Destination,
        ProtocolMatch => RuleKinds.Protocol,
        MultiportMatch { Side: PacketSide.Source } => RuleKinds.SourcePorts,
        MultiportMatch => RuleKinds.DestinationPorts,
        TransportMatch => RuleKinds.Transport,
        IcmpMatch => RuleKinds.Icmp,
        HopLimitMatch => RuleKinds.HopLimit,
        ConntrackMatch => RuleKinds.State,
        MacMatch => RuleKinds.Mac,
        AuthenticationHeaderMatch => RuleKinds.AuthenticationHeader,
        CommentMatch => RuleKinds.Comment,
        SetMatch => RuleKinds.Set,
        PhysdevMatch ports => KindOf(ports),
        _ => RuleKinds.Other,
    };

    private static RuleKinds KindOf(PhysdevMatch ports) => ports is { IsIn: true } or { IsOut: true } or { IsInNegated: true } or { IsOutNegated: true }
        ? RuleKinds.Other
        : (ports.In is null ? RuleKinds.None : RuleKinds.PortIn)
            | (ports.Out is null ? RuleKinds.None : RuleKinds.PortOut)
            | (ports.IsBridged ? RuleKinds.Bridged : RuleKinds.None);
}
