using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Which group rule comes nearest to opening a gate to a packet.</summary>
internal sealed class GateRules(HostPolicy policy)
{
    private readonly Dictionary<string, GroupPolicy> _groups = policy.Groups.ToImmutableArray().ToDictionary(group => group.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, PeerGroup> _peers = policy.Peers.ToImmutableArray().ToDictionary(peer => peer.Id, StringComparer.Ordinal);

    /// <summary>The gate of an instance in some groups, one at least; <see langword="null"/> if a rule opens it.</summary>
    public ExplainedGate? Closed(ValueList<string> groups, Direction direction, Packet packet)
    {
        var address = direction == Direction.Ingress ? packet.Source : packet.Destination;
        var nearest = default((string Group, AllowRule Rule, RuleFit Fit)?);
        foreach (var id in groups)
        {
            foreach (var rule in direction == Direction.Ingress ? _groups[id].Ingress : _groups[id].Egress)
            {
                var fit = RuleFit.Of(rule, packet, IsPeer(rule.Peer, address));
                if (nearest is null || fit.IsNearerThan(nearest.Value.Fit))
                {
                    nearest = (id, rule, fit);
                }
            }
        }

        return nearest switch
        {
            null => new ExplainedGate(direction, groups[0], null, []),
            { Fit.IsWhole: true } => null,
            var (group, rule, fit) => new ExplainedGate(direction, group, rule.Identity, Conditions(rule, fit, packet, direction).ToValueList()) { PeerGroup = rule.Peer.Group },
        };
    }

    private bool IsPeer(Peer peer, InternetAddress address) => peer.Prefix is { } prefix ? prefix.Contains(address) : Members(peer).BinarySearch(address) >= 0;

    // In order, as a policy has them.
    private ReadOnlySpan<InternetAddress> Members(Peer peer) => _peers[peer.Group!].Members.AsSpan();

    private IEnumerable<JudgedCondition> Conditions(AllowRule rule, RuleFit fit, Packet packet, Direction direction)
    {
        var (traffic, payload) = (rule.Traffic, packet.Payload);
        if (!fit.Family && rule.Peer.Group is not null)
        {
            yield return Condition(rule.Family.ToString(), false, $"the packet is {packet.Family}");
        }

        yield return traffic.Protocol.IsAll ? Condition("any protocol", true) : Condition($"protocol {traffic.Protocol}", fit.Protocol, $"the packet is {packet.Protocol}");
        if (!traffic.Ports.IsAny)
        {
            yield return Condition(traffic.Ports.IsSinglePort ? $"port {traffic.Ports}" : $"ports {traffic.Ports}", fit.Ports, $"the packet has {payload.DestinationPort?.ToString(CultureInfo.InvariantCulture) ?? "none"}");
        }

        if (!traffic.Messages.IsAny)
        {
            yield return Condition($"message {traffic.Messages}", fit.Messages, payload.Type is null ? "the packet is none" : string.Create(CultureInfo.InvariantCulture, $"the packet is {payload.Type}/{payload.Code}"));
        }

        yield return Condition(rule.Peer, fit.Peer, direction, packet);
    }

    private JudgedCondition Condition(Peer peer, bool holds, Direction direction, Packet packet)
    {
        var (word, address) = direction == Direction.Ingress ? ("from", packet.Source) : ("to", packet.Destination);
        return peer.Prefix is { } prefix
            ? Condition($"{word} {prefix}", holds, $"{address} isn't in it")
            : Condition($"{word} group {peer.Group}", holds, Members(peer).IsEmpty ? "which has no member" : $"{address} is no member's");
    }

    private static JudgedCondition Condition(string asked, bool holds, string otherwise = "") => new(holds ? asked : $"{asked}, {otherwise}", holds);
}
