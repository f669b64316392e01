using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>One step of a plan: one document for one tool (design, section 6).</summary>
/// <remarks>
/// A <see cref="UpdateStepKind.Commit"/> is for <c>iptables-restore --noflush</c>, <c>ip6tables-restore --noflush</c> or <c>ebtables-restore --noflush</c>, by its
/// table, and takes effect all at once. Every other step is for <c>ipset restore -exist</c>, line by line.
/// </remarks>
public sealed record UpdateStep
{
    /// <summary>What it does.</summary>
    public required UpdateStepKind Kind { get; init; }

    /// <summary>The table that is committed, or whose rules ask the sets; <see langword="null"/> for <see cref="UpdateStepKind.DestroySets"/>, which is for all.</summary>
    public required UpdateTable? Table { get; init; }

    /// <summary>The text.</summary>
    public required Document Document { get; init; }

    /// <summary>Why it stands here, a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What it changes, a line each, for people: <c>chain sg1-gi-web: 1 rule added</c>.</summary>
    public required ValueList<string> Changes { get; init; }

    /// <summary>The content hash of our part of the table that a commit starts from, or that clearing belongs to; empty for other steps.</summary>
    public string Before
    {
        get => StateBefore.Value;
        init => StateBefore = value;
    }

    /// <summary>The content hash of our part of the table that a commit ends in; empty for other steps.</summary>
    public string After
    {
        get => StateAfter.Value;
        init => StateAfter = value;
    }

    /// <summary><see cref="Before"/>, hashed when it is asked for.</summary>
    internal Deferred<string> StateBefore { get; init; } = string.Empty;

    /// <summary><see cref="After"/>, hashed when it is asked for.</summary>
    internal Deferred<string> StateAfter { get; init; } = string.Empty;
}
