using System.Buffers;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>The one birthplace of a plan's shell script: checks, then steps, then what is left to verify and to end.</summary>
internal static class UpdateScriptText
{
    // Comments are for review; thousands of lines are in the documents themselves.
    private const int MaxChangesShown = 20;

    public static void Write(IBufferWriter<byte> output, UpdatePlan plan, UpdateScriptOptions options)
    {
        var text = new Utf8TextWriter(output);
        WriteHeader(ref text, plan, options);
        if (plan.IsRefused)
        {
            WriteRefusal(ref text, plan);
        }
        else
        {
            ScriptChecks.Write(ref text, plan);
            ScriptStates.WriteCheck(ref text, plan, options);
            WriteSteps(ref text, plan);
            ScriptStates.WriteVerification(ref text, plan);
            WriteEnd(ref text, plan, options);
        }

        text.Flush();
    }

    private static void WriteHeader(ref Utf8TextWriter text, UpdatePlan plan, UpdateScriptOptions options)
    {
        text.Write("#!/bin/sh\n"u8);
        ShellText.WriteComment(ref text, $"Update plan for host {options.Host}.");
        foreach (var line in UpdateReportText.Summary(plan))
        {
            ShellText.WriteComment(ref text, line, "  ");
        }

        text.Write(
            """
            #
            # It can be run again from the start: what is done is skipped. It changes nothing before every check has passed, and stops at the
            # first step that fails. Exit: 0 done, 1 refused and nothing changed, 2 stopped on the way.
            # SGRULES_WAIT is how many seconds it waits for the lock of iptables, 60 if it isn't set.
            # The way back is planned by:

            """u8);
        ShellText.WriteComment(ref text, options.WayBack, "  ");
        text.Write(
            """
            # shellcheck disable=SC2016 # Texts for people have characters that the shell would expand, and shall not.
            set -eu
            LC_ALL=C
            export LC_ALL

            say() {
              printf 'sgrules: %s\n' "$1" >&2
            }

            refuse() {
              say "$1"
              say 'nothing was changed'
              exit 1
            }


            """u8);
    }

    private static void WriteRefusal(ref Utf8TextWriter text, UpdatePlan plan)
    {
        foreach (var finding in plan.Diagnostics)
        {
            text.Write("say "u8);
            ShellText.WriteWord(ref text, finding.ToString());
            text.Write("\n"u8);
        }

        text.Write("refuse 'there is no plan because of these errors'\n"u8);
    }

    private static void WriteSteps(ref Utf8TextWriter text, UpdatePlan plan)
    {
        if (plan.Steps.IsEmpty)
        {
            return;
        }

        if (plan.Steps.Any(UpdateTools.Waits))
        {
            text.Write(
                """
                lock_wait=${SGRULES_WAIT:-60}
                case $lock_wait in
                  *[!0-9]*) refuse "SGRULES_WAIT is a number of seconds, not '$lock_wait'" ;;
                esac


                """u8);
        }

        text.Write(
            """
            step() {
              doing="step $1 of $steps: $2"
              say "$doing"
            }

            skip() {
              say "step $1 of $steps: $2 - done before"
            }

            stopped() {
              say "failed at $doing"
              say 'when the cause is gone, run this script again from the start; what is done is skipped'
              exit 2
            }


            """u8);
        text.Write("steps="u8);
        text.Write(plan.Steps.Count);
        text.Write("\n"u8);
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
        }
    }

    private static int PositionOf(UpdatePlan plan, UpdateStep step) =>
        plan.Owned.ToImmutableArray().First(lines => lines.Table == step.Table).States.AsSpan().IndexOf(step.Before);

    // A commit is for the states before it, clearing for the state it belongs to and those before: behind it, what would be cleared is in use.
    private static void WriteStep(ref Utf8TextWriter text, int number, UpdateStep step, int? before)
    {
        text.Write("\n"u8);
        ShellText.WriteComment(ref text, step.Reason);
        WriteChanges(ref text, step.Changes);
        if (before is { } position)
        {
            text.Write("if [ \"$at_"u8);
            text.Write(UpdateTools.Word(step.Table!.Value));
            text.Write("\" -lt "u8);
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
            ShellText.WriteComment(ref text, $"and {UpdateWords.Count(changes.Count - MaxChangesShown, "more", "more")}", "  ");
        }
    }

    private static void WriteEnd(ref Utf8TextWriter text, UpdatePlan plan, UpdateScriptOptions options)
    {
        if (!plan.ConntrackDeletions.IsEmpty)
        {
            text.Write("\n# Connections that may not go on.\nsay "u8);
            ShellText.WriteWord(ref text, $"deleting the entries of connections that may not go on: {UpdateWords.Count(plan.ConntrackDeletions.Count, "kind", "kinds")}");
            text.Write("\n"u8);
            ConntrackText.WriteDeletions(ref text, plan.ConntrackDeletions);
        }

        text.Write("\nsay "u8);
        ShellText.WriteWord(ref text, plan.IsEmpty ? "nothing to do: the rules are what they shall be" : "done");
        text.Write("\n"u8);
        if (!plan.IsEmpty)
        {
            text.Write("say "u8);
            ShellText.WriteWord(ref text, $"the way back is planned by: {options.WayBack}");
            text.Write("\n"u8);
        }
    }
}
