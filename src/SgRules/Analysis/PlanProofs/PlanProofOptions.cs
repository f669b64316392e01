namespace SgRules.Analysis;

/// <summary>How much the proof of a plan may cost before it gives up and says where.</summary>
public sealed record PlanProofOptions
{
    /// <summary>What a host of thousands of instances doesn't come near.</summary>
    public static PlanProofOptions Default { get; } = new();

    /// <summary>How many nodes of decision diagrams there may be for one bridge and family, in each of two orders of fields: about 100 bytes each.</summary>
    public int MaxNodes { get; init; } = DiagramSpace.DefaultBudget;

    /// <summary>How many pairs of ports may be compared one by one at each moment, where rules can't be taken apart by sender and receiver.</summary>
    public int MaxPairs { get; init; } = 250_000;

    /// <summary>How many moments within runs of edits of sets in use may be looked at one by one, where a run can't be proven as a whole.</summary>
    public int MaxMoments { get; init; } = 64;
}
