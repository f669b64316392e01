using System.Runtime.InteropServices;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Says as regions what rules demand. A condition that can't be judged leaves all packets possible and none certain.</summary>
internal sealed class GateConditions(RegionSpace space, PacketSide local, ValueList<IpSet> sets)
{
    private readonly Dictionary<Rule, GateCondition> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SetName, (UInt128 First, UInt128 Last)[]> _members = [];
    private readonly Dictionary<SetName, IpSet> _sets = sets.ToImmutableArray().ToDictionary(set => set.Name);

    public IpSet? Set(SetName name) => _sets.GetValueOrDefault(name);

    public GateCondition Of(Rule rule)
    {
        if (!_known.TryGetValue(rule, out var condition))
        {
            condition = Make(rule);
            _known.Add(rule, condition);
        }

        return condition;
    }

    private GateCondition Make(Rule rule)
    {
        var (may, must) = (space.Everything(RegionSpace.Protocol), space.Everything(RegionSpace.Protocol));
        var everywhere = space.Everything(RegionSpace.Peer);
        var ends = everywhere;
        foreach (var match in rule.Matches)
        {
            if (LocalAddresses(match) is { } addresses)
            {
                ends = space.Intersect(ends, addresses);
                continue;
            }

            var (possible, certain) = Of(match);
            (may, must) = (space.Intersect(may, possible), space.Intersect(must, certain));
        }

        return new GateCondition(may, must, ends == everywhere ? null : Array.ConvertAll(ends.Segments, segment => (segment.First, segment.Last)));
    }

    // On the level of the other end's address, which both ends share.
    private Region? LocalAddresses(Match match) => match switch
    {
        SourceMatch source when local == PacketSide.Source => Addresses(source.Prefix, source.IsNegated),
        DestinationMatch destination when local == PacketSide.Destination => Addresses(destination.Prefix, destination.IsNegated),
        SetMatch set when set.Side == local && _sets.ContainsKey(set.Set) => Addresses(set),
        _ => null,
    };

    private (Region May, Region Must) Of(Match match) => match switch
    {
        SourceMatch source => Certain(FromPeer(Addresses(source.Prefix, source.IsNegated))),
        DestinationMatch destination => Certain(FromPeer(Addresses(destination.Prefix, destination.IsNegated))),
        SetMatch set when set.Side != local && _sets.ContainsKey(set.Set) => Certain(FromPeer(Addresses(set))),
        ProtocolMatch protocol => OfProtocol(protocol),
        TransportMatch transport => Certain(Ports(transport.Protocol.Number, transport.SourcePorts ?? PortRange.Any, transport.DestinationPorts ?? PortRange.Any)),
        MultiportMatch multiport => OfMultiport(multiport),
        IcmpMatch icmp => Certain(OfIcmp(icmp)),
        AuthenticationHeaderMatch => Certain(OfProtocol(Protocol.AuthenticationHeader.Number)),
        MacMatch { IsNegated: false } or CommentMatch or PhysdevMatch or InInterfaceMatch or OutInterfaceMatch or ConntrackMatch or StateMatch =>
            Certain(space.Everything(RegionSpace.Protocol)),
        _ => (space.Everything(RegionSpace.Protocol), space.Nothing),
    };

    private static (Region May, Region Must) Certain(Region region) => (region, region);

    private Region Addresses(IPPrefix prefix, bool isNegated) =>
        Negated(space.Of(RegionSpace.Peer, prefix.Address.Bits, prefix.LastAddress.Bits, space.Everything(RegionSpace.Peer + 1)), isNegated);

    private Region Addresses(SetMatch match) =>
        Negated(space.Of(Members(match.Set), space.Everything(RegionSpace.Peer + 1)), match.IsNegated);

    private Region Negated(Region addresses, bool isNegated) => isNegated ? space.Complement(RegionSpace.Peer, addresses) : addresses;

    private (UInt128 First, UInt128 Last)[] Members(SetName name)
    {
        ref var members = ref CollectionsMarshal.GetValueRefOrAddDefault(_members, name, out var known);
        return known ? members! : members = Ranges(_sets[name], space.Family);
    }

