namespace SgRules.Analysis;

/// <summary>What changed about who is there.</summary>
public enum IdentityChangeKind
{
    /// <summary>An instance runs that did not.</summary>
    InstanceAdded,

    /// <summary>An instance that ran is stopped or gone.</summary>
    InstanceRemoved,

    /// <summary>A NIC was added to a running instance.</summary>
    NicAdded,

    /// <summary>A NIC of a running instance is gone.</summary>
    NicRemoved,

    /// <summary>A NIC is at another host, bridge or port.</summary>
    Moved,

    /// <summary>A NIC has another MAC address, and so another link-local address.</summary>
    MacChanged,

    /// <summary>A NIC may use further addresses.</summary>
    AddressAdded,

    /// <summary>A NIC may no longer use some addresses.</summary>
    AddressRemoved,

    /// <summary>A NIC may receive on further multicast addresses.</summary>
    MulticastAdded,

    /// <summary>A NIC may no longer receive on some multicast addresses.</summary>
    MulticastRemoved,

    /// <summary>A port is trusted that was not: an uplink or a system VM's.</summary>
    TrustedPortAdded,

    /// <summary>A port is no longer trusted: an uplink or a system VM's.</summary>
    TrustedPortRemoved,
}
