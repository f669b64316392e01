namespace SgRules.Analysis;

/// <summary>How much a proof may cost before it gives up and says so.</summary>
/// <param name="MaxNodes">How many nodes of diagrams there may be for one bridge and family, in each of two orders.</param>
/// <param name="MaxPairs">How many pairs of ports may be compared one by one, where rules can't be taken apart by the two ends.</param>
internal sealed record ProofBudget(int MaxNodes, int MaxPairs)
{
    public static ProofBudget Default { get; } = new(DiagramSpace.DefaultBudget, 250_000);
}
