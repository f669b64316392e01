using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>A NIC of a Running instance, and the bridge that it is a port of.</summary>
internal sealed record NicPlace(Instance Instance, Nic Nic, string Device, Host Host, Bridge Bridge, bool IsFiltered)
{
    /// <summary>The uplink that stands for all of the bridge's: the first in byte order.</summary>
    public string? Uplink => Bridge.Uplinks.ToImmutableArray().Where(uplink => uplink.Length > 0).Order(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The uplink, if there are others that it stands for.</summary>
    public string? AssumedUplink => Bridge.Uplinks.Count > 1 ? Uplink : null;

    /// <summary>The address that a NIC is reached by in a family.</summary>
    public static InternetAddress? AddressOf(Nic nic, IPFamily family) =>
        (family == IPFamily.IPv4 ? nic.IPv4 : nic.IPv6)
        ?? nic.SecondaryIps.ToImmutableArray().Where(address => address.Family == family).Order().Select(address => (InternetAddress?)address).FirstOrDefault();

    public bool IsAtBridgeOf(NicPlace other) => Host.Name == other.Host.Name && Bridge.Name == other.Bridge.Name;

    public override string ToString() => $"{Instance.Name} ({Device})";
}
