using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>One end of a packet's journey.</summary>
/// <param name="Address">The address.</param>
/// <param name="Instance">The instance whose address it is, Running or not; <see langword="null"/> for an address of no instance of the zone.</param>
public sealed record JourneyEnd(InternetAddress Address, string? Instance)
{
    /// <summary>What is assumed of an end that is at no port of its own, a sentence; <see langword="null"/> for one that is.</summary>
    public string? Assumption { get; init; }

    /// <summary>The end for people.</summary>
    /// <returns>For example <c>i-2-19-VM (203.0.113.19)</c> or <c>198.51.100.7</c>.</returns>
    public override string ToString() => Instance is null ? Address.ToString() : $"{Instance} ({Address})";
}
