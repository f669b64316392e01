using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>The addresses and MAC addresses that a policy and the contract tell apart: what classes have to be made of.</summary>
internal static class PolicyAddresses
{
    /// <summary>Sets of addresses of a family, large ones first.</summary>
    public static List<IPPrefix[]> Of(HostPolicy policy, IPFamily family)
    {
        var sets = new List<IPPrefix[]>();
        foreach (var peer in policy.Peers)
        {
            sets.Add([.. peer.Members.ToImmutableArray().Where(address => address.Family == family).Select(IPPrefix.Of)]);
        }

        sets.AddRange(Prefixes(policy, family).Distinct().OrderBy(prefix => prefix.Length).ThenBy(prefix => prefix).Select(prefix => new[] { prefix }));
        sets.AddRange(ControlBoxes.Addresses(family));
        return sets;
    }

    public static IEnumerable<MacAddress> Macs(HostPolicy policy) => Guests(policy).Select(guest => guest.Mac);

    private static IEnumerable<IPPrefix> Prefixes(HostPolicy policy, IPFamily family)
    {
        var peers = policy.Groups.ToImmutableArray()
            .SelectMany(group => group.Ingress.ToImmutableArray().Concat(group.Egress.ToImmutableArray()))
            .Where(rule => rule.Family == family && rule.Peer.Prefix is { IsAny: false })
            .Select(rule => rule.Peer.Prefix!.Value);
        var own = Guests(policy).SelectMany(guest => guest.OwnAddresses.ToImmutableArray().Concat(guest.MulticastGroups.ToImmutableArray().Select(IPPrefix.Of)));
        return peers.Concat(own.Where(prefix => prefix.Family == family && !prefix.IsAny));
    }

    private static IEnumerable<GuestPort> Guests(HostPolicy policy) => policy.Bridges.ToImmutableArray().SelectMany(bridge => bridge.GuestPorts.ToImmutableArray());
}
