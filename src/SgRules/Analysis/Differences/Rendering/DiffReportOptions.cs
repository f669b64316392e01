namespace SgRules.Analysis;

/// <summary>What a report of a difference can be told.</summary>
public sealed record DiffReportOptions
{
    /// <summary>The defaults.</summary>
    public static DiffReportOptions Default { get; } = new();

    /// <summary>How many rows of each kind are written, at least 0; the others are counted. Default: 1000.</summary>
    public int Limit { get; init; } = 1000;

    /// <summary>What stands for the old model in commands to replay an example. Default: <c>OLD</c>.</summary>
    public string OldModel { get; init; } = "OLD";

    /// <summary>What stands for the new model in commands to replay an example. Default: <c>NEW</c>.</summary>
    public string NewModel { get; init; } = "NEW";

    /// <summary>What else commands to replay an example need, as the models were compiled with it, for example <c>--no-dns</c>.</summary>
    public string ExplainOptions { get; init; } = string.Empty;
}
