using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>A frame that passes at a moment and at neither end of a plan, or at both ends and not then.</summary>
/// <param name="Old">The start.</param>
/// <param name="Now">The moment.</param>
/// <param name="New">The goal.</param>
/// <param name="Opens">Whether it passes now.</param>
/// <param name="Frame">The frame.</param>
/// <param name="Passage">Its way.</param>
internal sealed record FrameBreach(FrameMoment Old, FrameMoment Now, FrameMoment New, bool Opens, Frame Frame, Passage Passage);
