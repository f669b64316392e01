using System.Globalization;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>An Ethernet address as save prints it, no mask.</summary>
internal static class MacText
{
    private const int Octets = 6;

    /// <summary>Reads six pairs of hexadecimal digits.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out MacAddress mac) => MacAddress.TryParse(utf8, out mac);

    /// <summary>Reads six numbers of one or two hexadecimal digits: the legacy ebtables leaves leading zeros out.</summary>
    public static bool TryReadShort(ReadOnlySpan<byte> utf8, out MacAddress mac)
    {
        mac = default;
        ulong bits = 0;
        for (var octet = 0; octet < Octets; octet++)
        {
            var end = octet == Octets - 1 ? utf8.Length : utf8.IndexOf((byte)':');
            if (end is < 1 or > 2 || !byte.TryParse(utf8[..end], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                return false;
            }

            bits = (bits << 8) | value;
            utf8 = utf8[Math.Min(end + 1, utf8.Length)..];
        }

        mac = MacAddress.Create(bits);
        return true;
    }
}
