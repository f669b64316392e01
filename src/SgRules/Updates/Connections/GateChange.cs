using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>What the gates of one side - all receivers', or all senders' - let begin in one state and not in the next.</summary>
internal sealed class GateChange
{
    private readonly RegionSpace _space;
    private readonly GateRules _old;
    private readonly GateRules _new;
    private readonly GateDifference _difference;
    private readonly GateWalk _oldWalk;
    private readonly GateWalk _newWalk;
    private readonly SharedGates _around;
    private readonly List<GateBinding> _oldBindings = [];
    private readonly List<GateBinding> _newBindings = [];
    private readonly GateScope _scope;

    /// <summary>Compares gates.</summary>
    /// <param name="local">Which end of a packet is the one with the gate.</param>
    /// <param name="space">The packets.</param>
    /// <param name="old">The state before.</param>
    /// <param name="new">The state behind.</param>
    /// <param name="change">What differs; <see langword="null"/> to compare all gates, whatever differs.</param>
    public GateChange(PacketSide local, RegionSpace space, (OwnTable Table, ValueList<IpSet> Sets) old, (OwnTable Table, ValueList<IpSet> Sets) @new, FamilyChange? change)
    {
        Local = local;
        _space = space;
        _old = new GateRules(old.Table, old.Sets, local, space);
        _new = new GateRules(@new.Table, @new.Sets, local, space);
        _difference = new GateDifference(_old, _new, space);
        _oldWalk = new GateWalk(_old, space, errsOpen: false);
        _newWalk = new GateWalk(_new, space, errsOpen: true);
        _around = new SharedGates(local, space, _old, _new, _difference, _oldWalk, _newWalk);
        var gates = change is null ? null : new ChangedGates(change, _old, _new, _difference);
        _scope = gates?.Scope() ?? GateScope.Everything;
        foreach (var bridge in _scope.IsNothing ? [] : _old.Bridges.Keys.Union(_new.Bridges.Keys, StringComparer.Ordinal))
        {
            Bind(bridge, gates?.HaveSameLeaves == true);
        }
    }

    /// <summary>Which end of a packet is the one with the gate.</summary>
    public PacketSide Local { get; }

    /// <summary>What a gate let begin that the new state's gate of the same address doesn't.</summary>
    public GateFlows Narrowed { get; } = new();

    /// <summary>What a gate let begin whose address no port has any longer.</summary>
    public GateFlows Departed { get; } = new();

    public void Compare(CancellationToken cancellationToken) => new GateSweep(_oldBindings, _newBindings, _scope).Run(Compare, cancellationToken);

    /// <summary>What the gates of the desired state let begin of some services, to or from ends that are nobody's here; an end may have several kinds.</summary>
    public GateFlows Begun(Region services, CancellationToken cancellationToken)
    {
        var flows = new GateFlows();
        var begun = new BegunGates(_new, _newWalk, _space);
        new GateSweep([], AllNewBindings(), GateScope.Everything).Run(Add, cancellationToken);
        return flows;

        void Add(UInt128 first, UInt128 last, List<GateBinding> old, List<GateBinding> bindings)
        {
            if (bindings is not [var only] || begun.Of(only, services) is not { } parts)
            {
                flows.Add(Accepted(_newWalk, bindings, _space.Of(RegionSpace.Local, first, last, services)));
                return;
            }

            foreach (var part in parts)
            {
                flows.Add(_space.Of(RegionSpace.Local, first, last, part));
            }
        }
    }

    // Where one state hasn't hooked the bridge, the ports of the other are taken, and all their gates are open.
    private void Bind(string bridge, bool haveSameLeaves)
    {
        var (isOld, isNew) = (_old.Bridges.ContainsKey(bridge), _new.Bridges.ContainsKey(bridge));
        var preferred = isNew ? GateBindings.Trusted(_new, bridge, null) : null;
        var trusted = isOld ? GateBindings.Trusted(_old, bridge, preferred) : null;
        var old = isOld ? GateBindings.Of(_old, bridge, trusted, _scope) : [];
        trusted = old.Count > 0 || _scope != GateScope.Everything ? trusted : preferred;
        var @new = haveSameLeaves ? old : isNew ? GateBindings.Of(_new, bridge, GateBindings.Trusted(_new, bridge, trusted), _scope) : [];
        _oldBindings.AddRange(isOld ? old : @new.ConvertAll(binding => binding with { IsOpen = true }));
        _newBindings.AddRange(isNew ? @new : old.ConvertAll(binding => binding with { IsOpen = true }));
    }

