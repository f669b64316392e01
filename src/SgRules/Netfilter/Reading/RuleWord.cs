namespace SgRules.Netfilter;

/// <summary>What a word at the beginning of an option is.</summary>
internal enum RuleWord
{
    /// <summary>None of the words that every rule knows.</summary>
    Other,

    /// <summary><c>-s</c>.</summary>
    Source,

    /// <summary><c>-d</c>.</summary>
    Destination,

    /// <summary><c>-i</c>.</summary>
    InInterface,

    /// <summary><c>-o</c>.</summary>
    OutInterface,

    /// <summary><c>-p</c>.</summary>
    Protocol,

    /// <summary><c>-m</c>.</summary>
    Module,

    /// <summary><c>-j</c>.</summary>
    Jump,

    /// <summary><c>-g</c>.</summary>
    Goto,
}
