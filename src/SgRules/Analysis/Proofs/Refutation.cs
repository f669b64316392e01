namespace SgRules.Analysis;

/// <summary>A packet that shows that rules and model differ, confirmed by asking both for it alone.</summary>
/// <param name="Explanation">The packet, its way, what the model decides of it on which ground, and what the rules do by which lines.</param>
/// <param name="Boxes">All packets of which they differ between the same two ports, as far as they are told.</param>
/// <param name="BoxesOmitted">How many more boxes there are.</param>
public sealed record Refutation(Explanation Explanation, ValueList<FieldBox> Boxes, int BoxesOmitted);
