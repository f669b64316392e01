using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>A bridge port that is a NIC of a Running instance.</summary>
public sealed record GuestPort
{
    /// <summary>The instance's name.</summary>
    public required string Instance { get; init; }

    /// <summary>The port's device.</summary>
    public required string Device { get; init; }

    /// <summary>The NIC's MAC address.</summary>
    public required MacAddress Mac { get; init; }

    /// <summary>Its own addresses of both families: primary, secondary, allowed and link-local (contract 3.1), each once, in order.</summary>
    public required ValueList<IPPrefix> OwnAddresses { get; init; }

    /// <summary>The multicast addresses it may receive on (contract 3.3), each once, in order.</summary>
    public ValueList<InternetAddress> MulticastGroups { get; init; }

    /// <summary>What it may send and receive.</summary>
    public required InstancePolicy Policy { get; init; }

    /// <summary>Its own addresses of one family.</summary>
    internal IEnumerable<IPPrefix> OwnAddressesOf(IPFamily family) => OwnAddresses.ToImmutableArray().Where(prefix => prefix.Family == family);

    /// <summary>Whether an address is the NIC's own (contract 3.1, 3.3).</summary>
    internal bool Owns(InternetAddress address)
    {
        foreach (var prefix in OwnAddresses)
        {
            if (prefix.Contains(address))
            {
                return true;
            }
        }

        return false;
    }
}
