using SgRules.Addressing;

namespace SgRules.Model;

/// <summary>A network interface of an instance.</summary>
public sealed record Nic
{
    /// <summary>The name of the network it is in.</summary>
    public required string Network { get; init; }

    /// <summary>The bridge it is a port of; needed only if several bridges of the host carry the network.</summary>
    public string? Bridge { get; init; }

    /// <summary>The device on the host, at most 15 bytes; required when the instance runs.</summary>
    public string? Device { get; init; }

    /// <summary>The MAC address; its EUI-64 link-local address is always the NIC's own.</summary>
    public required MacAddress Mac { get; init; }

    /// <summary>The IPv4 address, if it has one.</summary>
    public InternetAddress? IPv4 { get; init; }

    /// <summary>The IPv6 address, if it has one.</summary>
    public InternetAddress? IPv6 { get; init; }

    /// <summary>Further addresses of either family; group members as the primary ones are.</summary>
    public ValueList<InternetAddress> SecondaryIps { get; init; }

    /// <summary>Further prefixes that the NIC may use (virtual addresses, other link-local ones); not group members.</summary>
    public ValueList<Cidr> AllowedAddresses { get; init; }

    /// <summary>Multicast addresses that it may receive on; ingress rules still decide (contract 3.3).</summary>
    public ValueList<InternetAddress> MulticastGroups { get; init; }

    /// <summary>The primary and secondary addresses of both families: what a group has of the NIC (contract 3.14).</summary>
    /// <returns>The addresses in the model's order.</returns>
    public IEnumerable<InternetAddress> Addresses()
    {
        if (IPv4 is { } ipv4)
        {
            yield return ipv4;
        }

        if (IPv6 is { } ipv6)
        {
            yield return ipv6;
        }

        foreach (var address in SecondaryIps.ToImmutableArray())
        {
            yield return address;
        }
    }

    /// <summary>Adds <see cref="Addresses"/> to a list, at no cost but theirs.</summary>
    internal void AddAddressesTo(List<InternetAddress> addresses)
    {
        if (IPv4 is { } ipv4)
        {
            addresses.Add(ipv4);
        }

        if (IPv6 is { } ipv6)
        {
            addresses.Add(ipv6);
        }

        addresses.AddRange(SecondaryIps.AsSpan());
    }
}
