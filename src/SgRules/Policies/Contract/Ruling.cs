namespace SgRules.Policies;

/// <summary>What the contract says of one copy of a packet.</summary>
public enum Ruling
{
    /// <summary>It is let through.</summary>
    Accepted,

    /// <summary>It is dropped.</summary>
    Dropped,

    /// <summary>The contract says nothing of it: the host's own traffic (3.15), or a bridge without security groups (3.13).</summary>
    NotJudged,
}
