namespace SgRules.Updates;

/// <summary>What a plan changes, counted over all tables. Rules that only pass through another set for a while don't count.</summary>
public sealed record UpdateSummary
{
    /// <summary>Chains that are made.</summary>
    public int ChainsCreated { get; init; }

    /// <summary>Chains, hooks in built-in ones included, whose rules change.</summary>
    public int ChainsChanged { get; init; }

    /// <summary>Chains that go.</summary>
    public int ChainsRemoved { get; init; }

    /// <summary>Rules that are added, those of new chains included.</summary>
    public int RulesAdded { get; init; }

    /// <summary>Rules that go, those of removed chains included.</summary>
    public int RulesRemoved { get; init; }

    /// <summary>Sets that are made.</summary>
    public int SetsCreated { get; init; }

    /// <summary>Sets whose members or type change.</summary>
    public int SetsChanged { get; init; }

    /// <summary>Sets that go.</summary>
    public int SetsDestroyed { get; init; }

    /// <summary>Members that are added to sets that stay.</summary>
    public int MembersAdded { get; init; }

    /// <summary>Members that go from sets that stay.</summary>
    public int MembersRemoved { get; init; }

    /// <summary>Rules that stay as they are but whose counters begin anew, since their chain is written anew.</summary>
    public int CountersReset { get; init; }

    /// <summary>The bytes of all documents.</summary>
    public int Bytes { get; init; }
}
