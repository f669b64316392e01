using SgRules.Cli.Models;

namespace SgRules.Cli.Plans;

/// <summary>One end of a plan, where it starts or where it leads to: a model, a folder of save texts, or nothing of ours.</summary>
/// <param name="Model">The model; <see langword="null"/> if it is none.</param>
/// <param name="SaveFolder">The folder; <see langword="null"/> if it is none.</param>
internal sealed record PlanEnd(ModelText? Model, string? SaveFolder)
{
    /// <summary>What stands for standard input in place of a path.</summary>
    public const string StandardInput = "-";

    public static PlanEnd Nothing { get; } = new(null, null);

    /// <summary>The model as it was given: its path, or a hyphen.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>Whether it is a model that was read from standard input, and so can't be read again.</summary>
    public bool IsStandardInput => Model is not null && Path == StandardInput;

    /// <summary>How a model's host is compiled.</summary>
    public CompilerOptions Options { get; init; } = CompilerOptions.Default;
}
