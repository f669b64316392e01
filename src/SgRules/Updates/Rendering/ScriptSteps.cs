using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>The steps in a script: what is done already is skipped, and the first that fails ends it (design, section 6.4).</summary>
internal static class ScriptSteps
{
    // Comments are for review; thousands of lines are in the documents themselves.
    private const int MaxChangesShown = 20;

    public static void Write(ref Utf8TextWriter text, UpdatePlan plan)
    {
        if (plan.Steps.IsEmpty && plan.ConntrackDeletions.IsEmpty)
        {
            return;
        }

        if (plan.Steps.Any(UpdateTools.Waits))
        {
            WriteLockWait(ref text);
        }

        WriteFunctions(ref text);
        text.Write("steps="u8);
        text.Write(plan.Steps.Count);
        text.Write("\n"u8);
        WriteSteps(ref text, plan);
    }

    private static void WriteSteps(ref Utf8TextWriter text, UpdatePlan plan)
    {
        var commits = new int[3];
        for (var k = 0; k < plan.Steps.Count; k++)
        {
            var step = plan.Steps[k];
            WriteStep(ref text, k + 1, step, step.Kind switch
            {
                UpdateStepKind.Commit => ++commits[(int)step.Table!.Value],
                UpdateStepKind.ClearSets => PositionOf(plan, step) + 1,
                _ => null,
            });
            if (step.Kind == UpdateStepKind.Commit && commits.Sum() == 1)
            {
                WriteAdvice(ref text, plan);
            }
        }
    }

    // Behind the first commit, what the host has is no longer what these connections began under.
    private static void WriteAdvice(ref Utf8TextWriter text, UpdatePlan plan)
    {
        if (!plan.ConntrackDeletions.IsEmpty)
        {
            text.Write("advice=\"$advice; a new plan would not end the connections that may not go on\"\n"u8);
        }
    }

    private static int PositionOf(UpdatePlan plan, UpdateStep step) =>
        plan.Owned.ToImmutableArray().First(lines => lines.Table == step.Table).States.AsSpan().IndexOf(step.Before);

    private static void WriteFunctions(ref Utf8TextWriter text) => text.Write(
        """
        step() {
          doing="step $1 of $steps: $2"
          say "$doing"
        }

        skip() {
          say "step $1 of $steps: $2 - done before"
        }

        advice='when the cause is gone, run this script again from the start; what is done is skipped'

        stopped() {
          say "failed at $doing"
          say "$advice"
          exit 2
        }


        """u8);

    private static void WriteLockWait(ref Utf8TextWriter text) => text.Write(
        """
        lock_wait=${SGRULES_WAIT:-60}
        case $lock_wait in
          *[!0-9]*) refuse "SGRULES_WAIT is a number of seconds, not '$lock_wait'" ;;
        esac


        """u8);

    // A commit is for the states before it, clearing for the state it belongs to and those before: behind it, what would be cleared is in use.
    private static void WriteStep(ref Utf8TextWriter text, int number, UpdateStep step, int? before)
    {
        text.Write("\n"u8);
        ShellText.WriteComment(ref text, step.Reason);
        WriteChanges(ref text, step.Changes);
        if (before is { } position)
        {
            text.Write($"if [ \"$at_{UpdateTools.Word(step.Table!.Value)}\" -lt ");
            text.Write(position);
            text.Write(" ]; then\n"u8);
        }

        var indent = before is null ? string.Empty : "  ";
        WriteCall(ref text, $"{indent}step", number, step);
        ShellText.WriteFed(ref text, indent + UpdateTools.ScriptCommand(step), ShellText.Utf8(step.Document), " || stopped");
        if (before is not null)
        {
            text.Write("else\n"u8);
            WriteCall(ref text, "  skip", number, step);
            text.Write("fi\n"u8);
        }
    }

    private static void WriteCall(ref Utf8TextWriter text, string function, int number, UpdateStep step)
    {
        text.Write(function);
        text.Write(" "u8);
        text.Write(number);
        text.Write(" "u8);
        ShellText.WriteWord(ref text, UpdateTools.Name(step));
        text.Write("\n"u8);
    }

    private static void WriteChanges(ref Utf8TextWriter text, ValueList<string> changes)
    {
        for (var i = 0; i < Math.Min(changes.Count, MaxChangesShown); i++)
        {
            ShellText.WriteComment(ref text, changes[i], "  ");
        }

        if (changes.Count > MaxChangesShown)
        {
            ShellText.WriteComment(ref text, $"and {Count.Of(changes.Count - MaxChangesShown)} more", "  ");
        }
    }
}
