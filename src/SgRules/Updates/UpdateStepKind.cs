namespace SgRules.Updates;

/// <summary>What a step of a plan does.</summary>
public enum UpdateStepKind
{
    /// <summary>
    /// Destroys sets that the next step creates: what an interrupted run may have left, or a set of another type. It belongs to one state of
    /// the table, <see cref="UpdateStep.Before"/>, and is left out in every other, when the sets may be in use.
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
