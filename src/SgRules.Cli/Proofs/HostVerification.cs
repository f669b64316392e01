using SgRules.Analysis;

namespace SgRules.Cli.Proofs;

/// <summary>What became of a host.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Result">What its compilation says; the rules are gone by then.</param>
internal sealed record HostVerification(string Host, CompileResult Result)
{
    /// <summary>What is wrong with the text that was to be judged.</summary>
    public ValueList<Diagnostic> Unreadable { get; init; }

    /// <summary>The proof; <see langword="null"/> if an error stands in its way.</summary>
    public HostProof? Proof { get; init; }
}
