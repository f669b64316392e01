namespace SgRules.Analysis;

/// <summary>What connection tracking makes of a message.</summary>
internal enum MessageKind
{
    /// <summary>It may open a connection: all but ICMP, and ICMP's questions.</summary>
    Other,

    /// <summary>It answers a question.</summary>
    Answer,

    /// <summary>It is about another packet.</summary>
    Error,

    /// <summary>It is never tracked.</summary>
    Control,

    /// <summary>Neither a question, nor an answer, nor an error.</summary>
    Untrackable,
}
