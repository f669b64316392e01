using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>What becomes of one family's table in the course of a plan: the moments at which packets may be judged otherwise than before.</summary>
/// <param name="Old">The start.</param>
/// <param name="New">The goal.</param>
/// <param name="Moments">Those behind atoms that aren't the same as one of the two.</param>
/// <param name="End">What the plan leaves, if it isn't the same as the goal.</param>
internal sealed record TableCourse(TableMoment Old, TableMoment New, ValueList<TableMoment> Moments, TableMoment? End)
{
    public IPFamily Family => Old.Table.Family;

    /// <summary>Whether nothing is left to prove.</summary>
    public bool IsTrivial => Moments.IsEmpty && End is null;

    /// <summary>All different moments, those at both ends first.</summary>
    public IReadOnlyList<TableMoment> All => [.. new[] { Old, New }.Concat(Moments).Concat(End is null ? [] : [End]).Distinct<TableMoment>(ReferenceEqualityComparer.Instance)];

    public static TableCourse Of(UpdateTable kind, PlanState start, IReadOnlyList<ExecutedAtom> atoms, PlanState goal)
    {
        var (old, @new) = (TableMoment.Of(start, kind, null), TableMoment.Of(goal, kind, null));
        var (moments, last) = (new List<TableMoment>(), old);
        foreach (var atom in atoms.Where(atom => Concerns(atom, kind)))
        {
            foreach (var moment in SplitRun.Of(atom, kind).Append(last = TableMoment.Of(atom.After, kind, atom)))
            {
                if (!moment.IsSameAs(old) && !moment.IsSameAs(@new))
                {
                    moments.Add(moment);
                }
            }
        }

        return new TableCourse(old, @new, [.. moments], last.IsSameAs(@new) ? null : last);
    }

    // Not in the set's own family either: a rule of one family may ask a set of the other, that has none of its packets.
    private static bool Concerns(ExecutedAtom atom, UpdateTable kind)
    {
        if (atom.Document.Kind == UpdateStepKind.Commit)
        {
            return atom.Document.Table == kind;
        }

        var asked = atom.Before.Table(kind).AskedSets;
        return !atom.IsSilent && (atom.RunOf is not { } set || asked.ContainsKey(set));
    }
}
