using System.Globalization;
using System.Text;

namespace SgRules.Netfilter;

/// <summary>The names that <c>ebtables-save</c> prints for ARP operations; others are numbers.</summary>
internal static class ArpOperationNames
{
    // By number, from 1.
    private static readonly string[] Names =
        ["Request", "Reply", "Request_Reverse", "Reply_Reverse", "DRARP_Request", "DRARP_Reply", "DRARP_Error", "InARP_Request", "ARP_NAK"];

    public static string Of(ushort operation) =>
        operation >= 1 && operation <= Names.Length ? Names[operation - 1] : operation.ToString(CultureInfo.InvariantCulture);

    public static bool TryRead(ReadOnlySpan<byte> utf8, out ushort operation)
    {
        var named = Array.IndexOf(Names, Encoding.UTF8.GetString(utf8));
        var number = named + 1;
        var isKnown = named >= 0 || NumberText.TryRead(utf8, ushort.MaxValue, out number);
        operation = (ushort)number;
        return isKnown;
    }
}
