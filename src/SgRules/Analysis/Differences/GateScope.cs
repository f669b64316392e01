using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>The groups that a comparison asks, as policies without ports: one direction of one side.</summary>
internal static class GateScope
{
    public static HostPolicy Of(SideIndex side, IEnumerable<string> groups, Direction direction)
    {
        var asked = groups.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(side.Group).OfType<GroupPolicy>()
            .Select(group => direction == Direction.Ingress ? group with { Egress = [] } : group with { Ingress = [] })
            .ToValueList();
        return new HostPolicy
        {
            Host = string.Empty,
            AllowDns = side.AllowDns,
            Bridges = [],
            Groups = asked,
            Peers = asked.SelectMany(group => group.Ingress.Concat(group.Egress)).Select(rule => rule.Peer.Group).OfType<string>()
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => side.Peer(id) ?? new PeerGroup(id, [])).ToValueList(),
        };
    }
}
