namespace SgRules.Analysis;

/// <summary>What the proof of a plan came to.</summary>
public enum PlanProofOutcome
{
    /// <summary>No atom opens or blinks, for any packet and any frame of the scope.</summary>
    Proven,

    /// <summary>An atom opens or blinks, or the plan doesn't lead where it should: a packet shows it.</summary>
    Refuted,

    /// <summary>It can't be said; <see cref="PlanProof.Obstacles"/> says where and why.</summary>
    Unknown,
}
