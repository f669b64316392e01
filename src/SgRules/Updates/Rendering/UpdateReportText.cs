using System.Buffers;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>The one birthplace of a plan's text for people.</summary>
internal static class UpdateReportText
{
    public static void Write(IBufferWriter<byte> output, UpdatePlan plan)
    {
        var text = new Utf8TextWriter(output);
        WriteSummary(ref text, plan);
        for (var k = 0; k < plan.Steps.Count; k++)
        {
            WriteStep(ref text, k + 1, plan.Steps[k]);
        }

        WriteConnections(ref text, plan.ConntrackDeletions);
        WriteFindings(ref text, plan.Diagnostics);
        text.Flush();
    }

    private static void WriteSummary(ref Utf8TextWriter text, UpdatePlan plan)
    {
        foreach (var line in Summary(plan))
        {
            text.Write(line);
            text.Write("\n"u8);
        }
    }

    /// <summary>What the plan is in a few lines; where it isn't plain what the bytes are of, that is said behind them.</summary>
    public static IEnumerable<string> Summary(UpdatePlan plan, string ofWhat = "") =>
        plan.IsRefused ? ["Refused: there is no safe plan, and nothing is changed."]
        : plan.IsEmpty && plan.ConntrackDeletions.IsEmpty ? ["Nothing to do: the host has what it shall have."]
        :
        [
            .. UpdateWords.Of(plan.Summary),
            $"{Count.Of(plan.Steps.Count, "step")}, {Count.Of(plan.Summary.Bytes, "byte")}{ofWhat}",
        ];

    private static void WriteStep(ref Utf8TextWriter text, int number, UpdateStep step)
    {
        text.Write("\n"u8);
        text.Write(number);
        text.Write(". "u8);
        text.Write(UpdateTools.Name(step));
        text.Write(". "u8);
        text.Write(step.Reason);
        text.Write("\n"u8);
        foreach (var change in step.Changes)
        {
            text.Write("   "u8);
            text.Write(change);
            text.Write("\n"u8);
        }
    }

    private static void WriteConnections(ref Utf8TextWriter text, ValueList<FlowBox> boxes)
    {
        if (boxes.IsEmpty)
        {
            return;
        }

        text.Write("\nThen the entries of connections that may not go on are deleted:\n"u8);
        foreach (var box in boxes)
        {
            text.Write("   "u8);
            text.Write(box.ToString());
            text.Write("\n"u8);
        }
    }

    private static void WriteFindings(ref Utf8TextWriter text, ValueList<Diagnostic> findings)
    {
        if (findings.IsEmpty)
        {
            return;
        }

        text.Write("\n"u8);
        foreach (var finding in findings)
        {
            text.Write(finding.ToString());
            text.Write("\n"u8);
        }
    }
}
