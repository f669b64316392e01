using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Puts the steps of all tables in their order.</summary>
internal sealed class Planner
{
    private readonly FamilyPlan _ipv4;
    private readonly FamilyPlan _ipv6;
    private readonly EthernetPlan _ethernet;

    private Planner(OwnPart current, OwnPart desired, StateChange change, bool mayHaveLeftOvers)
    {
        _ipv4 = FamilyPlan.Between(current, desired, change.IPv4, mayHaveLeftOvers);
        _ipv6 = FamilyPlan.Between(current, desired, change.IPv6, mayHaveLeftOvers);
        _ethernet = EthernetPlan.Of(change.Ethernet);
    }

    /// <summary>Plans the way from one state of our part to another.</summary>
    /// <param name="current">Our part as it is.</param>
    /// <param name="desired">What it shall be.</param>
    /// <param name="notes">What is known of the two already.</param>
    /// <param name="mayHaveLeftOvers">Whether sets may be there that <paramref name="current"/> doesn't say.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static UpdatePlan Plan(OwnPart current, Ruleset desired, ValueList<Diagnostic> notes, bool mayHaveLeftOvers, CancellationToken cancellationToken)
    {
        var wanted = OwnPart.Of(desired);
        var change = StateChange.Between(current, wanted, cancellationToken);
        notes = [.. notes, .. HasError(notes) ? KernelLimits.Findings(desired) : ChangeLimits.Findings(current, desired, change)];
        if (HasError(notes))
        {
            return UpdatePlan.Refused(notes);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var planner = new Planner(current, wanted, change, mayHaveLeftOvers);
        ValueList<Diagnostic> findings = [.. notes, .. planner.Findings(), .. OfOtherFamily(current.Sets, desired.Sets)];
        var plan = planner.Unfilled(desired, findings);
        return plan.IsRefused ? plan : planner.Filled(plan, current, wanted, change, cancellationToken);
    }

    private static bool HasError(ValueList<Diagnostic> notes) => notes.Any(note => note.Severity == DiagnosticSeverity.Error);

    private UpdatePlan Unfilled(Ruleset desired, ValueList<Diagnostic> findings)
    {
        TableStates[] states = [_ipv4.States, _ipv6.States, _ethernet.States];
        return new UpdatePlan
        {
            Steps = [],
            Preconditions = [],
            ConntrackDeletions = [],
            Summary = new UpdateSummary(),
            Start = StateOf(states, hashes => hashes[0]),
            End = StateOf(states, hashes => hashes[^1]),
            Diagnostics = findings,
        }.With(new(() => desired.Preconditions), new(() => [.. states.Select(table => table.OwnLines)]));
    }

    private UpdatePlan Filled(UpdatePlan plan, OwnPart current, OwnPart desired, StateChange change, CancellationToken cancellationToken)
    {
        ValueList<UpdateStep> steps = [.. Steps()];
        cancellationToken.ThrowIfCancellationRequested();
        return plan with
        {
            Steps = steps,
            ConntrackDeletions = steps.IsEmpty ? [] : ConnectionsToEnd.Between(current, desired, WithSets(change.IPv4), WithSets(change.IPv6), cancellationToken),
            Summary = PlanCount.Of(steps, [_ipv4.States, _ipv6.States, _ethernet.States], [_ipv4, _ipv6]),
        };
    }

    // A rule of one family may ask a set of the other, as far as anybody knows here.
    private FamilyChange WithSets(TableComparison table) => new(table, [.. _ipv4.Sets.Concat(_ipv6.Sets).Select(set => set.Name)]);

    private IEnumerable<UpdateStep> Steps() =>
    [
        .. _ethernet.Before(),
        .. _ipv4.Before(),
        .. _ipv6.Before(),
        .. _ipv4.FirstCommit(),
        .. _ipv6.FirstCommit(),
        .. _ipv4.Behind(),
        .. _ipv6.Behind(),
        .. _ethernet.Behind(),
        .. Destruction(),
    ];

    private IEnumerable<UpdateStep> Destruction()
    {
        var work = new SetWork { Destroyed = [.. _ipv4.Destroyed.Concat(_ipv6.Destroyed).Distinct().OrderBy(name => name.Text, StringComparer.Ordinal)] };
        return work.IsEmpty ? [] :
        [
            new UpdateStep
            {
                Kind = UpdateStepKind.DestroySets,
                Table = null,
                Document = work.Document,
                Reason = "No rule asks these sets any more.",
                Changes = work.Changes,
            },
        ];
    }

    private IEnumerable<Diagnostic> Findings() => new[] { _ipv4, _ipv6 }.SelectMany(family => family.Findings());

    // The kernel has one space of names for both families, and keeps a set's family for its life (facts: kernel, section 1.2).
    private static IEnumerable<Diagnostic> OfOtherFamily(ValueList<IpSet> current, ValueList<IpSet> desired)
    {
        var families = current.ToImmutableArray().DistinctBy(set => set.Name).ToDictionary(set => set.Name, set => set.Family);
        return desired.Where(set => families.TryGetValue(set.Name, out var family) && family != set.Family).Select(set => UpdateFindings.SetChangesFamily.At(
            set.Name.Text,
            $"Set {set.Name} has {families[set.Name]} addresses, and shall have {set.Family} ones: plan to a state without it first, then from there."));
    }

    private static UpdateState StateOf(TableStates[] states, Func<ValueList<Deferred<string>>, Deferred<string>> hash) =>
        new(hash(states[0].Hashes), hash(states[1].Hashes), hash(states[2].Hashes));
}
