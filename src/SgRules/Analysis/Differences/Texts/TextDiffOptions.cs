namespace SgRules.Analysis;

/// <summary>What a comparison of texts can be told.</summary>
public sealed record TextDiffOptions
{
    /// <summary>The defaults: 250,000 pairs of ports, 20,000,000 nodes.</summary>
    public static TextDiffOptions Default { get; } = new();

    /// <summary>How many pairs of ports of a bridge are compared, at least 1; a bridge with more is undecided.</summary>
    public int PairBudget { get; init; } = 250_000;

    /// <summary>How many nodes the diagrams of a bridge and family may have, at least 1.</summary>
    public int NodeBudget { get; init; } = DiagramSpace.DefaultBudget;
}