    // Members are in order of their first address; one may lie within another. A set of the other family has none of its addresses.
    private static (UInt128 First, UInt128 Last)[] Ranges(IpSet set, IPFamily family)
    {
        List<(UInt128 First, UInt128 Last)> ranges = [];
        foreach (var member in set.Family == family ? set.Members : [])
        {
            var (first, last) = (member.Address.Bits, member.LastAddress.Bits);
            if (ranges.Count > 0 && first <= ranges[^1].Last + 1)
            {
                ranges[^1] = (ranges[^1].First, UInt128.Max(last, ranges[^1].Last));
            }
            else
            {
                ranges.Add((first, last));
            }
        }

        return [.. ranges];
    }

    private Region FromPeer(Region addresses) =>
        Full(RegionSpace.Protocol, Full(RegionSpace.First, Full(RegionSpace.Second, addresses)));

    private Region Full(int level, Region rest) => space.Of(level, 0, level == RegionSpace.Protocol ? byte.MaxValue : ushort.MaxValue, rest);

    private Region OfProtocol(int number) => space.Of(RegionSpace.Protocol, (UInt128)number, (UInt128)number, space.Everything(RegionSpace.First));

    // The backends of ip6tables don't agree on what -p ah meets (facts: kernel, section 5).
    private (Region May, Region Must) OfProtocol(ProtocolMatch match)
    {
        if (match.Protocol.IsAll)
        {
            return Certain(match.IsNegated ? space.Nothing : space.Everything(RegionSpace.Protocol));
        }

        var region = OfProtocol(match.Protocol.Number);
        if (match.IsNegated)
        {
            region = space.Complement(RegionSpace.Protocol, region);
        }

        var isUnsure = space.Family == IPFamily.IPv6 && match.Protocol == Protocol.AuthenticationHeader;
        var header = OfProtocol(Protocol.AuthenticationHeader.Number);
        return isUnsure ? (space.Union(region, header), space.Minus(region, header)) : Certain(region);
    }

    private Region Ports(int protocol, PortRange source, PortRange destination) => space.Of(
        RegionSpace.Protocol,
        (UInt128)protocol,
        (UInt128)protocol,
        space.Of(RegionSpace.First, source.First, source.Last, space.Of(RegionSpace.Second, destination.First, destination.Last, space.Everything(RegionSpace.Peer))));

    // The module has ports of five protocols; those of DCCP, SCTP and UDP-Lite aren't asked here, nor by the interpreter.
    private (Region May, Region Must) OfMultiport(MultiportMatch match)
    {
        var (all, listed, unsure) = (space.Nothing, space.Nothing, space.Nothing);
        foreach (var protocol in (ReadOnlySpan<int>)[Protocol.Tcp.Number, Protocol.Udp.Number])
        {
            all = space.Union(all, OfProtocol(protocol));
            foreach (var range in match.Ports)
            {
                listed = space.Union(listed, match.Side == PacketSide.Source ? Ports(protocol, range, PortRange.Any) : Ports(protocol, PortRange.Any, range));
            }
        }

        foreach (var protocol in (ReadOnlySpan<int>)[33, 132, 136])
        {
            unsure = space.Union(unsure, OfProtocol(protocol));
        }

        var met = match.IsNegated ? space.Minus(all, listed) : listed;
        return (space.Union(met, unsure), met);
    }

    private Region OfIcmp(IcmpMatch match)
    {
        var protocol = (match.Family == IPFamily.IPv4 ? Protocol.Icmp : Protocol.IcmpV6).Number;
        var (firstType, lastType) = match.Messages.Type is { } only ? (only, only) : (0, ushort.MaxValue);
        var (firstCode, lastCode) = match.Messages.Code is { } code ? (code, code) : (0, ushort.MaxValue);
        var codes = space.Of(RegionSpace.Second, (UInt128)firstCode, (UInt128)lastCode, space.Everything(RegionSpace.Peer));
        var types = space.Of(RegionSpace.First, (UInt128)firstType, (UInt128)lastType, codes);
        var named = match.Family == space.Family ? space.Of(RegionSpace.Protocol, (UInt128)protocol, (UInt128)protocol, types) : space.Nothing;
        return match.IsNegated ? space.Minus(OfProtocol(protocol), named) : named;
    }
}
