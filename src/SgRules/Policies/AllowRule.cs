using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>What one rule of a group allows in one family, for one peer.</summary>
/// <param name="Family">The family.</param>
/// <param name="Traffic">The traffic.</param>
/// <param name="Peer">The other end: the source of ingress, the destination of egress.</param>
/// <param name="Identity">The rule as written, normalised, for example <c>ingress tcp 80-443 group:lb</c>.</param>
public sealed record AllowRule(IPFamily Family, TrafficSelector Traffic, Peer Peer, string Identity)
{
    internal static int Compare(AllowRule left, AllowRule right) =>
        left.Traffic.CompareTo(right.Traffic) is var byTraffic and not 0 ? byTraffic
        : Peer.Compare(left.Peer, right.Peer) is var byPeer and not 0 ? byPeer
        : left.Family != right.Family ? left.Family.CompareTo(right.Family)
        : string.CompareOrdinal(left.Identity, right.Identity);
}
