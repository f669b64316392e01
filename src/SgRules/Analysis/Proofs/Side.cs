namespace SgRules.Analysis;

/// <summary>Which end of a crossing a rule, and what it leads to, tells apart, between ports that aren't trusted.</summary>
internal enum Side
{
    /// <summary>The port that a packet comes in by.</summary>
    Sender,

    /// <summary>The port that it goes out by, or neither.</summary>
    Receiver,

    /// <summary>Both: it has to be looked into.</summary>
    Both,

    /// <summary>Packets that go out where they came in only.</summary>
    Diagonal,
}
