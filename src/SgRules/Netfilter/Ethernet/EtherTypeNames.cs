using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>
/// The names that <c>ebtables-save</c> prints for types of frames: those of <c>/etc/ethertypes</c> as Debian's netbase has it, which the host
/// needs; other types are hexadecimal numbers without leading zeros.
/// </summary>
internal static class EtherTypeNames
{
    private const string Length = "Length";

    private const int FirstType = 0x0600;

    private static readonly FrozenDictionary<int, string> Names = Named().ToFrozenDictionary(named => named.Number, named => named.Name);

    private static readonly FrozenDictionary<string, int> Numbers = Named().ToFrozenDictionary(named => named.Name, named => named.Number, StringComparer.OrdinalIgnoreCase);

    public static string Of(EtherType type) =>
        type == EtherType.Length ? Length
        : Names.TryGetValue(type.Number, out var name) ? name
        : string.Create(CultureInfo.InvariantCulture, $"0x{type.Number:x}");

    /// <summary>Whether a type has words of its own: the tools take 0x0600, the first that is no length, for any length.</summary>
    public static bool CanBeWritten(EtherType type) => type.Number != FirstType;

    /// <summary>Reads a type as <c>-p</c> takes it: a name in either case, or a hexadecimal number.</summary>
    /// <returns>False for a name that only the host's own <c>/etc/ethertypes</c> may know.</returns>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out EtherType type)
    {
        var text = Encoding.UTF8.GetString(utf8);
        var isLength = text.Equals(Length, StringComparison.OrdinalIgnoreCase);
        var isType = (Numbers.TryGetValue(text, out var number) || TryReadNumber(text, out number)) && number is > FirstType and <= ushort.MaxValue;
        type = isType ? EtherType.Of(number) : EtherType.Length;
        return isLength || isType;
    }

    private static bool TryReadNumber(string text, out int number)
    {
        number = 0;
        return text.StartsWith("0x", StringComparison.Ordinal) && int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
    }

    private static (int Number, string Name)[] Named() =>
    [
        (0x0800, "IPv4"), (0x0805, "X25"), (0x0806, "ARP"), (0x0808, "FR_ARP"), (0x08ff, "BPQ"), (0x22f3, "TRILL"),
        (0x22f4, "L2-IS-IS"), (0x6558, "TEB"), (0x6559, "RAW_FR"), (0x8035, "RARP"), (0x809b, "ATALK"), (0x80f3, "AARP"),
        (0x8100, "802_1Q"), (0x8137, "IPX"), (0x8191, "NetBEUI"), (0x86dd, "IPv6"), (0x880b, "PPP"), (0x8847, "MPLS"),
        (0x8848, "MPLS_MULTI"), (0x884c, "ATMMPOA"), (0x8863, "PPP_DISC"), (0x8864, "PPP_SES"), (0x8884, "ATMFATE"),
        (0x888e, "EAPOL"), (0x88a8, "S-TAG"), (0x88c7, "EAP_PREAUTH"), (0x88cc, "LLDP"), (0x88e5, "MACSEC"), (0x88e7, "PBB"),
        (0x88f5, "MVRP"), (0x88f7, "PTP"), (0x8906, "FCOE"), (0x8914, "FIP"), (0x8915, "ROCE"), (0xa0ed, "LoWPAN"),
    ];
}
