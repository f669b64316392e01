using SgRules.Analysis;

namespace SgRules.Cli.Proofs;

/// <summary>What is to be proven.</summary>
/// <param name="Model">The MODEL as it was given; <see langword="null"/> for the built-in example.</param>
/// <param name="Options">What the compiler is told.</param>
/// <param name="Budget">What a proof may cost.</param>
internal sealed record VerifyRequest(string? Model, CompilerOptions Options, ProofOptions Budget)
{
    /// <summary>The only host; <see langword="null"/> for all.</summary>
    public string? Host { get; init; }

    /// <summary>The folder of the text that is judged; <see langword="null"/> for what the model compiles to.</summary>
    public string? Documents { get; init; }
}
