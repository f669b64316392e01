using SgRules.Cli.Models;

namespace SgRules.Cli.Differences;

/// <summary>What <c>sgrules diff</c> is asked for.</summary>
/// <param name="Old">The model that is in force.</param>
/// <param name="New">The model that shall be.</param>
/// <param name="Options">How both are compiled.</param>
internal sealed record DiffRequest(ModelText Old, ModelText New, CompilerOptions Options)
{
    /// <summary>The host to compare; <see langword="null"/> for all.</summary>
    public string? Host { get; init; }

    public DiffFormat Format { get; init; }

    /// <summary>How many rows of each kind are written.</summary>
    public int Limit { get; init; }

    /// <summary>Whether to exit 1 if there is a difference.</summary>
    public bool HasExitCode { get; init; }

    /// <summary>The file to write to; <see langword="null"/> for standard output.</summary>
    public string? File { get; init; }
}
