using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>Resolves the groups that rules name as peers to the addresses of their members (contract 3.14).</summary>
internal static class PeerResolver
{
    public static ValueList<PeerGroup> Resolve(ValueList<GroupPolicy> groups, List<Instance> running)
    {
        var members = groups.ToImmutableArray()
            .SelectMany(group => group.Ingress.ToImmutableArray().Concat(group.Egress.ToImmutableArray()))
            .Select(rule => rule.Peer.Group)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(id => id, _ => new List<InternetAddress>(), StringComparer.Ordinal);
        foreach (var instance in running)
        {
            foreach (var group in instance.SecurityGroups)
            {
                if (members.TryGetValue(group, out var addresses))
                {
                    addresses.AddRange(instance.Nics.ToImmutableArray().SelectMany(nic => nic.Addresses()));
                }
            }
        }

        return members.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => new PeerGroup(entry.Key, entry.Value.Distinct().Order().ToValueList()))
            .ToValueList();
    }
}