    // In a scope, both states have the same bridges with the same uplink or system port.
    private List<GateBinding> AllNewBindings() => _scope == GateScope.Everything
        ? _newBindings
        : [.. _new.Bridges.Keys.SelectMany(bridge => GateBindings.Of(_new, bridge, GateBindings.Trusted(_new, bridge, GateBindings.Trusted(_old, bridge, GateBindings.Trusted(_new, bridge, null))), GateScope.Everything))];

    private void Compare(UInt128 first, UInt128 last, List<GateBinding> old, List<GateBinding> @new)
    {
        if (old.Count == 0)
        {
            return;
        }

        if (@new.Count == 0)
        {
            Departed.Add(Accepted(_oldWalk, old, _space.Of(RegionSpace.Local, first, last, _space.Everything(RegionSpace.Protocol))));
            return;
        }

        // A bridge without uplink or system port can't be asked; what may go on is never ended.
        if (@new.Exists(binding => binding.IsOpen || binding.Trusted is null))
        {
            return;
        }

        if (old is [{ } before] && @new is [{ } after] && _around.CanBeAsked(before, after))
        {
            Narrowed.Add(_space.Of(RegionSpace.Local, first, last, _around.Narrowed(before, after)));
            return;
        }

        var packets = _space.Of(RegionSpace.Local, first, last, Candidates(old, @new));
        if (!packets.IsNothing)
        {
            var begun = Accepted(_oldWalk, old, packets);
            Narrowed.Add(_space.Minus(begun, Accepted(_newWalk, @new, begun)));
        }
    }

    private Region Accepted(GateWalk walk, List<GateBinding> bindings, Region packets)
    {
        var accepted = _space.Nothing;
        foreach (var binding in bindings)
        {
            if (binding.IsOpen || (binding.Trusted is null && walk == _newWalk))
            {
                return packets;
            }

            if (binding.Trusted is not null)
            {
                accepted = _space.Union(accepted, walk.Accepted(binding.Passage(Local), _space.Minus(packets, accepted)));
            }
        }

        return accepted;
    }

    private Region Candidates(List<GateBinding> old, List<GateBinding> @new)
    {
        var region = _space.Nothing;
        foreach (var before in old)
        {
            if (before.IsOpen)
            {
                return _space.Everything(RegionSpace.Protocol);
            }

            if (before.Trusted is not null)
            {
                var after = @new.Find(binding => binding.Bridge == before.Bridge && binding.Port == before.Port) ?? (old.Count == 1 ? @new[0] : null);
                region = _space.Union(region, after is null ? _space.Everything(RegionSpace.Protocol) : Candidates(before, after));
            }
        }

        return region;
    }

    private Region Candidates(GateBinding before, GateBinding after)
    {
        var (entry, next) = (_old.Bridges[before.Bridge], _new.Bridges[after.Bridge]);
        var isAsked = before.Trusted is not { } trusted || trusted != after.Trusted || entry != next || !_difference.IsSame(entry, trusted);
        if (before.Policy == after.Policy && !isAsked && (before.Policy is null ? before.Port == after.Port : _difference.IsSame(before.Policy)))
        {
            return _space.Nothing;
        }

        // Where no leaf leads to a gate, the port's name finds it.
        if (before.Policy is null && after.Policy is null && before.Port != after.Port)
        {
            return _space.Everything(RegionSpace.Protocol);
        }

        var (from, to) = (before.Passage(Local), after.Passage(Local));
        var region = isAsked ? _difference.Between(entry, next, from, to) : _space.Nothing;
        return (before.Policy, after.Policy) switch
        {
            (null, null) => region,
            ({ } old, { } @new) => _space.Union(region, _difference.Between(old, @new, from, to)),
            _ => _space.Everything(RegionSpace.Protocol),
        };
    }
}
