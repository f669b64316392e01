namespace SgRules.Netfilter;

/// <summary>The bridge ports of a bridged packet: <c>-m physdev</c>.</summary>
public sealed record PhysdevMatch : Match
{
    /// <summary>The port it came in by, if that matters.</summary>
    public DevicePattern? In { get; init; }

    /// <summary>The port it goes out by, if that matters; known for bridged packets only.</summary>
    public DevicePattern? Out { get; init; }

    /// <summary>Whether it must be bridged, not routed.</summary>
    public bool IsBridged { get; init; }
}
