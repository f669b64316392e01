using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>A NIC of a running instance, and where it is.</summary>
internal sealed record PlacedNic(HostPolicy Host, BridgePolicy Bridge, GuestPort Port)
{
    /// <summary>A port of its bridge that is trusted: what comes in by it meets the receiver's gate alone.</summary>
    public string? TrustedPort => Bridge.Uplinks is [var uplink, ..] ? uplink : Bridge.SystemPorts is [var system, ..] ? system.Device : null;

    /// <summary>Whether two NICs are at one place and say the same of themselves.</summary>
    public bool IsSameAs(PlacedNic other) =>
        Host.Host == other.Host.Host && Bridge.Name == other.Bridge.Name && Port.Device == other.Port.Device && Port.Mac == other.Port.Mac
        && Port.OwnAddresses == other.Port.OwnAddresses && Port.MulticastGroups == other.Port.MulticastGroups;

    public string Place => $"{Host.Host}/{Bridge.Name}/{Port.Device}";
}
