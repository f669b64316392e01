using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>What came of the proof of one table.</summary>
public sealed record TableProof
{
    /// <summary>The family whose packets pass the table.</summary>
    public required IPFamily Family { get; init; }

    /// <summary>What the table's text was called when it was read.</summary>
    public required string FileName { get; init; }

    /// <summary>What came of it.</summary>
    public ProofVerdict Verdict => !Refutations.IsEmpty ? ProofVerdict.Refuted : !Reasons.IsEmpty ? ProofVerdict.Unknown : ProofVerdict.Proven;

    /// <summary>Packets of which rules and model differ, one for a pair of ports, the simplest first.</summary>
    public ValueList<Refutation> Refutations { get; init; }

    /// <summary>How many pairs of ports have a packet of which rules and model differ, those told included.</summary>
    public long DifferingPairs { get; init; }

    /// <summary>Why it can't be said of all packets, a sentence each: rules that can't be judged, by chain and line, or the budget and where it ended.</summary>
    public ValueList<string> Reasons { get; init; }

    /// <summary>Which bridges are proven.</summary>
    internal ValueList<ProvenBridge> Proven { get; init; }

    /// <summary>How much was looked at.</summary>
    public required ProofFigures Figures { get; init; }
}
