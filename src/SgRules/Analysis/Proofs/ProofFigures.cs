namespace SgRules.Analysis;

/// <summary>How much was looked at.</summary>
/// <param name="Rules">The rules of the table.</param>
/// <param name="Bridges">The bridges that the policy has.</param>
/// <param name="Ports">Their ports, and on each bridge one more that stands for every port that the model doesn't have.</param>
/// <param name="Pairs">The pairs of ports that a packet can take, each judged for all packets.</param>
/// <param name="Nodes">The nodes of decision diagrams that were made.</param>
public sealed record ProofFigures(int Rules, int Bridges, int Ports, long Pairs, long Nodes)
{
    /// <summary>How many of the bridges <see cref="ProofOptions.Known"/> had.</summary>
    public int KnownBridges { get; init; }
}
