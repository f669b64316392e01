using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>One way to take a named end: an address, and the NIC that has it, unless it is outside of the zone.</summary>
internal sealed record EndChoice(InternetAddress Address, NicPlace? Place)
{
    /// <summary>The NIC, if its instance is stopped.</summary>
    public StoppedNic? Stopped { get; init; }

    /// <summary>The NIC, if its bridge is filtered.</summary>
    public NicPlace? Port => Place is { IsFiltered: true } ? Place : null;

    /// <summary>The instance that has the address.</summary>
    public string? Instance => Place?.Instance.Name ?? Stopped?.Instance.Name;

    /// <summary>The MAC address of the instance's NIC; <see langword="null"/> for an end outside of the zone.</summary>
    public MacAddress? Mac => Place?.Nic.Mac ?? Stopped?.Nic.Mac;

    private string? Network => Place?.Nic.Network ?? Stopped?.Nic.Network;

    public bool IsInNetworkOf(EndChoice other) => Network is not null && Network == other.Network;
}
