namespace SgRules.Updates;

/// <summary>The steps for frames (contract 3.16): ports are guarded before packets are let through for them, and until none is any more.</summary>
/// <remarks>
/// A port that becomes a guest's is guarded before the IP tables change, one that stops being a guest's is let go behind them; so between the
/// commits no frame passes that neither state lets through, but for messages without an address of a port that changes its MAC address (design, section 6.1).
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

    public static EthernetPlan Between(OwnTable current, OwnTable desired)
    {
        var guarded = GuardedPorts.Of(current);
        var toGuard = GuardedPorts.Of(desired);
        var loosens = !guarded.Devices.IsSubsetOf(toGuard.Devices);
        if (toGuard.Devices.IsSubsetOf(guarded.Devices))
        {
            return new EthernetPlan(new TableStates(UpdateTable.Ethernet, current, desired), loosens ? 0 : 1);
        }

        return loosens
            ? new EthernetPlan(new TableStates(UpdateTable.Ethernet, current, guarded.With(toGuard), desired), 1)
            : new EthernetPlan(new TableStates(UpdateTable.Ethernet, current, desired), 1);
    }

    /// <summary>What comes before the IP tables.</summary>
    public IEnumerable<UpdateStep> Before() => Enumerable.Range(0, Math.Min(_before, _states.Changes.Count))
        .Select(index => _states.Commit(index, "A port is guarded before packets pass it."));

    /// <summary>What comes behind them.</summary>
    public IEnumerable<UpdateStep> Behind() => Enumerable.Range(0, _states.Changes.Count).Skip(_before)
        .Select(index => _states.Commit(index, "A port is guarded until no packet passes it any more."));
}
