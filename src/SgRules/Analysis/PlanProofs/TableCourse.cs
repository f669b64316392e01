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

    /// <summary>The course of a table. Runs of additions to sets in use, or of removals, are one moment each, which stands for all in them.</summary>
    public static TableCourse Of(UpdateTable kind, PlanState start, IReadOnlyList<ExecutedAtom> atoms, PlanState goal)
    {
        var (old, @new) = (TableMoment.Of(start, kind, null), TableMoment.Of(goal, kind, null));
        var (moments, last) = (new List<TableMoment>(), old);
        foreach (var group in Groups(atoms.Where(atom => Concerns(atom, kind))))
        {
            last = TableMoment.Of(group[^1].After, kind, group[^1]);
            var moment = group[0].RunOf is null ? last : OfRun(group, kind);
            if (!moment.IsSameAs(old) && !moment.IsSameAs(@new))
            {
                moments.Add(moment);
            }
        }

        return new TableCourse(old, @new, [.. moments], last.IsSameAs(@new) ? null : last);
    }

    /// <summary>The moments of a run one by one, for each set that is changed; see <see cref="SplitRun"/>.</summary>
    public TableCourse Within(TableMoment run, UpdateTable kind) => this with
    {
        Moments = [.. run.Run.SelectMany(atom => SplitRun.Of(atom, kind).Append(TableMoment.Of(atom.After, kind, atom))).Where(moment => !moment.IsSameAs(Old) && !moment.IsSameAs(New))],
        End = null,
    };

    // Atoms of runs that go the same way and follow each other, each of the others by itself.
    private static List<List<ExecutedAtom>> Groups(IEnumerable<ExecutedAtom> atoms)
    {
        var groups = new List<List<ExecutedAtom>>();
        foreach (var atom in atoms)
        {
            if (atom.RunOf is not null && groups.Count > 0 && groups[^1][^1] is { RunOf: not null } before && before.IsRemoval == atom.IsRemoval)
            {
                groups[^1].Add(atom);
            }
            else
            {
                groups.Add([atom]);
            }
        }

        return groups;
    }

    private static TableMoment OfRun(List<ExecutedAtom> run, UpdateTable kind)
    {
        var (least, most) = (run[0].Before, run[^1].After);
        (least, most) = run[0].IsRemoval ? (most, least) : (least, most);
        var changing = run.Select(atom => atom.RunOf!).Distinct(StringComparer.Ordinal);
        return TableMoment.Of(least, kind, run[^1]) with
        {
            Most = [.. changing.Select(name => most.Sets[name].Value).OfType<IpSet>()],
            Run = [.. run],
        };
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
