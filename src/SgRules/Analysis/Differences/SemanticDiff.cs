using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>What two zones let pass differently: for all packets of new connections, exactly, both families.</summary>
/// <remarks>
/// Immutable. Groups decide about new connections; the other paragraphs of the contract change only with who is there (<see cref="Identity"/>)
/// or with an option, so every difference is in a row. What could not be decided is in <see cref="Undecided"/>, and no such instance is called unchanged.
/// </remarks>
public sealed partial record SemanticDiff
{
    internal SemanticDiff()
    {
    }

    /// <summary>What the old zone is called.</summary>
    public required string OldName { get; init; }

    /// <summary>What the new zone is called.</summary>
    public required string NewName { get; init; }

    /// <summary>The host that was compared, or <see langword="null"/> for all.</summary>
    public string? Host { get; init; }

    /// <summary>What passes now and did not; in order of direction, instance, traffic and peer.</summary>
    public required ValueList<TrafficChange> Allowed { get; init; }

    /// <summary>What passed and does not now; ordered likewise.</summary>
    public required ValueList<TrafficChange> Denied { get; init; }

    /// <summary>Who is there now and was not, or is somebody else.</summary>
    public required ValueList<IdentityChange> Identity { get; init; }

    /// <summary>What could not be compared.</summary>
    public required ValueList<UndecidedChange> Undecided { get; init; }

    /// <summary>The instances that are the same on both sides, may send and receive the same, and are proven to; in byte order.</summary>
    public required ValueList<string> Unchanged { get; init; }

    /// <summary>How many instances were compared, of both sides together.</summary>
    public required int InstanceCount { get; init; }

    /// <summary>How many hosts were compared, of both sides together.</summary>
    public required int HostCount { get; init; }

    /// <summary>The zones, if both sides have one.</summary>
    internal (Zone Old, Zone New)? Zones { get; init; }

    /// <summary>Whether a difference was found.</summary>
    public bool HasDifference => !Allowed.IsEmpty || !Denied.IsEmpty || !Identity.IsEmpty;

    /// <summary>Whether all was compared: without a difference, the two sides are then equal.</summary>
    public bool IsDecided => Undecided.IsEmpty;

    /// <summary>Draws which groups' rules changed, readable; costs the size of both zones.</summary>
    /// <returns>The picture; <see langword="null"/> if no edge or node of it changed, or if a side came without its zone.</returns>
    public GroupPicture? PictureOfChanges() => Zones is { } zones && GroupPicture.Difference(GroupPicture.Of(zones.Old), GroupPicture.Of(zones.New)).Changes() is { Nodes.IsEmpty: false } changes
        ? changes.Folded()
        : null;

    /// <summary>Compares two sides.</summary>
    /// <remarks>
    /// Takes time in proportion to the instances, and to what the policies that differ hold: what is equal by value is skipped. A pure
    /// function of its arguments, whatever their order.
    /// </remarks>
    /// <param name="old">The zone that is in force.</param>
    /// <param name="new">The zone that shall be.</param>
    /// <param name="options">What to do differently; <see langword="null"/> for <see cref="DiffOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The difference.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="old"/> or <paramref name="new"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The budget is less than 1.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static SemanticDiff Between(DiffSide old, DiffSide @new, DiffOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        options ??= DiffOptions.Default;
        ArgumentOutOfRangeException.ThrowIfLessThan(options.NodeBudget, 1, nameof(options));
        return new ZoneComparison(old, @new, options).Compare(cancellationToken);
    }
}
