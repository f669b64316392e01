namespace SgRules.Cli.Plans;

/// <summary>What <c>sgrules plan</c> is asked for.</summary>
/// <param name="From">Where the host is.</param>
/// <param name="To">Where it shall be.</param>
internal sealed record PlanRequest(PlanEnd From, PlanEnd To)
{
    /// <summary>The host's name; <see langword="null"/> if it is the only one.</summary>
    public string? Host { get; init; }

    /// <summary>Whether to take over chains of ours that have rules of others.</summary>
    public bool Adopt { get; init; }

    /// <summary>Whether nobody said in which layout OLD is loaded, where that isn't plain.</summary>
    public bool IsOldLayoutAssumed { get; init; }

    /// <summary>Whether to exit as <c>diff --exit-code</c> does: 1 if something is to change.</summary>
    public bool HasExitCode { get; init; }

    /// <summary>Whether to write the plan only if it is proven that it never opens and never blinks.</summary>
    public bool MustBeProven { get; init; }

    public PlanFormat Format { get; init; }

    /// <summary>The file to write to; <see langword="null"/> for standard output.</summary>
    public string? File { get; init; }
}
