using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>A packet of which it can't be said what the rules do with it.</summary>
/// <param name="Packet">The packet.</param>
/// <param name="Passage">Its way.</param>
internal sealed record UnknownDecision(Packet Packet, Passage Passage);
