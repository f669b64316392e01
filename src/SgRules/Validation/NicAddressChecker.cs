using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks the addresses that a NIC has as its own; further ones are <see cref="AllowedAddressChecker"/>'s.</summary>
internal sealed class NicAddressChecker(int count, Findings findings)
{
    private readonly FirstUses<(int Network, InternetAddress Address)> _addresses = new(count);
    private readonly AllowedAddressChecker _allowed = new(findings);

    /// <summary>Announces a NIC that will be checked; all of them must be.</summary>
    public void Expect(Nic nic, int network)
    {
        ExpectAddress(nic.IPv4, network);
        ExpectAddress(nic.IPv6, network);
        foreach (var address in nic.SecondaryIps)
        {
            ExpectAddress(address, network);
        }
    }

    public void Check(Nic nic, Network? network, int? position, Place place)
    {
        CheckPrimary(nic.IPv4, IPFamily.IPv4, network, position, place.Property("ipv4"));
        CheckPrimary(nic.IPv6, IPFamily.IPv6, network, position, place.Property("ipv6"));
        for (var s = 0; s < nic.SecondaryIps.Count; s++)
        {
            CheckAddress(nic.SecondaryIps[s], network, position, place.Item("secondaryIps", s));
        }

        _allowed.Check(nic, network, place);
        if (network is { HasSecurityGroups: true } and not { IPv4: null, IPv6: null } && nic is { IPv4: null, IPv6: null, SecondaryIps.IsEmpty: true })
        {
            findings.Add(InstanceFindings.NoAddress, place, $"The NIC has no address of network {network.Name}, so only link-local ones work; give it one.");
        }
    }

    private void ExpectAddress(InternetAddress? address, int network)
    {
        if (address is { } given)
        {
            _addresses.Expect((network, given));
        }
    }

    private void CheckPrimary(InternetAddress? address, IPFamily family, Network? network, int? position, Place place)
    {
        if (address is not { } given)
        {
            return;
        }

        if (given.Family != family)
        {
            findings.Add(InstanceFindings.AddressWrongFamily, place, $"{given} is not {family}; write an {family} address here.");
        }

        CheckAddress(given, network, position, place);
    }

    // One finding an address says what is wrong with it; whether another NIC has it too is a second matter.
    private void CheckAddress(InternetAddress address, Network? network, int? position, Place place)
    {
        if (address.IsIPv6LinkLocal)
        {
            findings.Add(InstanceFindings.AddressLinkLocal, place, $"{address} is link-local: the one of the MAC is implied, others belong under allowedAddresses; remove it here.");
            return;
        }

        if (SpecialBlocks.Holding(address) is { } special)
        {
            findings.Add(InstanceFindings.AddressUnusable, place, $"{address} is an address of {special}, which no instance has; use a unicast address.");
            return;
        }

        CheckInNetwork(address, network, place);
        if (position is { } known && _addresses.IsRepeated((known, address), place, out var first))
        {
            findings.Add(InstanceFindings.AddressRepeated, place, $"{address} is used twice in the network; give each NIC its own.", first);
        }
    }

    private void CheckInNetwork(InternetAddress address, Network? network, Place place)
    {
        if (Subnets.Of(network, address.Family) is not { } subnet)
        {
            if (Subnets.Lacks(network, address.Family))
            {
                findings.Add(InstanceFindings.FamilyNotUsed, place, $"Network {network?.Name} has no {address.Family}; remove {address}, or give the network that family.");
            }

            return;
        }

        var prefix = subnet.Cidr.Prefix;
        if (!prefix.Contains(address))
        {
            findings.Add(InstanceFindings.AddressOutside, place, $"{address} is outside {prefix} of network {network?.Name}; use an address of the network.");
        }
        else if (SpecialBlocks.IsEnd(prefix, address))
        {
            findings.Add(InstanceFindings.AddressUnusable, place, $"{address} is the first or last address of {prefix}; use another one.");
        }
        else if (subnet.Gateway == address)
        {
            findings.Add(InstanceFindings.AddressIsGateway, place, $"{address} is the gateway of network {network?.Name}; use another one.");
        }
    }
}
