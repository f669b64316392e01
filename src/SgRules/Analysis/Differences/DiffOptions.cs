namespace SgRules.Analysis;

/// <summary>What a comparison can be told.</summary>
public sealed record DiffOptions
{
    /// <summary>The defaults: every host, 20,000,000 nodes.</summary>
    public static DiffOptions Default { get; } = new();

    /// <summary>The host whose instances are compared; <see langword="null"/> for all. The others still give names and members.</summary>
    public string? Host { get; init; }

    /// <summary>How many nodes a diagram of one direction and family may have, at least 1; what would take more is undecided.</summary>
    public int NodeBudget { get; init; } = DiagramSpace.DefaultBudget;
}
