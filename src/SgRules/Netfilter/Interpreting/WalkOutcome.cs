namespace SgRules.Netfilter;

/// <summary>What a table's rules do with one packet.</summary>
public enum WalkOutcome
{
    /// <summary>They let it through.</summary>
    Accepted,

    /// <summary>They drop it, with or without an answer.</summary>
    Dropped,

    /// <summary>It can't be said: a condition or target on the way isn't known, or a chain or set is missing.</summary>
    Undecided,
}
