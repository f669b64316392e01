using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Puts the steps of all tables in their order.</summary>
internal sealed class Planner
{
    private readonly FamilyPlan _ipv4;
    private readonly FamilyPlan _ipv6;
    private readonly EthernetPlan _ethernet;

    private Planner(OwnPart current, OwnPart desired, bool mayHaveLeftOvers)
    {
        _ipv4 = FamilyPlan.Between(current, desired, UpdateTable.IPv4, mayHaveLeftOvers);
        _ipv6 = FamilyPlan.Between(current, desired, UpdateTable.IPv6, mayHaveLeftOvers);
        _ethernet = EthernetPlan.Between(current.Ethernet, desired.Ethernet);
    }

    /// <summary>Plans the way from one state of our part to another.</summary>
    /// <param name="current">Our part as it is.</param>
    /// <param name="desired">What it shall be.</param>
    /// <param name="notes">What is known of the two already.</param>
    /// <param name="mayHaveLeftOvers">Whether sets may be there that <paramref name="current"/> doesn't say.</param>
    public static UpdatePlan Plan(OwnPart current, Ruleset desired, ValueList<Diagnostic> notes, bool mayHaveLeftOvers)
    {
        if (notes.Any(note => note.Severity == DiagnosticSeverity.Error))
        {
            return UpdatePlan.Refused(notes);
        }

        var planner = new Planner(current, OwnPart.Of(desired), mayHaveLeftOvers);
        ValueList<Diagnostic> findings = [.. notes, .. planner.Findings(), .. OfOtherFamily(current.Sets, desired.Sets)];
        var states = new[] { planner._ipv4.States, planner._ipv6.States, planner._ethernet.States };
        var plan = new UpdatePlan
        {
            Steps = [],
            Preconditions = desired.Preconditions,
            ConntrackDeletions = [],
            Summary = new UpdateSummary(),
            Start = StateOf(states, hashes => hashes[0]),
            End = StateOf(states, hashes => hashes[^1]),
            Diagnostics = findings,
            Owned = [.. states.Select(table => table.OwnLines)],
        };
        return plan.IsRefused ? plan : planner.Filled(plan, current, desired);
    }

    private UpdatePlan Filled(UpdatePlan plan, OwnPart current, Ruleset desired)
    {
        ValueList<UpdateStep> steps = [.. Steps()];
        return plan with
        {
            Steps = steps,
            ConntrackDeletions = steps.IsEmpty ? [] : ConnectionsToEnd.Between(current, OwnPart.Of(desired)),
            Summary = PlanCount.Of(steps, [_ipv4.States, _ipv6.States, _ethernet.States], [_ipv4, _ipv6]),
        };
    }

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

    private static UpdateState StateOf(TableStates[] states, Func<ValueList<string>, string> hash) =>
        new(hash(states[0].Hashes), hash(states[1].Hashes), hash(states[2].Hashes));
}
