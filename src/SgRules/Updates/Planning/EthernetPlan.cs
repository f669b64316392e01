namespace SgRules.Updates;

/// <summary>The steps for frames (contract 3.16): ports are guarded before packets are let through for them, and until none is any more.</summary>
/// <remarks>
/// A port that becomes a guest's is guarded before the IP tables change, one that stops being a guest's is let go behind them, and one that gets another
/// MAC address sends nothing in between; so between the commits no frame passes that neither state lets through (design, section 6.1).
/// </remarks>
internal sealed class EthernetPlan
{
    private readonly TableStates _states;
    private readonly int _before;

    private EthernetPlan(TableStates states, int before)
    {
        _states = states;
        _before = before;
    }

    public TableStates States => _states;

    public static EthernetPlan Of(TableComparison change)
    {
        if (change.IsSame)
        {
            return new EthernetPlan(new TableStates(change), 0);
        }

        var (narrows, widens) = GuardedPorts.Compare(change);
        if (narrows && widens)
        {
            // A table that was tampered with goes at once: half way, it would be a third one.
            var (guarded, toGuard) = (GuardedPorts.Of(change.Old), GuardedPorts.Of(change.New));
            if (guarded.IsPlain(toGuard))
            {
                var onTheWay = guarded.OnTheWayTo(toGuard);
                return new EthernetPlan(
                    new TableStates(change, TableComparison.Of(change.Table, change.Old, onTheWay), TableComparison.Of(change.Table, onTheWay, change.New)),
                    before: 1);
            }
        }

        return new EthernetPlan(new TableStates(change), widens && !narrows ? 0 : 1);
    }

    /// <summary>What comes before the IP tables.</summary>
    public IEnumerable<UpdateStep> Before() => Enumerable.Range(0, Math.Min(_before, _states.Changes.Count))
        .Select(index => _states.Commit(index, "A port is guarded before packets pass it."));

    /// <summary>What comes behind them.</summary>
    public IEnumerable<UpdateStep> Behind() => Enumerable.Range(0, _states.Changes.Count).Skip(_before)
        .Select(index => _states.Commit(index, "A port is guarded until no packet passes it any more."));
}
