namespace SgRules.Analysis;

/// <summary>What came of a proof; the worse comes later.</summary>
public enum ProofVerdict
{
    /// <summary>For every packet in scope, rules and model have one verdict.</summary>
    Proven,

    /// <summary>It can't be said: a rule isn't understood, or the budget was used up. Never taken for proven.</summary>
    Unknown,

    /// <summary>There is a packet that the rules let through and the model doesn't, or the other way round.</summary>
    Refuted,
}
