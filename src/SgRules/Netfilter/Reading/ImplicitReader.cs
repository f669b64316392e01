using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Reads options whose module isn't named: behind <c>-p tcp</c>, for one, <c>--dport</c> is <c>-m tcp --dport</c> (facts: kernel, section 5).</summary>
internal static class ImplicitReader
{
    /// <summary>Whether an option can only be the protocol's own: no module before it has one that begins like it.</summary>
    public static bool CanRead(ReadOnlySpan<byte> option, List<Match> matches)
    {
        var isPort = option.SequenceEqual("--sport"u8) || option.SequenceEqual("--dport"u8);
        var isIcmp = option.SequenceEqual("--icmp-type"u8);
        if (!isPort && !isIcmp && !option.SequenceEqual("--icmpv6-type"u8))
        {
            return false;
        }

        var protocol = ProtocolOf(matches);
        return (isPort ? protocol.HasPorts : protocol == (isIcmp ? Protocol.Icmp : Protocol.IcmpV6))
            && !matches.Exists(match => match is OpaqueMatch or MultiportMatch or TransportMatch or IcmpMatch);
    }

    public static Match? Read(ref WordCursor words, List<Match> matches, IPFamily family)
    {
        var protocol = ProtocolOf(matches);
        return protocol.HasPorts ? PortMatchReader.ReadTransport(ref words, protocol)
            : (family == IPFamily.IPv4) == (protocol == Protocol.Icmp) ? IcmpReader.Read(ref words, family)
            : null;
    }

    /// <summary>Whether conditions on ports and messages stand beside the protocol that they are of; no tool loads others.</summary>
    public static bool HaveTheirProtocols(List<Match> matches)
    {
        var protocol = ProtocolOf(matches);
        foreach (var match in matches)
        {
            var fits = match switch
            {
                TransportMatch transport => transport.Protocol == protocol,
                IcmpMatch icmp => protocol == (icmp.Family == IPFamily.IPv4 ? Protocol.Icmp : Protocol.IcmpV6),
                MultiportMatch => protocol.Number is 6 or 17 or 33 or 132 or 136,
                _ => true,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    private static Protocol ProtocolOf(List<Match> matches)
    {
        foreach (var match in matches)
        {
            if (match is ProtocolMatch { IsNegated: false, Protocol: var protocol })
            {
                return protocol;
            }
        }

        return Protocol.All;
    }
}
