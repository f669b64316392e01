using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>One way to take a named end: an address, and the NIC that has it, unless it is outside of the zone.</summary>
internal sealed record EndChoice(InternetAddress Address, NicPlace? Place)
{
    /// <summary>The NIC, if its bridge is filtered.</summary>
    public NicPlace? Port => Place is { IsFiltered: true } ? Place : null;

    public JourneyEnd End => new(Address, Place?.Instance.Name);

    public bool IsInNetworkOf(EndChoice other) => Place is not null && Place.Nic.Network == other.Place?.Nic.Network;
}
