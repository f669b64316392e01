using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks a network's addresses of one family.</summary>
internal sealed class SubnetChecker(Findings findings)
{
    private const int StatelessLength = 64;

    public void Check(Network network, Subnet subnet, IPFamily family, Place place)
    {
        var prefix = subnet.Cidr.Prefix;
        var judged = IsOf(family, subnet.Cidr.Address, place.Property("cidr"));
        if (judged)
        {
            CheckCidr(network, subnet.Cidr, place.Property("cidr"));
        }

        if (subnet.Gateway is { } gateway && IsOf(family, gateway, place.Property("gateway")) && judged)
        {
            CheckGateway(gateway, prefix, place.Property("gateway"));
        }

        if (subnet.Range is { } range && IsOf(family, range.First, place.Property("range")) && judged)
        {
            CheckRange(range, subnet.Gateway, prefix, place);
        }
    }

    private bool IsOf(IPFamily family, InternetAddress address, Place place)
    {
        if (address.Family == family)
        {
            return true;
        }

        findings.Add(NetworkFindings.WrongFamily, place, $"{address} is not {family}; write an {family} address here.");
        return false;
    }

    private void CheckCidr(Network network, Cidr cidr, Place place)
    {
        if (cidr.HasHostBits)
        {
            findings.Add(NetworkFindings.CidrHostBits, place, $"{cidr} has bits below its length and is read as {cidr.Prefix}; write that.");
        }

        if (SpecialBlocks.Touching(cidr.Prefix) is { } special)
        {
            findings.Add(NetworkFindings.CidrSpecial, place, $"{cidr} holds addresses of {special}, which no network has; use other addresses.");
        }

        if (network.HasSecurityGroups && cidr.Family == IPFamily.IPv6 && cidr.Length != StatelessLength)
        {
            findings.Add(NetworkFindings.CidrNotSlash64, place, $"The IPv6 prefix of a network with security groups is a /64, {cidr} isn't; use a /64.");
        }
    }

    // Routers announce themselves by a link-local address (RFC 4861 section 6.1.2), so that is a gateway too.
    private void CheckGateway(InternetAddress gateway, IPPrefix prefix, Place place)
    {
        if (!prefix.Contains(gateway) && !gateway.IsIPv6LinkLocal)
        {
            findings.Add(NetworkFindings.GatewayOutside, place, $"The gateway {gateway} is outside {prefix}; use an address of the network.");
        }
        else if (SpecialBlocks.IsEnd(prefix, gateway))
        {
            findings.Add(NetworkFindings.GatewayUnusable, place, $"{gateway} is the first or last address of {prefix}; use another one as gateway.");
        }
    }

    private void CheckRange(AddressRange range, InternetAddress? gateway, IPPrefix prefix, Place place)
    {
        if (!prefix.Contains(range.First) || !prefix.Contains(range.Last))
        {
            findings.Add(NetworkFindings.RangeOutside, place.Property("range"), $"The range {range} is not inside {prefix}; use addresses of the network only.");
            return;
        }

        if (gateway is { } router && range.Contains(router))
        {
            findings.Add(
                NetworkFindings.RangeHoldsReserved,
                place.Property("range"),
                $"The range {range} holds the gateway {router}, which no instance may have; leave it out.",
                place.Property("gateway"));
        }

        if (SpecialBlocks.IsEnd(prefix, range.First) || SpecialBlocks.IsEnd(prefix, range.Last))
        {
            findings.Add(NetworkFindings.RangeHoldsReserved, place.Property("range"), $"The range {range} holds the first or last address of {prefix}; leave it out.");
        }
    }
}
