namespace SgRules.Analysis;

/// <summary>How two diagrams are put together, packet by packet.</summary>
internal enum Operation
{
    /// <summary>The second decides where the first lets go on.</summary>
    Then,

    /// <summary>What both say; unknown where they differ.</summary>
    Doubt,

    /// <summary>What lets more pass: of Drop, Continue and Accept, in this order, the later one.</summary>
    Higher,

    /// <summary>What lets less pass.</summary>
    Lower,

    /// <summary>Of two sets, what is in one or the other.</summary>
    Union,

    /// <summary>Of two sets, what is in both.</summary>
    Intersect,

    /// <summary>Of two sets, what is in the first only.</summary>
    Minus,

    /// <summary>The set of packets of which two diagrams say different things.</summary>
    Differ,
}
