using SgRules.Addressing;
using SgRules.Policies;

namespace SgRules.Cli.Explanations;

/// <summary>What is explained: a packet or a frame, exactly one of them, and its way.</summary>
/// <param name="Journey">The way from end to end; <see langword="null"/> if ports were named and no ends.</param>
/// <param name="Passages">Its passages.</param>
internal sealed record Trip(Journey? Journey, ValueList<HostPassage> Passages)
{
    /// <summary>What had to be assumed, a sentence each.</summary>
    public required ValueList<string> Notes { get; init; }

    public Packet? Packet { get; init; }

    public Frame? Frame { get; init; }
}
