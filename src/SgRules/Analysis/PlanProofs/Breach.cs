using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>A packet that passes at a moment and at neither end of a plan, or at both ends and not then.</summary>
/// <param name="Old">The start.</param>
/// <param name="Now">The moment.</param>
/// <param name="New">The goal.</param>
/// <param name="Opens">Whether it passes now.</param>
/// <param name="Packet">The packet.</param>
/// <param name="Passage">Its way.</param>
internal sealed record Breach(TableMoment Old, TableMoment Now, TableMoment New, bool Opens, Packet Packet, Passage Passage);
