using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>The keys of what a policy says of one family: a bridge's ports, and the groups and peers that they hang on.</summary>
internal sealed class PolicyKeys
{
    private readonly HostPolicy _policy;
    private readonly IPFamily _family;
    private readonly Dictionary<string, GroupPolicy> _groups;
    private readonly Dictionary<string, PeerGroup> _peers;
    private readonly Dictionary<string, ProofKey> _ofGroups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProofKey> _ofPeers = new(StringComparer.Ordinal);

    public PolicyKeys(HostPolicy policy, IPFamily family)
    {
        (_policy, _family) = (policy, family);
        _groups = policy.Groups.ToImmutableArray().ToDictionary(group => group.Id, StringComparer.Ordinal);
        _peers = policy.Peers.ToImmutableArray().ToDictionary(peer => peer.Id, StringComparer.Ordinal);
    }

    public ProofKey Of(BridgePolicy bridge)
    {
        var content = new ProofContent();
        content.Add(_policy.AllowDns ? 1 : 0);
        content.Add(bridge.Name);
        content.AddAll(bridge.Uplinks, content.Add);
        content.AddAll(bridge.SystemPorts, port => content.Add(port.Device));
        content.AddAll(bridge.GuestPorts, guest => Add(content, guest));
        string[] groups = [.. bridge.GuestPorts.SelectMany(guest => guest.Policy.Groups).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        content.AddAll(groups, group => content.Add(OfGroup(group)));
        return content.ToKey();
    }

    // The instance's name decides nothing.
    private void Add(ProofContent content, GuestPort guest)
    {
        content.Add(guest.Device);
        content.Add(guest.Mac.ToString());
        content.AddAll([.. guest.OwnAddressesOf(_family)], content.Add);
        content.AddAll([.. guest.MulticastGroups.Where(group => group.Family == _family)], content.Add);
        content.Add(guest.Policy.RestrictsEgress ? 1 : 0);
        content.AddAll(guest.Policy.Groups, content.Add);
    }

    private ProofKey OfGroup(string id)
    {
        if (!_ofGroups.TryGetValue(id, out var key))
        {
            var content = new ProofContent();
            content.Add(id);
            content.AddAll([.. _groups[id].Rules(Model.Direction.Ingress, _family)], rule => Add(content, rule));
            content.AddAll([.. _groups[id].Rules(Model.Direction.Egress, _family)], rule => Add(content, rule));
            key = content.ToKey();
            _ofGroups.Add(id, key);
        }

        return key;
    }

    private void Add(ProofContent content, AllowRule rule)
    {
        var (protocol, ports, messages) = (rule.Traffic.Protocol, rule.Traffic.Ports, rule.Traffic.Messages);
        content.Add(protocol.Number);
        content.Add(ports.First);
        content.Add(ports.Last);
        content.Add(messages.Type ?? -1);
        content.Add(messages.Code ?? -1);
        if (rule.Peer.Prefix is { } prefix)
        {
            content.Add(0);
            content.Add(prefix);
        }
        else
        {
            content.Add(1);
            content.Add(OfPeer(rule.Peer.Group!));
        }
    }

    private ProofKey OfPeer(string id)
    {
        if (!_ofPeers.TryGetValue(id, out var key))
        {
            var content = new ProofContent();
            foreach (var member in _peers[id].Members)
            {
                if (member.Family == _family)
                {
                    content.Add(member);
                }
            }

            key = content.ToKey();
            _ofPeers.Add(id, key);
        }

        return key;
    }
}
