using System.Buffers;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>The one birthplace of a plan's shell script: checks, then steps, then what is left to end and to verify.</summary>
/// <remarks>All that it does stands in one function that its last line calls: of a script that was cut off on its way to the host, nothing runs.</remarks>
internal static class UpdateScriptText
{
    public static void Write(IBufferWriter<byte> output, UpdatePlan plan, UpdateScriptOptions options)
    {
        var text = new Utf8TextWriter(output);
        WriteHeader(ref text, plan, options);
        WriteStart(ref text);
        WriteHost(ref text, options.Host);
        if (plan.IsRefused)
        {
            WriteRefusal(ref text, plan);
        }
        else
        {
            ScriptChecks.Write(ref text, plan);
            ScriptStates.WriteCheck(ref text, plan, options);
            ScriptSteps.Write(ref text, plan);
            WriteConnections(ref text, plan.ConntrackDeletions);
            ScriptStates.WriteVerification(ref text, plan, options);
            WriteEnd(ref text, plan, options);
        }

        // One command together with the function: without this line, what stands above is a syntax error and not an empty success.
        text.Write("} && main \"$@\"\n"u8);
        text.Flush();
    }

    private static void WriteHeader(ref Utf8TextWriter text, UpdatePlan plan, UpdateScriptOptions options)
    {
        text.Write("#!/bin/sh\n"u8);
        ShellText.WriteComment(ref text, $"Update plan for host {options.Host}.");
        foreach (var line in UpdateReportText.Summary(plan, " of restore documents"))
        {
            ShellText.WriteComment(ref text, line, "  ");
        }

        text.Write("#\n"u8);
        if (plan.IsRefused)
        {
            text.Write("# It only says why, and exits 1.\n"u8);
        }
        else
        {
            WriteUse(ref text, options);
        }
    }

    private static void WriteUse(ref Utf8TextWriter text, UpdateScriptOptions options)
    {
        text.Write(
            """
            # It can be run again from the start: what is done is skipped. It changes nothing before every check has passed, and stops at the
            # first step that fails. Exit: 0 done, 1 refused and nothing changed, 2 stopped on the way.
            # SGRULES_WAIT is how many seconds it waits for the lock of iptables, 60 if it isn't set.
            # The way back is planned by:

            """u8);
        ShellText.WriteComment(ref text, options.WayBack, "  ");
    }

    private static void WriteStart(ref Utf8TextWriter text) => text.Write(
        """
        # All of it is one function that the last line calls, so that nothing is done if the file is cut off.
        # shellcheck disable=SC2016 # Texts for people have characters that the shell would expand, and shall not.
        main() {
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

    // So that a script on another host than it is for is noticed.
    private static void WriteHost(ref Utf8TextWriter text, string host)
    {
        text.Write("host="u8);
        ShellText.WriteWord(ref text, host);
        text.Write("\nsay \"plan for host $host, on $(uname -n)\"\n\n"u8);
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

    // Before the end is verified: whoever changes the tables meanwhile, these connections may not go on, and no later plan knows of them.
    private static void WriteConnections(ref Utf8TextWriter text, ValueList<FlowBox> boxes)
    {
        if (boxes.IsEmpty)
        {
            return;
        }

        text.Write("\n# Connections that may not go on.\ndoing='the deletion of entries of connections'\nsay "u8);
        ShellText.WriteWord(ref text, $"deleting the entries of connections that may not go on: {Count.Of(boxes.Count, "kind")}");
        text.Write("\n"u8);
        ConntrackText.WriteDeletions(ref text, boxes);
    }

    private static void WriteEnd(ref Utf8TextWriter text, UpdatePlan plan, UpdateScriptOptions options)
    {
        var isNothing = plan.IsEmpty && plan.ConntrackDeletions.IsEmpty;
        text.Write("\nsay "u8);
        ShellText.WriteWord(ref text, isNothing ? "nothing to do: the rules are what they shall be" : "done");
        text.Write("\n"u8);
        if (!isNothing)
        {
            text.Write("say "u8);
            ShellText.WriteWord(ref text, $"the way back is planned by: {options.WayBack}");
            text.Write("\n"u8);
        }
    }
}
