namespace SgRules.Updates;

/// <summary>What is known of two states of a table, with the same sets: which packets, in whatever state of connection, they let through.</summary>
[Flags]
internal enum TableRelation
{
    /// <summary>Nothing.</summary>
    Unknown = 0,

    /// <summary>The new state lets through all that the old one does.</summary>
    Grows = 1,

    /// <summary>The old state lets through all that the new one does.</summary>
    Shrinks = 2,

    /// <summary>Both let through the same.</summary>
    Same = Grows | Shrinks,
}
