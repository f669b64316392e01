namespace SgRules.Analysis;

/// <summary>What a diagram ends in: what becomes of the packets that lead there.</summary>
/// <remarks>As a set of packets, a diagram has those that are <see cref="Accept"/>, and all others are <see cref="Drop"/>.</remarks>
internal enum Outcome
{
    /// <summary>They are dropped.</summary>
    Drop,

    /// <summary>They are let through.</summary>
    Accept,

    /// <summary>Nothing was decided: what stands behind is asked.</summary>
    Continue,

    /// <summary>It can't be said, for a rule that isn't understood decides.</summary>
    Unknown,
}
