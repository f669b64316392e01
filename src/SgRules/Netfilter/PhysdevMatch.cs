namespace SgRules.Netfilter;

/// <summary>The bridge ports of a bridged packet: <c>-m physdev</c>.</summary>
public sealed record PhysdevMatch : Match
{
    /// <summary>Whether it must have come in by some port of a bridge: <c>--physdev-is-in</c>.</summary>
    public bool IsIn { get; init; }

    /// <summary>The port it came in by, if that matters.</summary>
    public DevicePattern? In { get; init; }

    /// <summary>Whether it must not have come in by <see cref="In"/>: <c>! --physdev-in</c>; holds also for a packet that came in by no port.</summary>
    public bool IsInNegated { get; init; }

    /// <summary>Whether it must go out by some port of a bridge: <c>--physdev-is-out</c>.</summary>
    public bool IsOut { get; init; }

    /// <summary>The port it goes out by, if that matters; known for bridged packets only.</summary>
    public DevicePattern? Out { get; init; }

    /// <summary>Whether it must not go out by <see cref="Out"/>: <c>! --physdev-out</c>; holds also for a packet of which neither port is known, but not for one that came in by a port and is not bridged.</summary>
    public bool IsOutNegated { get; init; }

    /// <summary>Whether it must be bridged, not routed.</summary>
    public bool IsBridged { get; init; }

    internal override bool CanBeWritten =>
        (IsIn || IsOut || IsBridged || In is not null || Out is not null)
        && (In is { Name.Length: > 0 } || (In is null && !IsInNegated))
        && (Out is { Name.Length: > 0 } || (Out is null && !IsOutNegated));
}
