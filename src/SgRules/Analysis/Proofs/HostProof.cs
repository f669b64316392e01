using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Whether the text of a host's rules does what the model says, for all packets (facts: verification, sections 2 and 3).</summary>
/// <remarks>
/// Model and rules are read apart from each other: the policy by the contract's paragraphs, the rules from their text. Both become decision
/// diagrams, which are equal exactly if both decide alike for every packet. A difference is told only after the evaluator of the contract and
/// the interpreter of the rules have confirmed it for one packet.
/// </remarks>
public sealed record HostProof
{
    /// <summary>The host.</summary>
    public required string Host { get; init; }

    /// <summary>The proofs of its tables, IPv4 first.</summary>
    public required ValueList<TableProof> Tables { get; init; }

    /// <summary>What came of it: the worst of its tables.</summary>
    public ProofVerdict Verdict => Tables.ToImmutableArray().Select(table => table.Verdict).DefaultIfEmpty().Max();

    /// <summary>Which packets it is about, a sentence each.</summary>
    public required ValueList<string> Scope { get; init; }

    /// <summary>What it isn't about, a sentence each.</summary>
    public required ValueList<string> NotCovered { get; init; }

    /// <summary>What it takes for granted: it holds on a host where these hold.</summary>
    public required ValueList<Precondition> Obligations { get; init; }

    /// <summary>Judges text that was read, for example what a host has really loaded.</summary>
    /// <param name="policy">The host's policy, as a compilation gives it.</param>
    /// <param name="sets">The sets that were read.</param>
    /// <param name="ipv4">The IPv4 table that was read.</param>
    /// <param name="ipv6">The IPv6 table that was read.</param>
    /// <param name="options">Budgets; <see langword="null"/> for <see cref="ProofOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>What came of it; running out of a budget is a result too.</returns>
    /// <exception cref="ArgumentNullException">A policy or reading is null.</exception>
    /// <exception cref="ArgumentException">A reading has findings or a table of the other family, or the policy is none that a compilation gives, see <see cref="ReferenceEvaluator(HostPolicy)"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A budget is less than 1.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static HostProof Of(
        HostPolicy policy,
        SetsReading sets,
        TableReading ipv4,
        TableReading ipv6,
        ProofOptions? options = null,
        CancellationToken cancellationToken = default) =>
        new HostProver(policy, sets, ipv4, ipv6, options ?? ProofOptions.Default).Prove(cancellationToken);

    /// <summary>Judges what a compilation gave, by its text: the documents are written and read back, so that nothing is taken on trust from whoever made the rules.</summary>
    /// <param name="policy">The host's policy.</param>
    /// <param name="documents">The text of its rules.</param>
    /// <param name="options">Budgets; <see langword="null"/> for <see cref="ProofOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>What came of it; running out of a budget is a result too.</returns>
    /// <exception cref="ArgumentNullException">The policy or the documents are null.</exception>
    /// <exception cref="ArgumentException">The text can't be read back, or the policy is none that a compilation gives, see <see cref="ReferenceEvaluator(HostPolicy)"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A budget is less than 1.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static HostProof Of(HostPolicy policy, RulesetDocuments documents, ProofOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(documents);
        return Of(
            policy,
            DocumentReading.Sets(documents.IpSet),
            DocumentReading.Table(IPFamily.IPv4, documents.IPTables),
            DocumentReading.Table(IPFamily.IPv6, documents.IP6Tables),
            options,
            cancellationToken);
    }
}
