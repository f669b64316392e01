using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>The forms in which the tools take an address or prefix: alone, with a length, or with a mask.</summary>
internal static class PrefixText
{
    /// <summary>Reads a prefix; bits below its length are cleared, as the tools do.</summary>
    /// <returns>False for host names, lists, masks with gaps and whatever else only the tool itself can read.</returns>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out IPPrefix prefix)
    {
        prefix = default;
        var slash = utf8.IndexOf((byte)'/');
        if (!InternetAddress.TryParse(slash < 0 ? utf8 : utf8[..slash], out var address))
        {
            return false;
        }

        var bits = slash < 0 ? address.Width : PrefixLength(utf8[(slash + 1)..], address);
        prefix = bits < 0 ? default : IPPrefix.Containing(address, bits);
        return bits >= 0;
    }

    private static int PrefixLength(ReadOnlySpan<byte> utf8, InternetAddress address)
    {
        // A leading zero would make it octal to the tools, so it isn't taken.
        if (DecimalText.TryParse(utf8, address.Width, out var length))
        {
            return length;
        }

        if (!InternetAddress.TryParse(utf8, out var mask) || mask.Family != address.Family)
        {
            return -1;
        }

        var ones = (int)UInt128.PopCount(mask.Bits);
        return IPPrefix.Containing(InternetAddress.Of(mask.Family, UInt128.MaxValue >> (128 - mask.Width)), ones).Address == mask ? ones : -1;
    }
}
