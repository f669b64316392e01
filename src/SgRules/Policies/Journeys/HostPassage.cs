using SgRules.Addressing;

namespace SgRules.Policies;

/// <summary>The way of a packet through one host.</summary>
/// <param name="Host">The host's name.</param>
/// <param name="Passage">The way through it.</param>
public sealed record HostPassage(string Host, Passage Passage);
