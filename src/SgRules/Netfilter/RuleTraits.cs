namespace SgRules.Netfilter;

/// <summary>What plans ask about each of hundreds of thousands of rules, several times.</summary>
[Flags]
internal enum RuleTraits : byte
{
    /// <summary>Not looked for yet.</summary>
    Unknown = 0,

    /// <summary>Looked for.</summary>
    Known = 1,

    /// <summary>A condition asks a set.</summary>
    AsksSets = 2,

    /// <summary>A condition or the target is in words that aren't known here.</summary>
    HasWords = 4,

    /// <summary>It leads to another chain.</summary>
    Leads = 8,
}
