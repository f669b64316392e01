using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>The way of a packet through one host.</summary>
/// <param name="Host">The host's name.</param>
/// <param name="Passage">The way through it.</param>
public sealed record HostPassage(string Host, Passage Passage)
{
    /// <summary>
    /// The frame's destination address: the NIC's of the receiver, or of a stopped one in the sender's network, that of a multicast or broadcast
    /// address, or else <see cref="Journey.NextHopMac"/>, which is assumed.
    /// </summary>
    public MacAddress DestinationMac { get; init; } = Journey.NextHopMac;

    /// <summary>The port of the passage that stands for all uplinks of its bridge; <see langword="null"/> if there is one only, or if it was named.</summary>
    public string? AssumedUplink { get; init; }

    /// <summary>What <see cref="AssumedUplink"/> means, a sentence; <see langword="null"/> if there is none.</summary>
    public string? Assumption => AssumedUplink is null ? null
        : $"Bridge {Passage.InInterface} of {Host} has several uplinks: {AssumedUplink} stands for them unless another is named, and the model judges them alike.";
}
