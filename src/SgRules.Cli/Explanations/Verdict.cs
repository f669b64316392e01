namespace SgRules.Cli.Explanations;

/// <summary>What is said of a packet on a host, or on its whole way; the worse comes later.</summary>
internal enum Verdict
{
    /// <summary>Neither the model nor its rules have a say.</summary>
    NotJudged,

    Accepted,

    /// <summary>A frame is let through, and the packet in it has still to be judged.</summary>
    FramePasses,

    /// <summary>The rules can't be followed to their end.</summary>
    Undecided,

    /// <summary>The model has no say, and the rules drop.</summary>
    DroppedUnjudged,

    Dropped,

    /// <summary>The model accepts and the rules drop, or the other way round.</summary>
    Disagreement,
}
