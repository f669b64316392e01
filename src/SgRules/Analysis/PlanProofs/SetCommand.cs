namespace SgRules.Analysis;

/// <summary>What a line of a document for <c>ipset restore -exist</c> does.</summary>
internal enum SetCommand
{
    /// <summary>Nothing that is known here.</summary>
    Unknown,

    /// <summary>Makes a set, unless one of the same header is there.</summary>
    Create,

    /// <summary>Adds a member, unless it is there.</summary>
    Add,

    /// <summary>Removes a member, if it is there.</summary>
    Delete,

    /// <summary>Removes all members.</summary>
    Flush,

    /// <summary>Removes a set, if it is there.</summary>
    Destroy,

    /// <summary>Lets two sets change their members with each other.</summary>
    Swap,
}
