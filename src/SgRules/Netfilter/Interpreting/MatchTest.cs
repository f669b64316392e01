using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Whether single conditions hold for one packet on its way, by the kernel's own definitions of its match modules.</summary>
internal readonly struct MatchTest(Packet packet, Passage passage, SetDirectory sets) : IMatchTest
{
    /// <summary>Whether a condition holds; an interface that the packet hasn't has no name, so that only a negated demand on it holds.</summary>
    public Truth Of(Match match) => match switch
    {
        SourceMatch { Prefix: var prefix } source => Answer(prefix.Contains(packet.Source), source),
        DestinationMatch { Prefix: var prefix } destination => Answer(prefix.Contains(packet.Destination), destination),
        InInterfaceMatch { Device: var device } input => Answer(device.Matches(passage.InInterface), input),
        OutInterfaceMatch { Device: var device } output => Answer(device.Matches(passage.OutInterface), output),
        ProtocolMatch { Protocol: var protocol } when protocol == Protocol.AuthenticationHeader && packet.HasAuthenticationHeader => Truth.Unknown,
        ProtocolMatch { Protocol: var protocol } of => Answer(protocol.IsAll || protocol == packet.Protocol, of),
        _ => OfModule(match),
    };

    public string ReasonOf(Match match) => match switch
    {
        OpaqueMatch opaque => WalkObstacle.OfOpaque(opaque),
        ProtocolMatch => "the backends of ip6tables don't agree on what protocol a packet with an authentication header is of",
        SetMatch { Set: var set } => sets.IsForeign(set) ? $"it isn't known what set {set} holds" : $"there is no set {set}",
        _ => "the ports of such a packet aren't known",
    };

    private Truth OfModule(Match match) => match switch
    {
        PhysdevMatch physdev => Answer(OfPorts(physdev)),
        TransportMatch transport => Answer(OfTransport(transport)),
        MultiportMatch multiport => OfMultiport(multiport),
        IcmpMatch icmp => Answer(OfIcmp(icmp)),
        ConntrackMatch { States: var states } conntrack => Answer(states.HasFlag(Flag(packet.State)), conntrack),
        StateMatch { States: var states } state => Answer(states.HasFlag(Flag(packet.State)), state),
        SetMatch set => OfSet(set),
        MacMatch mac => Answer(OfSender(mac)),
        HopLimitMatch { HopLimit: var limit } hop => Answer(packet.Family == IPFamily.IPv6 && (packet.HopLimit == limit) != hop.IsNegated),
        AuthenticationHeaderMatch => Answer(packet.HasAuthenticationHeader),
        CommentMatch => Truth.Yes,
        _ => Truth.Unknown,
    };

    // A packet that no bridge port is known of meets exactly the negated demands. One that came in by a port and is not bridged
    // meets no demand on the port it goes out by, a negated one neither (xt_physdev; facts: kernel, section 2).
    private bool OfPorts(PhysdevMatch match)
    {
        if (passage.InPort is not { } inPort)
        {
            return !match.IsBridged && !match.IsIn && !match.IsOut
                && (match.In is null || match.IsInNegated)
                && (match.Out is null || match.IsOutNegated);
        }

        var outPort = passage.OutPort;
        return (outPort is not null || (!match.IsBridged && !match.IsOut && match.Out is null))
            && (match.In is not { } ingress || ingress.Matches(inPort) != match.IsInNegated)
            && (match.Out is not { } egress || egress.Matches(outPort) != match.IsOutNegated);
    }

    private bool OfTransport(TransportMatch match) =>
        match.Protocol == packet.Protocol
        && Includes(match.SourcePorts, packet.Payload.SourcePort)
        && Includes(match.DestinationPorts, packet.Payload.DestinationPort);

    private static bool Includes(PortRange? ports, ushort? port) => ports is not { } range || (port is { } number && range.Contains(number));

    // The module has ports of five protocols; a packet here has those of two. Another protocol never meets it, negated or not.
    private Truth OfMultiport(MultiportMatch match)
    {
        if ((match.Side == PacketSide.Source ? packet.Payload.SourcePort : packet.Payload.DestinationPort) is not { } port)
        {
            return HasUntoldPorts(packet.Protocol) ? Truth.Unknown : Truth.No;
        }

        var isListed = false;
        foreach (var range in match.Ports)
        {
            isListed |= range.Contains(port);
        }

        return Answer(isListed, match);
    }

    // DCCP, SCTP and UDP-Lite.
    private static bool HasUntoldPorts(Protocol protocol) => protocol.Number is 33 or 132 or 136;

    private bool OfIcmp(IcmpMatch match) =>
        packet.Family == match.Family
        && packet.Payload is { Type: { } type, Code: { } code }
        && ((match.Messages.Type ?? type) == type && (match.Messages.Code ?? code) == code) != match.IsNegated;

    private static ConntrackStates Flag(ConnectionState state) => state switch
    {
        ConnectionState.New => ConntrackStates.New,
        ConnectionState.Established => ConntrackStates.Established,
        ConnectionState.Related => ConntrackStates.Related,
        ConnectionState.Untracked => ConntrackStates.Untracked,
        _ => ConntrackStates.Invalid,
    };

    // Where there is no frame, no demand on its sender is met, a negated one neither (xt_mac).
    private bool OfSender(MacMatch match) => passage.SourceMac is { } sender && (sender == match.Source) != match.IsNegated;

    private Truth OfSet(SetMatch match)
    {
        var contains = sets.Contains(match.Set, match.Side == PacketSide.Source ? packet.Source : packet.Destination);
        return contains == Truth.Unknown ? Truth.Unknown : Answer(contains == Truth.Yes, match);
    }

    private static Truth Answer(bool holds, NegatableMatch match) => Answer(holds != match.IsNegated);

    private static Truth Answer(bool holds) => holds ? Truth.Yes : Truth.No;
}
