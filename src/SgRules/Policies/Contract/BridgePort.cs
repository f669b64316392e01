namespace SgRules.Policies;

/// <summary>One end of a frame's way over a bridge.</summary>
/// <param name="Role">What the port is.</param>
/// <param name="Device">Its device.</param>
/// <param name="Instance">The instance or system VM whose NIC it is, if it is one's.</param>
/// <param name="Guest">The NIC, for a guest port only.</param>
internal sealed record BridgePort(PortRole Role, string Device, string? Instance = null, GuestPort? Guest = null)
{
    /// <summary>Whether it is an uplink or a system port; what the contract says of one it says of the other.</summary>
    public bool IsTrusted => Role is PortRole.Uplink or PortRole.System;

    /// <summary>The port for people.</summary>
    public override string ToString() => Role switch
    {
        PortRole.Uplink => $"uplink {Device}",
        PortRole.Unknown => $"unknown port {Device}",
        _ => $"{Instance} ({Device})",
    };
}
