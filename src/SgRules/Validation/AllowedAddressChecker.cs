using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks the prefixes that a NIC may use besides its own addresses, and the multicast groups that it receives on.</summary>
internal sealed class AllowedAddressChecker(Findings findings)
{
    public void Check(Nic nic, Network? network, Place place)
    {
        for (var a = 0; a < nic.AllowedAddresses.Count; a++)
        {
            CheckAllowed(nic.AllowedAddresses[a], network, place.Item("allowedAddresses", a));
        }

        var groups = FirstUses<InternetAddress>.OfRepeating(nic.MulticastGroups.AsSpan());
        for (var m = 0; m < nic.MulticastGroups.Count; m++)
        {
            CheckMulticast(nic.MulticastGroups[m], network, place.Item("multicastGroups", m), groups);
        }
    }

    private void CheckAllowed(Cidr cidr, Network? network, Place place)
    {
        var prefix = cidr.Prefix;
        if (cidr.HasHostBits)
        {
            findings.Add(InstanceFindings.AllowedHostBits, place, $"{cidr} has bits below its length and is read as {prefix}; write that.");
        }

        if (prefix.Address.IsMulticast)
        {
            findings.Add(InstanceFindings.AllowedMulticast, place, $"{prefix} is multicast, and no one sends from that; write addresses to receive on under multicastGroups.");
        }
        else if (!SpecialBlocks.LinkLocal.Contains(prefix))
        {
            CheckInNetwork(prefix, network, place);
        }
    }

    private void CheckInNetwork(IPPrefix prefix, Network? network, Place place)
    {
        if (Subnets.Of(network, prefix.Family) is not { } subnet)
        {
            if (Subnets.Lacks(network, prefix.Family))
            {
                findings.Add(InstanceFindings.FamilyNotUsed, place, $"Network {network?.Name} has no {prefix.Family}; remove {prefix}, or give the network that family.");
            }
        }
        else if (!subnet.Cidr.Prefix.Contains(prefix))
        {
            findings.Add(InstanceFindings.AllowedOutside, place, $"{prefix} is not inside {subnet.Cidr.Prefix} of network {network?.Name}, nor link-local; use prefixes of the network.");
        }
        else if (subnet.Gateway is { } gateway && prefix.Contains(gateway))
        {
            findings.Add(InstanceFindings.AllowedHoldsGateway, place, $"{prefix} holds the gateway {gateway}, so the NIC could speak as the gateway; leave it out.");
        }
    }

    private void CheckMulticast(InternetAddress group, Network? network, Place place, FirstUses<InternetAddress>? groups)
    {
        if (!group.IsMulticast)
        {
            findings.Add(InstanceFindings.NotMulticast, place, $"{group} is not multicast; use an address of 224.0.0.0/4 or ff00::/8.");
        }
        else if (groups is not null && groups.IsRepeated(group, place, out var first))
        {
            findings.Add(InstanceFindings.MulticastRepeated, place, $"{group} is listed twice; remove the second one.", first);
        }
        else if (Subnets.Lacks(network, group.Family))
        {
            findings.Add(InstanceFindings.MulticastFamilyNotUsed, place, $"Network {network?.Name} has no {group.Family}; remove {group}, or give the network that family.");
        }
    }
}
