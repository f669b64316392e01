namespace SgRules.Analysis;

/// <summary>How much a proof may cost and say. What runs out makes the proof <see cref="ProofVerdict.Unknown"/>, never <see cref="ProofVerdict.Proven"/>.</summary>
public sealed record ProofOptions
{
    /// <summary>The defaults.</summary>
    public static ProofOptions Default { get; } = new();

    /// <summary>What is proven already and needn't be again. Default: nothing.</summary>
    public ProofCache Known { get; init; } = ProofCache.Empty;

    /// <summary>How many nodes of decision diagrams may be made for one bridge and family, in each of two orders of fields, 1 or more; about 100 bytes each. Default: 20,000,000.</summary>
    public int MaxNodes { get; init; } = DiagramSpace.DefaultBudget;

    /// <summary>How many pairs of ports of one bridge may be compared one by one, 1 or more, where rules tell both ends apart at once. Default: 250,000.</summary>
    public int MaxPairs { get; init; } = ProofBudget.Default.MaxPairs;

    /// <summary>How many counterexamples of one table are confirmed and told, 1 or more; how many pairs of ports differ is counted all the same. Default: 5.</summary>
    public int MaxRefutations { get; init; } = 5;

    /// <summary>How many boxes of packets are told of a pair of ports, 1 or more; the others are counted. Default: 10.</summary>
    public int MaxBoxes { get; init; } = 10;
}
