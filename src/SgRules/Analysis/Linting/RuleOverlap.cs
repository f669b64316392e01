using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>How much two rules have in common: a number of packets, as far as rules tell them apart.</summary>
/// <param name="policy">The groups that are peers.</param>
internal sealed class RuleOverlap(HostPolicy policy)
{
    private const double Ports = 1 << 16;

    private const double Codes = 1 << 8;

    private readonly Dictionary<string, PeerGroup> _groups = policy.Peers.ToDictionary(group => group.Id, StringComparer.Ordinal);

    public double Of(LintedPeer one, LintedPeer other)
    {
        var overlap = 0.0;
        foreach (var allow in one.Allows)
        {
            foreach (var its in other.Allows)
            {
                overlap += allow.Family != its.Family || OfTraffic(allow.Traffic, its.Traffic) is not (> 0 and var traffic) ? 0 : traffic * OfPeers(allow.Family, allow.Peer, its.Peer);
            }
        }

        return overlap;
    }

    private static double OfTraffic(TrafficSelector one, TrafficSelector other)
    {
        if (one.Protocol.IsAll || other.Protocol.IsAll)
        {
            var narrow = one.Protocol.IsAll ? other : one;
            return narrow.Protocol.IsAll ? byte.MaxValue * Ports : OfTraffic(narrow, narrow);
        }

        if (one.Protocol != other.Protocol)
        {
            return 0;
        }

        var ports = Math.Min(one.Ports.Last, other.Ports.Last) - Math.Max(one.Ports.First, other.Ports.First) + 1.0;
        return one.Protocol.HasPorts ? Math.Max(ports, 0) : OfMessages(one.Messages, other.Messages);
    }

    private static double OfMessages(IcmpType one, IcmpType other)
    {
        if (one.IsAny || other.IsAny)
        {
            return one.IsAny && other.IsAny ? Ports : (one.Code ?? other.Code) is null ? Codes : 1;
        }

        return one.Type != other.Type ? 0
            : one.Code is null && other.Code is null ? Codes
            : one.Code is null || other.Code is null || one.Code == other.Code ? 1
            : 0;
    }

    private double OfPeers(IPFamily family, Peer one, Peer other) => (one.Prefix, other.Prefix) switch
    {
        ({ } prefix, { } its) => prefix.Overlaps(its) ? Math.ScaleB(1, InternetAddress.WidthOf(family) - Math.Max(prefix.Length, its.Length)) : 0,
        ({ } prefix, null) => Members(other.Group!, prefix),
        (null, { } its) => Members(one.Group!, its),
        _ => one.Group == other.Group ? Members(one.Group!, IPPrefix.Any(family)) : Common(_groups[one.Group!].Members, _groups[other.Group!].Members, family),
    };

    private int Members(string group, IPPrefix prefix)
    {
        var members = _groups[group].Members.AsSpan();
        return Behind(members, prefix.LastAddress, isIncluded: true) - Behind(members, prefix.Address, isIncluded: false);
    }

    // How many members come before an address, in the order in which they are.
    private static int Behind(ReadOnlySpan<InternetAddress> members, InternetAddress address, bool isIncluded)
    {
        var found = members.BinarySearch(address);
        return found < 0 ? ~found : found + (isIncluded ? 1 : 0);
    }

    private static int Common(ValueList<InternetAddress> one, ValueList<InternetAddress> other, IPFamily family)
    {
        var (few, many) = one.Count < other.Count ? (one, other) : (other, one);
        return few.ToImmutableArray().Count(address => address.Family == family && many.AsSpan().BinarySearch(address) >= 0);
    }
}
