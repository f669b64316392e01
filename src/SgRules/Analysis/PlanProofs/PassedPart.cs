namespace SgRules.Analysis;

/// <summary>The packets that the rules of one port, at one end, don't drop.</summary>
/// <param name="Least">Those that they certainly don't.</param>
/// <param name="Most">Those that they may let pass: more than the others only where a moment stands for all of a run.</param>
internal sealed record PassedPart(Diagram Least, Diagram Most);
