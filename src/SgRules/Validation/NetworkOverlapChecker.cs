using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks what the Shared networks of a zone have to do with each other; Isolated ones may all have the same addresses.</summary>
internal sealed class NetworkOverlapChecker(Zone zone, Findings findings)
{
    public void Check()
    {
        CheckFamily("ipv4", network => network.IPv4, IPFamily.IPv4);
        CheckFamily("ipv6", network => network.IPv6, IPFamily.IPv6);
    }

    private void CheckFamily(string property, Func<Network, Subnet?> subnetOf, IPFamily family)
    {
        var shared = new List<int>();
        for (var i = 0; i < zone.Networks.Count; i++)
        {
            if (zone.Networks[i].GuestType == GuestType.Shared && subnetOf(zone.Networks[i])?.Cidr.Family == family)
            {
                shared.Add(i);
            }
        }

        CheckCidrs(shared, property, subnetOf);
        foreach (var vlan in shared.Where(IsTagged).GroupBy(i => zone.Networks[i].Vlan))
        {
            CheckVlan([.. vlan], property, subnetOf);
        }
    }

    // Untagged networks are told apart by their bridges; a model doesn't say which physical network they are on.
    private bool IsTagged(int network) => zone.Networks[network].Vlan != Vlan.Untagged;

    // Networks of one VLAN are one owner: CheckVlan judges them among themselves.
    private void CheckCidrs(List<int> networks, string property, Func<Network, Subnet?> subnetOf)
    {
        var claims = networks.Select(i => Claim.Of(i, zone.Networks[i].Vlan.Id ?? -1 - i, subnetOf(zone.Networks[i])!.Cidr.Prefix));
        foreach (var (earlier, later) in Claim.Conflicts(claims))
        {
            findings.Add(
                NetworkFindings.CidrsOverlap,
                CidrOf(later.Order, property),
                $"{Prefix(later)} overlaps {Prefix(earlier)} of network {zone.Networks[earlier.Order].Name}; renumber one of the two.",
                CidrOf(earlier.Order, property));
        }

        IPPrefix Prefix(Claim claim) => subnetOf(zone.Networks[claim.Order])!.Cidr.Prefix;
    }

    private void CheckVlan(List<int> networks, string property, Func<Network, Subnet?> subnetOf)
    {
        var first = networks[0];
        var subnet = subnetOf(zone.Networks[first])!;
        var alike = new List<Claim>();
        foreach (var i in networks)
        {
            var other = subnetOf(zone.Networks[i])!;
            if (other.Cidr.Prefix == subnet.Cidr.Prefix && other.Gateway == subnet.Gateway)
            {
                alike.Add(other.Range is { } range ? Claim.Of(i, i, range) : Claim.Of(i, i, other.Cidr.Prefix));
            }
            else
            {
                findings.Add(
                    NetworkFindings.VlanSharedBySubnets,
                    Place.Network(i).Property(property),
                    $"VLAN {zone.Networks[i].Vlan} has {subnet.Cidr.Prefix} in network {zone.Networks[first].Name}, and {other.Cidr.Prefix} here, with another gateway or netmask; use one subnet a VLAN.",
                    Place.Network(first).Property(property));
            }
        }

        CheckRanges(alike, property);
    }

    private void CheckRanges(List<Claim> ranges, string property)
    {
        foreach (var (earlier, later) in Claim.Conflicts(ranges))
        {
            findings.Add(
                NetworkFindings.RangesOverlap,
                Place.Network(later.Order).Property(property),
                $"{later.First}-{later.Last} shares addresses with {earlier.First}-{earlier.Last} of network {zone.Networks[earlier.Order].Name} in the same VLAN; give each a range of its own.",
                Place.Network(earlier.Order).Property(property));
        }
    }

    private static Place CidrOf(int network, string property) => Place.Network(network).Property(property).Property("cidr");
}
