using System.Buffers;
using System.Text;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>An Ethernet address as save prints it: six pairs of hexadecimal digits, no mask.</summary>
internal static class MacText
{
    public static bool TryRead(ReadOnlySpan<byte> utf8, out MacAddress mac)
    {
        mac = default;
        Span<char> text = stackalloc char[MacAddress.Utf8Length];
        return Ascii.ToUtf16(utf8, text, out var length) == OperationStatus.Done && MacAddress.TryParse(text[..length], out mac);
    }
}
