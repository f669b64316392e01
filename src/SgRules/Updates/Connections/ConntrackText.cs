using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>The lines of a script that end connections.</summary>
internal static class ConntrackText
{
    public static void WriteDeletions(ref Utf8TextWriter text, ValueList<FlowBox> boxes)
    {
        _ = boxes;
        text.Write(":\n"u8);
    }
}
