namespace SgRules.Analysis;

/// <summary>What lint is to assume.</summary>
public sealed record LintOptions
{
    /// <summary>What <see cref="CompilerOptions.Default"/> compiles with.</summary>
    public static LintOptions Default { get; } = new();

    /// <summary>Whether guests may always send to port 53 (contract 3.5), as in <see cref="CompilerOptions.AllowDns"/>.</summary>
    public bool AllowDns { get; init; } = true;

    /// <summary>How many nodes the diagrams of a group's rules, of one family and direction, may have; that many take 1 to 2 GB. When they run out, <see cref="LintFindings.Incomplete"/> says where.</summary>
    public int NodeBudget { get; init; } = 500_000;
}
