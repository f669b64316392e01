namespace SgRules.Analysis;

/// <summary>A bridge of which one family's rules are proven.</summary>
/// <param name="Key">The key of everything that the proof rests on.</param>
/// <param name="Ports">How many ports it has, those that stand for unknown ones counted.</param>
/// <param name="Pairs">How many pairs of them.</param>
internal sealed record ProvenBridge(ProofKey Key, int Ports, long Pairs);
