namespace SgRules.Analysis;

/// <summary>Packets of which a rule's conditions hold, or of which it can't be said.</summary>
/// <param name="Box">The packets; those of two alternatives of a rule are apart.</param>
/// <param name="IsSure">Whether the conditions hold; otherwise nobody knows.</param>
internal readonly record struct Alternative(PacketBox Box, bool IsSure);
