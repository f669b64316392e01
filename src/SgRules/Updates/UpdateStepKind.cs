namespace SgRules.Updates;

/// <summary>What a step of a plan does.</summary>
public enum UpdateStepKind
{
    /// <summary>
    /// Destroys what an interrupted run may have left of sets that the next step creates. It belongs to the start: it is left out once the
    /// table has been committed, when the sets are in use.
    /// </summary>
    ClearSets,

    /// <summary>Creates and fills sets before the rules that ask them, and adds members to sets in use.</summary>
    FillSets,

    /// <summary>Changes the rules of one table, all at once. It is left out where the table is past it.</summary>
    Commit,

    /// <summary>Edits sets after the rules: removes members that no longer belong, or brings a set up to date that no rule asks now.</summary>
    PruneSets,

    /// <summary>Destroys the sets that no rule asks any more, in one batch at the end.</summary>
    DestroySets,
}
