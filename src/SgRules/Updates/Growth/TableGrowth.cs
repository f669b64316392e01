using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>
/// Whether a table of the tree layout only gains or only loses from one state to the next. What isn't of a known shape is never called
/// either (see ORDERING.md beside the planner: a plan of which nothing is known is safe, and only longer).
/// </summary>
internal sealed class TableGrowth
{
    private readonly IPFamily _family;
    private readonly TableComparison _states;
    private readonly OwnTable _old;
    private readonly OwnTable _new;

    private TableGrowth(IPFamily family, TableComparison states) => (_family, _states, _old, _new) = (family, states, states.Old, states.New);

    public static TableRelation Of(TableComparison states)
    {
        if (states.IsSame)
        {
            return TableRelation.Same;
        }

        var family = states.Table == UpdateTable.IPv4 ? IPFamily.IPv4 : IPFamily.IPv6;
        return states.Hooks.IsEmpty ? new TableGrowth(family, states).Relation(TableChange.Of(states)) : TableRelation.Unknown;
    }

    private TableRelation Relation(TableChange change)
    {
        var (relation, hasTreeChange) = (TableRelation.Same, false);
        foreach (var chain in change.Chains)
        {
            switch (ChainRoles.Of(chain.Name))
            {
                case ChainRole.TreeNode:
                    hasTreeChange = true;
                    break;
                case ChainRole.Senders or ChainRole.Receivers when chain is { Old: not null, New: not null }:
                    hasTreeChange = true;
                    break;
                case var role:
                    relation &= OfGate(role, chain);
                    break;
            }
        }

        return hasTreeChange && relation != TableRelation.Unknown ? relation & OfTrees() : relation;
    }

    // A gate that is made or goes has no packet before, or after, but through a rule that changes too.
    private TableRelation OfGate(ChainRole role, ChainChange change) => role switch
    {
        ChainRole.Other or ChainRole.Senders or ChainRole.Receivers => TableRelation.Unknown,
        _ when change.Old is null || change.New is null => TableRelation.Same,
        ChainRole.IngressGroup => GateShape.AcceptsOnly(change.Old) && GateShape.AcceptsOnly(change.New) ? OfAlternatives(change.Old, change.New) : TableRelation.Unknown,
        _ => OfEdits(role, change),
    };

    // Rules that all accept: their order doesn't matter.
    private static TableRelation OfAlternatives(Chain old, Chain @new)
    {
        HashSet<Rule> before = [.. old.Rules], after = [.. @new.Rules];
        return (after.IsSupersetOf(before) ? TableRelation.Grows : TableRelation.Unknown)
            | (before.IsSupersetOf(after) ? TableRelation.Shrinks : TableRelation.Unknown);
    }

    private TableRelation OfEdits(ChainRole role, ChainChange change)
    {
        var (old, @new) = (change.Old!, change.New!);
        if (role != ChainRole.IngressPolicy && !(GateShape.NeverAccepts(old, _old) && GateShape.NeverAccepts(@new, _new)))
        {
            return TableRelation.Unknown;
        }

        return (Only(@new, change.KeptNew, change.KeptOld, role, _new) ? TableRelation.Grows : TableRelation.Unknown)
            | (Only(old, change.KeptOld, change.KeptNew, role, _old) ? TableRelation.Shrinks : TableRelation.Unknown);
    }

    // Whether one state is the other and rules that let through more.
    private static bool Only(Chain larger, ValueList<bool> kept, ValueList<bool> others, ChainRole role, OwnTable table)
    {
        if (kept.IsEmpty || others.ToImmutableArray().Contains(false))
        {
            return false;
        }

        for (var i = 0; i < larger.Rules.Count; i++)
        {
            if (!kept[i] && !(role == ChainRole.IngressPolicy ? GateShape.CanOnlyAccept(larger.Rules[i], table) : GateShape.Returns(larger.Rules[i])))
            {
                return false;
            }
        }

        return true;
    }

    private TableRelation OfTrees()
    {
        var relation = TableRelation.Same;
        foreach (var old in _old.Chains)
        {
            if (ChainRoles.Of(old.Name) is ChainRole.Senders or ChainRole.Receivers)
            {
                relation &= _new.Find(old.Name) is not { } root ? TableRelation.Unknown : DispatchTree.IsSame(old, _states) ? TableRelation.Same : OfTree(old, root);
            }
        }

        return relation;
    }

    private TableRelation OfTree(Chain oldRoot, Chain newRoot)
    {
        var side = ChainRoles.Of(oldRoot.Name) == ChainRole.Senders ? PacketSide.Source : PacketSide.Destination;
        if (DispatchTree.Read(oldRoot, side, _family, _old) is not { } old
            || DispatchTree.Read(newRoot, side, _family, _new) is not { } @new
            || old.First != @new.First)
        {
            return TableRelation.Unknown;
        }

        return (@new.Leaves.IsSupersetOf(old.Leaves) ? TableRelation.Grows : TableRelation.Unknown)
            | (old.Leaves.IsSupersetOf(@new.Leaves) ? TableRelation.Shrinks : TableRelation.Unknown);
    }
}
