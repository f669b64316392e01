using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>
/// A rule's conditions on packets as boxes, by the kernel's definitions of its match modules (facts: verification, section 2.2). Conditions on
/// interfaces and ports are left to others.
/// </summary>
internal sealed class RuleConditions(PacketValues values, SetClasses sets)
{
    // DCCP, SCTP and UDP-Lite have ports too, which a packet here doesn't tell.
    private static readonly ValueSet UntoldPorts = ValueSet.OfValues([33, 132, 136]);
    private static readonly ValueSet ToldPorts = ValueSet.OfValues([Protocol.Tcp.Number, Protocol.Udp.Number]);

    public List<Alternative> Of(Rule rule)
    {
        List<Alternative> all = [new(PacketBox.Everything, IsSure: true)];
        foreach (var match in rule.Matches)
        {
            var next = Of(match);
            all = [.. from one in all from other in next select one.And(other) into both where !both.Box.IsEmpty select both];
        }

        return all;
    }

    private Alternative[] Of(Match match) => match switch
    {
        SourceMatch { Prefix: var prefix } source => Sure(PacketField.Source, values.Addresses.Of(prefix), source),
        DestinationMatch { Prefix: var prefix } destination => Sure(PacketField.Destination, values.Addresses.Of(prefix), destination),
        ProtocolMatch { Protocol: var protocol } of => OfProtocol(protocol, of),
        MacMatch { Source: var address } mac => Sure(PacketField.SourceMac, ValueSet.Of(values.Macs.Of(address)), mac),
        ConntrackMatch { States: var states } conntrack => Sure(PacketField.State, OfStates(states), conntrack),
        StateMatch { States: var states } state => Sure(PacketField.State, OfStates(states), state),
        SetMatch set => sets.Of(set.Set) is { } members ? OfSet(set, members, sets.MayHold(set.Set)) : Nobody,
        InInterfaceMatch or OutInterfaceMatch or PhysdevMatch or CommentMatch => [new(PacketBox.Everything, IsSure: true)],
        _ => OfHeader(match),
    };

    private Alternative[] OfHeader(Match match) => match switch
    {
        TransportMatch transport => [new(OfTransport(transport), IsSure: true)],
        MultiportMatch multiport => OfMultiport(multiport),
        IcmpMatch icmp => OfIcmp(icmp),
        HopLimitMatch { HopLimit: var limit } hop => values.Family == IPFamily.IPv6 ? Sure(PacketField.HopLimit, ValueSet.Of(limit), hop) : [],
        AuthenticationHeaderMatch => values.Family == IPFamily.IPv6 ? [new(PacketBox.Of(Protocol.AuthenticationHeader), IsSure: true)] : [],
        _ => Nobody,
    };

    private Alternative[] OfSet(SetMatch match, ValueSet members, ValueSet doubtful)
    {
        if (doubtful.IsEmpty)
        {
            return Sure(Address(match.Side), members, match);
        }

        var wanted = match.IsNegated ? members.Complement(values.Maximum(Address(match.Side))).Intersect(doubtful.Complement(values.Maximum(Address(match.Side)))) : members;
        return [new(PacketBox.Everything.With(Address(match.Side), wanted), IsSure: true), new(PacketBox.Everything.With(Address(match.Side), doubtful), IsSure: false) { IsChanging = true }];
    }

    private static Alternative[] Nobody => [new(PacketBox.Everything, IsSure: false)];

    // The backends of ip6tables don't agree on what a packet with an authentication header is of.
    private Alternative[] OfProtocol(Protocol protocol, ProtocolMatch match)
    {
        if (protocol.IsAll)
        {
            return match.IsNegated ? [] : [new(PacketBox.Everything, IsSure: true)];
        }

        if (values.Family == IPFamily.IPv4 || protocol != Protocol.AuthenticationHeader)
        {
            return Sure(PacketField.Protocol, ValueSet.Of(protocol.Number), match);
        }

        Alternative doubt = new(PacketBox.Of(protocol), IsSure: false);
        return match.IsNegated ? [doubt, .. Sure(PacketField.Protocol, ValueSet.Of(protocol.Number), match)] : [doubt];
    }

    private static PacketBox OfTransport(TransportMatch match) => PacketBox.Of(match.Protocol)
        .With(PacketField.SourcePortOrMessage, PacketValues.Ports(match.SourcePorts ?? PortRange.Any))
        .With(PacketField.DestinationPort, PacketValues.Ports(match.DestinationPorts ?? PortRange.Any));

    private Alternative[] OfMultiport(MultiportMatch match)
    {
        var ranges = match.Ports.ToImmutableArray().Select(range => ((uint)range.First, (uint)range.Last)).Order().ToList();
        var field = match.Side == PacketSide.Source ? PacketField.SourcePortOrMessage : PacketField.DestinationPort;
        var told = PacketBox.Everything.With(PacketField.Protocol, ToldPorts);
        return
        [
            .. Sure(field, ValueSet.OfRanges(ranges), match).Select(one => one with { Box = one.Box.And(told) }),
            new Alternative(PacketBox.Everything.With(PacketField.Protocol, UntoldPorts), IsSure: false),
        ];
    }

    private Alternative[] OfIcmp(IcmpMatch match)
    {
        if (match.Family != values.Family)
        {
            return [];
        }

        var messages = PacketValues.Messages(match.Messages);
        var wanted = !match.IsNegated ? messages : messages.IsAny ? ValueSet.None : messages.Complement(ushort.MaxValue);
        return [new(PacketBox.Of(match.Family == IPFamily.IPv4 ? Protocol.Icmp : Protocol.IcmpV6).With(PacketField.SourcePortOrMessage, wanted), IsSure: true)];
    }

    private Alternative[] Sure(PacketField field, ValueSet wanted, NegatableMatch match) =>
        [new(PacketBox.Everything.With(field, match.IsNegated ? wanted.Complement(values.Maximum(field)) : wanted), IsSure: true)];

    private static PacketField Address(PacketSide side) => side == PacketSide.Source ? PacketField.Source : PacketField.Destination;

    private static ValueSet OfStates(ConntrackStates states)
    {
        var wanted = new List<uint>();
        Add(wanted, states, ConntrackStates.New, ConnectionState.New);
        Add(wanted, states, ConntrackStates.Established, ConnectionState.Established);
        Add(wanted, states, ConntrackStates.Related, ConnectionState.Related);
        Add(wanted, states, ConntrackStates.Invalid, ConnectionState.Invalid);
        Add(wanted, states, ConntrackStates.Untracked, ConnectionState.Untracked);
        return ValueSet.OfValues(wanted);
    }

    private static void Add(List<uint> wanted, ConntrackStates states, ConntrackStates flag, ConnectionState state)
    {
        if (states.HasFlag(flag))
        {
            wanted.Add((uint)state);
        }
    }
}
