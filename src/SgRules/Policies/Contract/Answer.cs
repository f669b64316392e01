namespace SgRules.Policies;

/// <summary>What one paragraph says of a crossing: nothing, as by <see langword="default"/>; that it may go on; or the decision.</summary>
/// <param name="Ground">Why, unless it says nothing.</param>
/// <param name="Ruling">The decision, if it is one.</param>
internal readonly record struct Answer(Ground? Ground, Ruling? Ruling)
{
    /// <summary>The paragraph isn't about this crossing.</summary>
    public static Answer Silent => default;

    public static Answer Passed(string paragraph, string reason) => new(new Ground(paragraph, reason), null);

    public static Answer Accepted(string paragraph, string reason) => new(new Ground(paragraph, reason), Policies.Ruling.Accepted);

    public static Answer Dropped(string paragraph, string reason) => new(new Ground(paragraph, reason), Policies.Ruling.Dropped);
}
