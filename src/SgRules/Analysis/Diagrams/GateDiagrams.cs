using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>What the rules of groups allow, as diagrams, each group once (contract 3.8, 3.9, 3.14).</summary>
internal sealed class GateDiagrams
{
    private readonly PacketSpace _space;
    private readonly Dictionary<string, GroupPolicy> _groups;
    private readonly Dictionary<string, ValueSet> _peers;
    private readonly Dictionary<(string, Direction), Diagram> _allowed = [];

    public GateDiagrams(HostPolicy policy, PacketSpace space)
    {
        _space = space;
        _groups = policy.Groups.ToImmutableArray().ToDictionary(group => group.Id, StringComparer.Ordinal);
        _peers = policy.Peers.ToImmutableArray().ToDictionary(peer => peer.Id, MembersOf, StringComparer.Ordinal);
    }

    /// <summary>What the ingress rules of some groups allow leads to an outcome, all else is dropped.</summary>
    public Diagram Ingress(ValueList<string> groups, Diagram allowed) => Any(groups, Direction.Ingress, allowed);

    /// <summary>What the egress rules of some groups allow leads to an outcome, all else is dropped.</summary>
    public Diagram Egress(ValueList<string> groups, Diagram allowed) => Any(groups, Direction.Egress, allowed);

    /// <summary>The set of packets that a group's rules allow.</summary>
    public Diagram Allowed(string group, Direction direction)
    {
        if (!_allowed.TryGetValue((group, direction), out var allowed))
        {
            allowed = _space.Drop;
            foreach (var rule in _groups[group].Rules(direction, _space.Values.Family))
            {
                allowed = _space.Choose(BoxOf(rule, direction), _space.Accept, allowed);
            }

            _allowed.Add((group, direction), allowed);
        }

        return allowed;
    }

    /// <summary>What a rule allows.</summary>
    public PacketBox BoxOf(AllowRule rule, Direction direction)
    {
        var box = PacketBox.Everything.With(direction == Direction.Ingress ? PacketField.Source : PacketField.Destination, OfPeer(rule.Peer));
        return rule.Traffic.Protocol.IsAll ? box : box.And(PacketBox.Of(rule.Traffic.Protocol))
            .With(PacketField.DestinationPort, PacketValues.Ports(rule.Traffic.Ports))
            .With(PacketField.SourcePortOrMessage, PacketValues.Messages(rule.Traffic.Messages));
    }

    private Diagram Any(ValueList<string> groups, Direction direction, Diagram allowed)
    {
        var union = _space.Drop;
        foreach (var group in groups)
        {
            union = _space.Diagrams.Combine(Operation.Union, union, Allowed(group, direction));
        }

        return allowed.Is(Outcome.Accept) ? union : _space.Diagrams.Map(union, [Outcome.Drop, allowed.Outcome, Outcome.Drop, Outcome.Drop]);
    }

    private ValueSet OfPeer(Peer peer) => peer.Prefix is { } prefix ? _space.Values.Addresses.Of(prefix) : _peers[peer.Group!];

    private ValueSet MembersOf(PeerGroup peer) => _space.Values.Addresses.Of(
        [.. peer.Members.ToImmutableArray().Where(address => address.Family == _space.Values.Family).Select(IPPrefix.Of)]);
}
