using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Whether sets in use may be edited where they are, or must be versioned (ORDERING.md beside this file has the argument).</summary>
internal static class SetEdits
{
    public static bool CanStayInPlace(List<SetChange> sets, TableComparison change)
    {
        var inUse = sets.FindAll(set => set.IsInUse);
        if (inUse.Count == 0)
        {
            return true;
        }

        if (inUse.Exists(set => set.IsReplaced))
        {
            return false;
        }

        HashSet<SetName> names = [.. inUse.Select(set => set.Name)];
        var gates = SetGates.Asking(change.Old, change.OldAsking, names) | SetGates.Asking(change.New, change.NewAsking, names);
        return !gates.HasFlag(Gates.Elsewhere) && IsMonotone(inUse, change, gates);
    }

    private static bool IsMonotone(List<SetChange> inUse, TableComparison change, Gates gates)
    {
        var gains = inUse.Exists(set => !set.Added.IsEmpty);
        var loses = inUse.Exists(set => !set.Removed.IsEmpty);
        if (change.IsSame)
        {
            // Sets only: of one gate, or all one way.
            return gates != (Gates.Senders | Gates.Receivers) || !gains || !loses;
        }

        var relation = gains && loses ? TableRelation.Unknown : TableGrowth.Of(change);
        return (!loses && relation.HasFlag(TableRelation.Grows)) || (!gains && relation.HasFlag(TableRelation.Shrinks));
    }
}
