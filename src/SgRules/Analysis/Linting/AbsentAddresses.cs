using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>Finds peers that are one address of the zone's own networks, which no NIC has.</summary>
/// <remarks>
/// Left out are a network's gateway and, where the network says which addresses instances get, all others: something else may have them.
/// A NIC of a stopped instance or a system VM has its addresses too, and so have all prefixes that a NIC may use.
/// </remarks>
internal sealed class AbsentAddresses
{
    private readonly HashSet<IPPrefix> _known = [];
    private readonly HashSet<(IPFamily, int)> _lengths = [];
    private readonly List<(string Network, Subnet Subnet)> _subnets = [];

    private AbsentAddresses(Zone zone)
    {
        foreach (var network in zone.Networks.Where(network => network.HasSecurityGroups))
        {
            _subnets.AddRange(new[] { network.IPv4, network.IPv6 }.OfType<Subnet>().Select(subnet => (network.Name, subnet)));
        }

        foreach (var nic in zone.Instances.SelectMany(instance => instance.Nics))
        {
            foreach (var prefix in nic.Addresses().Select(IPPrefix.Of).Concat(nic.AllowedAddresses.Select(cidr => cidr.Prefix)))
            {
                _known.Add(prefix);
                _lengths.Add((prefix.Family, prefix.Length));
            }
        }
    }

    public static void Find(LintedZone zone, LintLog log)
    {
        var absent = new AbsentAddresses(zone.Zone);
        foreach (var group in zone.Groups)
        {
            foreach (var peer in group.Peers(Direction.Ingress).Concat(group.Peers(Direction.Egress)))
            {
                absent.Find(peer, group, log);
            }
        }
    }

    private void Find(LintedPeer peer, LintedGroup group, LintLog log)
    {
        if (peer.Allows is [{ Peer.Prefix: { IsSingleAddress: true, Address: var address } }, ..] && NetworkOf(address) is { } network && !IsKnown(address))
        {
            var (word, action) = peer.Place.Direction == Direction.Ingress ? ("from", "sends") : ("to", "receives");
            log.Add(LintFindings.AddressWithoutNic, peer.Place, group, $"'{peer.Identity}' of group '{peer.Group}' is {word} {address} in network '{network}', and no NIC of the zone has that address, so no instance {action} it. Correct the address, or name the group of the instance that was meant.", [peer.Identity]);
        }
    }

    private string? NetworkOf(InternetAddress address) => _subnets
        .Where(one => one.Subnet.Cidr.Prefix.Contains(address) && one.Subnet.Gateway != address && (one.Subnet.Range is not { } range || range.Contains(address)))
        .Select(one => one.Network)
        .FirstOrDefault();

    private bool IsKnown(InternetAddress address) =>
        _lengths.Any(length => length.Item1 == address.Family && _known.Contains(IPPrefix.Containing(address, length.Item2)));
}
