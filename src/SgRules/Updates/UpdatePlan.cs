using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>A way from what a host has loaded to what it shall have, step by step, that never opens and never blinks (design, section 6).</summary>
/// <remarks>The way back is the plan between the same two, the other way round.</remarks>
public sealed partial record UpdatePlan
{
    internal UpdatePlan()
    {
    }

    /// <summary>The steps in their order; none if nothing is to change, or if there is an error.</summary>
    public required ValueList<UpdateStep> Steps { get; init; }

    /// <summary>What the host must have, as <see cref="Ruleset.Preconditions"/> of the desired state.</summary>
    public required ValueList<Precondition> Preconditions
    {
        get => FoundPreconditions.Value;
        init => FoundPreconditions = value;
    }

    /// <summary>The connections that may not go on; their entries are deleted after the last step.</summary>
    public required ValueList<FlowBox> ConntrackDeletions { get; init; }

    /// <summary>What changes, counted.</summary>
    public required UpdateSummary Summary { get; init; }

    /// <summary>What our part of the tables is before the first step; any other state isn't this plan's.</summary>
    public required UpdateState Start { get; init; }

    /// <summary>What our part of the tables is after the last step.</summary>
    public required UpdateState End { get; init; }

    /// <summary>What is to be known about the plan; with an error, it has no step.</summary>
    public required ValueList<Diagnostic> Diagnostics { get; init; }

    /// <summary>What of each table is ours in any state of the plan.</summary>
    internal ValueList<OwnLines> Owned
    {
        get => FoundOwned.Value;
        init => FoundOwned = value;
    }

    /// <summary>Whether the plan can't be: an error stands against it.</summary>
    public bool IsRefused => Diagnostics.Any(finding => finding.Severity == DiagnosticSeverity.Error);

    /// <summary>Whether nothing is to change.</summary>
    public bool IsEmpty => Steps.IsEmpty && !IsRefused;

    /// <summary>A plan that can't be: it has no step, and its script refuses.</summary>
    /// <param name="findings">Why, at least one error among them.</param>
    /// <returns>The plan.</returns>
    public static UpdatePlan Refused(ValueList<Diagnostic> findings)
    {
        var nothing = StateHash.Of(UpdateTable.IPv4, OwnTable.Empty);
        return new UpdatePlan
        {
            Steps = [],
            Preconditions = [],
            ConntrackDeletions = [],
            Summary = new UpdateSummary(),
            Start = new UpdateState(nothing, nothing, nothing),
            End = new UpdateState(nothing, nothing, nothing),
            Diagnostics = findings,
        };
    }

    /// <summary>Plans the way from an earlier compilation. Takes time in proportion to the rules, a few nanoseconds each, and to what changes.</summary>
    /// <remarks>What texts and scripts need beside, such as <see cref="Start"/> and <see cref="Preconditions"/>, is worked out when it is asked for. What stays as it is is taken as loaded: limits of the kernel are looked for in what changes.</remarks>
    /// <param name="current">What the host has loaded; <see cref="Ruleset.Empty"/> for nothing.</param>
    /// <param name="desired">What it shall have.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="current"/> or <paramref name="desired"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static UpdatePlan Between(Ruleset current, Ruleset desired, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(desired);
        return Planner.Plan(OwnPart.Of(current), desired, [], mayHaveLeftOvers: true, cancellationToken);
    }

    /// <summary>Plans the way from what a host's own save texts say; what isn't ours is kept, in place and in order. Takes time in proportion to the rules and to what changes.</summary>
    /// <param name="current">What the host has loaded.</param>
    /// <param name="desired">What it shall have.</param>
    /// <param name="adopt">Whether to take over chains <c>BF-</c> of the desired bridges that have rules of others.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="current"/> or <paramref name="desired"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static UpdatePlan Between(HostState current, Ruleset desired, bool adopt = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(desired);
        var (part, notes) = Owner.PartOf(current, desired, adopt);
        return Planner.Plan(part, desired, notes, mayHaveLeftOvers: false, cancellationToken);
    }

    /// <summary>The same plan, with what is worked out only when it is asked for.</summary>
    internal UpdatePlan With(Deferred<ValueList<Precondition>> preconditions, Deferred<ValueList<OwnLines>> owned) =>
        this with { FoundPreconditions = preconditions, FoundOwned = owned };

    private Deferred<ValueList<Precondition>> FoundPreconditions { get; init; } = default(ValueList<Precondition>);

    private Deferred<ValueList<OwnLines>> FoundOwned { get; init; } = default(ValueList<OwnLines>);
}
