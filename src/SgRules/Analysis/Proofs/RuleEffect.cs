namespace SgRules.Analysis;

/// <summary>What a rule does with a packet that its conditions hold for.</summary>
internal enum RuleEffect
{
    Accept,
    Drop,
    Return,
    Jump,
    Goto,

    /// <summary>It sees the packet and lets it go on to the next rule.</summary>
    None,

    /// <summary>Nobody knows.</summary>
    Unknown,
}
