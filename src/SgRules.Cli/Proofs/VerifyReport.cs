using SgRules.Analysis;

namespace SgRules.Cli.Proofs;

/// <summary>What came of the proofs of hosts.</summary>
/// <param name="Model">What the model is called.</param>
/// <param name="Request">What was to be proven.</param>
/// <param name="Proofs">The proofs, in the model's order of hosts.</param>
internal sealed record VerifyReport(string Model, VerifyRequest Request, IReadOnlyList<HostProof> Proofs)
{
    /// <summary>How many errors the model has: what they are about is in no proof.</summary>
    public int ModelErrors { get; init; }

    /// <summary>The worst of all hosts.</summary>
    public ProofVerdict Verdict => Proofs.Select(proof => proof.Verdict).DefaultIfEmpty(ProofVerdict.Proven).Max();

    /// <summary>The command that shows one refutation again; <see langword="null"/> if none does.</summary>
    public string? Replay(HostProof proof, Refutation refutation) => ReplayCommand.Of(Request, proof.Host, refutation.Explanation);
}
