using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>Which rule of some groups allows a packet (contract 3.8, 3.9, 3.14).</summary>
internal sealed class GroupRules
{
    private readonly Dictionary<string, GroupPolicy> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<InternetAddress>> _members = new(StringComparer.Ordinal);

    public GroupRules(HostPolicy policy)
    {
        foreach (var group in policy.Groups)
        {
            _groups.Add(group.Id, group);
        }

        foreach (var peer in policy.Peers)
        {
            _members.Add(peer.Id, [.. peer.Members]);
        }

        RefuseUnlisted(policy);
    }

    /// <summary>The first rule that matches, groups and rules in their order, as a ground; <see langword="null"/> if none does.</summary>
    public Ground? FirstMatch(ValueList<string> groups, Direction direction, Packet packet)
    {
        foreach (var id in groups)
        {
            var group = _groups[id];
            foreach (var rule in direction == Direction.Ingress ? group.Ingress : group.Egress)
            {
                if (Matches(rule, direction, packet))
                {
                    return new Ground(direction == Direction.Ingress ? "3.9" : "3.8", $"group {id} has {rule.Identity}") { Group = id, Rule = rule.Identity };
                }
            }
        }

        return null;
    }

    // A policy built by hand may name what it doesn't list; a compilation's never does.
    private void RefuseUnlisted(HostPolicy policy)
    {
        var ports = policy.Bridges.ToImmutableArray().SelectMany(bridge => bridge.GuestPorts.ToImmutableArray());
        if (ports.FirstOrDefault(port => !port.Policy.Groups.ToImmutableArray().All(_groups.ContainsKey)) is { } port)
        {
            var group = port.Policy.Groups.ToImmutableArray().First(id => !_groups.ContainsKey(id));
            throw new ArgumentException($"Port {port.Device} is in group {group}, which the policy doesn't list.", nameof(policy));
        }

        var rules = policy.Groups.ToImmutableArray().SelectMany(group => group.Ingress.ToImmutableArray().Concat(group.Egress.ToImmutableArray()));
        if (rules.FirstOrDefault(rule => rule.Peer.Group is { } peer && !_members.ContainsKey(peer)) is { } rule)
        {
            throw new ArgumentException($"Rule '{rule.Identity}' has a peer, group {rule.Peer.Group}, which the policy doesn't list.", nameof(policy));
        }
    }

    private bool Matches(AllowRule rule, Direction direction, Packet packet) =>
        rule.Family == packet.Family
        && Matches(rule.Traffic, packet)
        && Matches(rule.Peer, direction == Direction.Ingress ? packet.Source : packet.Destination);

    private static bool Matches(TrafficSelector traffic, Packet packet)
    {
        if (traffic.Protocol.IsAll)
        {
            return true;
        }

        return traffic.Protocol == packet.Protocol
            && (packet.Payload.DestinationPort is not { } port || traffic.Ports.Contains(port))
            && (traffic.Messages.Type is not { } type || packet.Payload.Type == type)
            && (traffic.Messages.Code is not { } code || packet.Payload.Code == code);
    }

    // 3.14: a prefix, or the addresses of a group's members; an empty group has none.
    private bool Matches(Peer peer, InternetAddress address) => peer.Prefix is { } prefix
        ? prefix.Contains(address)
        : _members[peer.Group!].Contains(address);
}
