namespace SgRules.Analysis;

/// <summary>Which addresses of a packet the rules of a table ask a set for.</summary>
[Flags]
internal enum SetSides
{
    /// <summary>None: no rule asks it.</summary>
    None = 0,

    /// <summary>Its source.</summary>
    Source = 1,

    /// <summary>Its destination.</summary>
    Destination = 2,

    /// <summary>Nobody knows: the rule has words that aren't known here, and the set's name is one of them.</summary>
    Words = 4,
}
