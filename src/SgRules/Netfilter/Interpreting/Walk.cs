namespace SgRules.Netfilter;

/// <summary>The way of one packet through a table's rules.</summary>
/// <param name="Outcome">What the rules do with it.</param>
/// <param name="Path">The rules whose conditions held, in the order in which the packet met them; the last one decided, or couldn't be judged.</param>
public sealed record Walk(WalkOutcome Outcome, ValueList<WalkStep> Path)
{
    /// <summary>Why it can't be said, a sentence; <see langword="null"/> for another outcome.</summary>
    public string? Obstacle { get; init; }
}
