using System.Buffers;
using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>Executes a plan's documents as text, atom by atom, from what a host has. It knows nothing of what the plan says of itself.</summary>
internal static class PlanExecution
{
    /// <summary>The atoms in their order; the first one that has a problem is the last.</summary>
    public static IEnumerable<ExecutedAtom> Run(UpdatePlan plan, PlanState start)
    {
        var state = start;
        for (var i = 0; i < plan.Steps.Count; i++)
        {
            foreach (var atom in Atoms(i + 1, plan.Steps[i], state))
            {
                yield return atom;
                if (atom.Problem is not null)
                {
                    yield break;
                }

                state = atom.After;
            }
        }
    }

    /// <summary>A step's document.</summary>
    public static ReadOnlyMemory<byte> TextOf(UpdateStep step)
    {
        var text = new ArrayBufferWriter<byte>();
        step.Document.WriteTo(text);
        return text.WrittenMemory;
    }

    private static IReadOnlyList<ExecutedAtom> Atoms(int number, UpdateStep step, PlanState state)
    {
        var text = TextOf(step).Span;
        if (step.Kind != UpdateStepKind.Commit)
        {
            return SetAtoms.Of(number, step, text, state);
        }

        var lines = text.Count((byte)'\n');
        var (table, problem) = CommitLines.Apply(state, step.Table!.Value, text);
        return [new ExecutedAtom(number, step, 1, lines, state, table is null ? state : state.With(table)) { Problem = problem }];
    }
}
