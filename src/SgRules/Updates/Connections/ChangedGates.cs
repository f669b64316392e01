using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>
/// Finds the addresses of which two states may decide otherwise, without looking at the gates of all others: those whose leaves come or go, and those
/// whose leaves lead to a chain that differs, or below which one does, or that asks a set that does.
/// </summary>
/// <remarks>It may find too many, never too few. All of it rests on the bridges' own chains being the same, apart from their trees; if they aren't, every address is found.</remarks>
internal sealed class ChangedGates(FamilyChange change, GateRules old, GateRules @new, GateDifference difference)
{
    private readonly List<(UInt128 First, UInt128 Last)> _touched = [];
    private bool _isEverything;

    /// <summary>Whether both states have the same leaves, once <see cref="Scope"/> was asked for.</summary>
    public bool HaveSameLeaves { get; private set; }

    public GateScope Scope()
    {
        _isEverything = !change.Table.Hooks.IsEmpty || !HaveSameBridges();
        foreach (var (before, after) in _isEverything ? [] : change.Table.Chains)
        {
            AddWay(old, before, after);
            AddWay(@new, after, before);
        }

        if (_isEverything)
        {
            return GateScope.Everything;
        }

        HaveSameLeaves = _touched.Count == 0;
        if (MayGatesDiffer())
        {
            AddGates();
        }

        return GateScope.Of(_touched);
    }

    private bool HaveSameBridges()
    {
        foreach (var (bridge, entry) in old.Bridges)
        {
            var trusted = GateBindings.Trusted(old, bridge, GateBindings.Trusted(@new, bridge, null));
            if (@new.Bridges[bridge] != entry || trusted is null || GateBindings.Trusted(@new, bridge, trusted) != trusted || !difference.IsSame(entry, trusted))
            {
                return false;
            }
        }

        return true;
    }

    // The leaves that only one state has. A branch to a node that both have takes all that is below it along.
    private void AddWay(GateRules rules, Chain? chain, Chain? other)
    {
        HashSet<Rule> others = [.. other?.Rules ?? []];
        foreach (var rule in chain?.Rules ?? [])
        {
            if (others.Contains(rule) || !rules.IsIdentity(rule))
            {
                continue;
            }

            if (GateBindings.Leaf(rule, rules.Local) is { } leaf)
            {
                _touched.Add((leaf.First, leaf.Last));
            }
            else if (GateRules.Callee(rule) is { } callee && !change.Table.Differs(callee))
            {
                _isEverything |= !AddPrefix(rule, rules);
            }
        }
    }

    private bool AddPrefix(Rule rule, GateRules rules)
    {
        foreach (var match in rule.Matches)
        {
            if (GateBindings.LocalPrefix(match, rules.Local) is { } prefix)
            {
                _touched.Add((prefix.Address.Bits, prefix.LastAddress.Bits));
                return true;
            }
        }

        return false;
    }

    // Chains that are made or go are led to by chains that differ. Those of a tree differ in their leaves and branches only.
    private bool MayGatesDiffer() =>
        change.Table.Chains.Any(pair => pair is { Old: { } before, New: { } after } && !IsOfTree(before, old) && !IsOfTree(after, @new)) || change.IsSomeSetAsked();

    private static bool IsOfTree(Chain chain, GateRules rules)
    {
        foreach (var rule in chain.Rules)
        {
            if (!rules.IsIdentity(rule) && rule is not { Matches.IsEmpty: true, Target: VerdictTarget { Verdict: Verdict.Drop } })
            {
                return false;
            }
        }

        return true;
    }

    private void AddGates()
    {
        foreach (var bridge in old.Bridges.Keys)
        {
            foreach (var rule in GateBindings.Way(old, bridge))
            {
                if (GateRules.Callee(rule) is { } gate && GateBindings.Bound(rule, old.Local) is not null && !change.IsSame(gate) && GateBindings.Leaf(rule, old.Local) is { } leaf)
                {
                    _touched.Add((leaf.First, leaf.Last));
                }
            }
        }
    }
}
