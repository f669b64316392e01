using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>What an address means in a zone when it is no instance's.</summary>
internal sealed class ZoneAddresses(Zone zone)
{
    // Up to this length a subnet has a broadcast address of its own (RFC 3021).
    private const int LongestWithBroadcast = 30;

    /// <summary>The network whose gateway it is, if it is one.</summary>
    public string? GatewayOf(InternetAddress address) => zone.Networks.ToImmutableArray()
        .FirstOrDefault(network => network.IPv4?.Gateway == address || network.IPv6?.Gateway == address)?.Name;

    /// <summary>The first network by name that it lies in, if it lies in one.</summary>
    public string? NetworkOf(InternetAddress address) => zone.Networks.ToImmutableArray()
        .Where(network => network.IPv4?.Cidr.Prefix.Contains(address) == true || network.IPv6?.Cidr.Prefix.Contains(address) == true)
        .Select(network => network.Name).Order(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The destination address of a frame to several stations (RFC 1112, RFC 2464); <see langword="null"/> for an address of one.</summary>
    public MacAddress? GroupMacOf(InternetAddress address) => (address.IsMulticast, address.Family) switch
    {
        (true, IPFamily.IPv4) => MacAddress.Create(0x0100_5E00_0000UL | (ulong)(address.Bits & 0x7F_FFFF)),
        (true, _) => MacAddress.Create(0x3333_0000_0000UL | (ulong)(address.Bits & 0xFFFF_FFFF)),
        _ => GoesToAll(address) ? MacAddress.Broadcast : null,
    };

    /// <summary>Whether a frame to it goes to every port of a bridge: multicast and broadcast.</summary>
    public bool GoesToAll(InternetAddress address) => address.IsMulticast || address == InternetAddress.IPv4Broadcast
        || zone.Networks.ToImmutableArray().Any(network => network.IPv4 is { } subnet && subnet.Cidr.Prefix.LastAddress == address && subnet.Cidr.Length <= LongestWithBroadcast);
}
