namespace SgRules.Updates;

/// <summary>What rules of ours in a bridge's chains do.</summary>
[Flags]
internal enum RuleEffects
{
    None = 0,
    Accept = 1,
    Drop = 1 << 1,
    Return = 1 << 2,

    /// <summary>A jump to the bridge's chain of senders, <c>-IN</c>.</summary>
    AskSenders = 1 << 3,

    /// <summary>A jump to a guard, <c>-SRC</c> or <c>-DST</c>.</summary>
    AskGuard = 1 << 4,

    /// <summary>A goto to the bridge's chain of receivers, <c>-OUT</c>.</summary>
    ToReceivers = 1 << 5,

    /// <summary>A goto to <c>-UP</c>.</summary>
    ToTrusted = 1 << 6,

    /// <summary>A goto to <c>-SELF</c>.</summary>
    ToSelf = 1 << 7,

    /// <summary>A goto to a chain <c>sg1-</c>.</summary>
    ToTree = 1 << 8,

    /// <summary>A goto to an instance's chain <c>-def</c>.</summary>
    ToDefault = 1 << 9,

    /// <summary>A jump to an instance's chain <c>-def</c>.</summary>
    AskDefault = 1 << 10,

    /// <summary>A goto to an instance's own chain.</summary>
    ToInstance = 1 << 11,

    Verdict = Accept | Drop | Return,
}
