using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>Resolves a group that rules name as peer to the addresses of its members (contract 3.14).</summary>
internal static class PeerResolver
{
    public static PeerGroup Resolve(ZoneRelations relations, int group)
    {
        var members = relations.MembersOf(group);
        var addresses = new List<InternetAddress>(members.Length);
        foreach (var member in members)
        {
            foreach (var nic in relations.Zone.Instances[member].Nics)
            {
                nic.AddAddressesTo(addresses);
            }
        }

        return new PeerGroup(relations.Ids[group], Distinct.Sorted(addresses));
    }
}
