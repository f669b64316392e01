namespace SgRules.Analysis;

/// <summary>What a proof of one family's table found. The table is proven if nothing is listed.</summary>
internal sealed record TableVerdict
{
    /// <summary>Where the rules differ from the policy; the first ones only.</summary>
    public required ValueList<Counterexample> Counterexamples { get; init; }

    /// <summary>How many pairs of ports were found to differ; there may be more.</summary>
    public required int DifferingPairs { get; init; }

    /// <summary>Packets whose decision hangs on something that can't be judged; the first ones only.</summary>
    public required ValueList<UnknownDecision> Undecided { get; init; }

    /// <summary>Where and why the proof gave up.</summary>
    public required ValueList<string> Limits { get; init; }

    /// <summary>How many bridges were looked at.</summary>
    public required int Bridges { get; init; }

    /// <summary>How many ports of them, those that stand for unknown ones counted.</summary>
    public required int Ports { get; init; }

    /// <summary>How many pairs of ports that holds for.</summary>
    public required long Pairs { get; init; }

    /// <summary>How many nodes of diagrams it took.</summary>
    public required long Nodes { get; init; }

    /// <summary>The bridges that nothing stands against, known before or not; fewer, if something stands against the table.</summary>
    public ValueList<ProvenBridge> Proven { get; init; }

    /// <summary>How many of them were known before.</summary>
    public int Known { get; init; }

    public bool IsProven => DifferingPairs == 0 && Counterexamples.IsEmpty && Undecided.IsEmpty && Limits.IsEmpty;
}
