using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Proves the tables of a host, and tells a difference only when evaluator and interpreter confirm it.</summary>
internal sealed class HostProver
{
    private readonly HostPolicy _policy;
    private readonly SetsReading _sets;
    private readonly TableReading[] _tables;
    private readonly ProofOptions _options;
    private readonly Lazy<Explainer> _explainer;

    public HostProver(HostPolicy policy, SetsReading sets, TableReading ipv4, TableReading ipv6, ProofOptions options)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(sets);
        ArgumentNullException.ThrowIfNull(ipv4);
        ArgumentNullException.ThrowIfNull(ipv6);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxNodes, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxPairs, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxRefutations, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxBoxes, 1, nameof(options));
        (_policy, _sets, _tables, _options) = (policy, sets, [ipv4, ipv6], options);
        CheckReadings(sets, ipv4, ipv6);
        _ = new ReferenceEvaluator(policy);
        _explainer = new(() => new Explainer(policy, sets, ipv4, ipv6));
    }

    /// <summary>How a table is judged; a test may put another judge in its place.</summary>
    public TableJudge Judge { get; init; } = static (policy, table, sets, options, cancellation) =>
        new TableProver(policy, table, sets, new ProofBudget(options.MaxNodes, options.MaxPairs), options.Known).Prove(cancellation);

    public HostProof Prove(CancellationToken cancellation)
    {
        var proofs = new List<TableProof>();
        foreach (var table in _tables)
        {
            cancellation.ThrowIfCancellationRequested();
            proofs.Add(Prove(table, cancellation));
        }

        return new HostProof
        {
            Host = _policy.Host,
            Tables = proofs.ToValueList(),
            Scope = ProofScope.Covered,
            NotCovered = ProofScope.NotCovered(_tables),
            Obligations = ProofScope.Obligations(_tables[0].Table!, _tables[1].Table!, _sets.Sets),
        };
    }

    private static void CheckReadings(SetsReading sets, TableReading ipv4, TableReading ipv6)
    {
        if (!sets.Diagnostics.IsEmpty)
        {
            throw new ArgumentException("The text is no sets; its diagnostics say why.", nameof(sets));
        }

        if (ipv4.Table is not { Family: IPFamily.IPv4 })
        {
            throw new ArgumentException("The text is no table of IPv4; its diagnostics say why, if it has some.", nameof(ipv4));
        }

        if (ipv6.Table is not { Family: IPFamily.IPv6 })
        {
            throw new ArgumentException("The text is no table of IPv6; its diagnostics say why, if it has some.", nameof(ipv6));
        }
    }

    private TableProof Prove(TableReading reading, CancellationToken cancellation)
    {
        var table = reading.Table!;
        var verdict = Judge(_policy, table, _sets.Sets, _options, cancellation);
        var confirmation = new Confirmation(_policy, _explainer, _options);
        foreach (var counterexample in verdict.Counterexamples)
        {
            confirmation.Add(counterexample);
        }

        foreach (var undecided in verdict.Undecided)
        {
            confirmation.Add(undecided);
        }

        return new TableProof
        {
            Family = table.Family,
            FileName = reading.FileName,
            Refutations = confirmation.Refutations.ToValueList(),
            DifferingPairs = confirmation.Refutations.Count == 0 ? 0 : verdict.DifferingPairs,
            Reasons = [.. confirmation.Reasons, .. Unconfirmed(verdict, confirmation), .. verdict.Limits.Select(limit => $"The proof gave up: {limit}.")],
            Figures = new ProofFigures(table.RuleCount, verdict.Bridges, verdict.Ports, verdict.Pairs, verdict.Nodes) { KnownBridges = verdict.Known },
            Proven = verdict.Proven,
        };
    }

    // Whatever becomes of its examples, a difference is never proven away.
    private static IEnumerable<string> Unconfirmed(TableVerdict verdict, Confirmation confirmation) =>
        verdict.DifferingPairs > 0 && confirmation is { Refutations.Count: 0, Reasons.Count: 0 } && verdict.Limits.IsEmpty
            ? ["Rules and model differ, but no packet was found that shows it."]
            : [];
}
