using System.Buffers;
using System.Text;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The forms in which the tools take an address or prefix: alone, with a length, or with a mask.</summary>
internal static class PrefixText
{
    // An address, a slash and a mask that is written like an address.
    private const int MaxLength = 2 * IPPrefix.MaxUtf8Length;

    /// <summary>Reads a prefix; bits below its length are cleared, as the tools do.</summary>
    /// <returns>False for host names, lists, masks with gaps and whatever else only the tool itself can read.</returns>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out IPPrefix prefix)
    {
        prefix = default;
        Span<char> text = stackalloc char[MaxLength];
        if (utf8.Length > MaxLength || Ascii.ToUtf16(utf8, text, out var length) != OperationStatus.Done)
        {
            return false;
        }

        text = text[..length];
        var slash = text.IndexOf('/');
        if (!InternetAddress.TryParse(slash < 0 ? text : text[..slash], out var address))
        {
            return false;
        }

        var bits = slash < 0 ? address.Width : PrefixLength(text[(slash + 1)..], address);
        prefix = bits < 0 ? default : IPPrefix.Containing(address, bits);
        return bits >= 0;
    }

    private static int PrefixLength(ReadOnlySpan<char> text, InternetAddress address)
    {
        // A leading zero would make it octal to the tools, so it isn't taken.
        if (DecimalText.TryParse(text, address.Width, out var length))
        {
            return length;
        }

        if (!InternetAddress.TryParse(text, out var mask) || mask.Family != address.Family)
        {
            return -1;
        }

        var ones = (int)UInt128.PopCount(mask.Bits);
        return IPPrefix.Containing(InternetAddress.Of(mask.Family, UInt128.MaxValue >> (128 - mask.Width)), ones).Address == mask ? ones : -1;
    }
}
