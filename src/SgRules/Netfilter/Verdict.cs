namespace SgRules.Netfilter;

/// <summary>What a rule decides by itself.</summary>
public enum Verdict
{
    /// <summary>The packet passes the table.</summary>
    Accept,

    /// <summary>The packet is dropped.</summary>
    Drop,

    /// <summary>The chain ends here; goes on behind the last jump.</summary>
    Return,
}
