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

    /// <summary>Whether a frame to it goes to every port of a bridge: multicast and broadcast.</summary>
    public bool GoesToAll(InternetAddress address) => address.IsMulticast || address == InternetAddress.IPv4Broadcast
        || zone.Networks.ToImmutableArray().Any(network => network.IPv4 is { } subnet && subnet.Cidr.Prefix.LastAddress == address && subnet.Cidr.Length <= LongestWithBroadcast);
}
