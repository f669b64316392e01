namespace SgRules.Analysis;

/// <summary>The packets that changed in one way between two ports of a bridge.</summary>
internal sealed record PairSet(int InPort, int OutPort, Diagram Set);
