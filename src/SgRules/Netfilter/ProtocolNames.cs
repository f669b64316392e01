using System.Buffers;
using System.Globalization;
using System.Text;
using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>
/// The names that <c>iptables-save</c> prints for protocol numbers: the tools' own and, for the rest, those of
/// <c>/etc/protocols</c> as Debian's netbase has it, which the host needs (facts: kernel, section 5).
/// </summary>
internal static class ProtocolNames
{
    private const int MaxLength = 16;

    private static readonly string[] Names = Table();

    private static readonly Dictionary<string, int> Numbers = NumbersByName();

    public static string Of(Protocol protocol) => Names[protocol.Number];

    /// <summary>Reads a protocol as <c>-p</c> takes it: a name in either case, a number, or <c>all</c>.</summary>
    /// <returns>False for a name that only the host's own <c>/etc/protocols</c> may know.</returns>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out Protocol protocol)
    {
        protocol = default;
        Span<char> name = stackalloc char[MaxLength];
        if (utf8.Length > MaxLength || !Ascii.IsValid(utf8) || Ascii.ToLower(utf8, name, out var length) != OperationStatus.Done)
        {
            return false;
        }

        name = name[..length];
        if (DecimalText.TryParse(name, byte.MaxValue, out var number) || Numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out number))
        {
            protocol = number == 0 ? Protocol.All : Protocol.Of(number);
            return true;
        }

        return false;
    }

    private static Dictionary<string, int> NumbersByName()
    {
        var numbers = Named().ToDictionary(named => named.Name, named => named.Number, StringComparer.Ordinal);
        numbers["all"] = 0;
        numbers["icmpv6"] = Protocol.IcmpV6.Number;
        return numbers;
    }

    private static string[] Table()
    {
        var names = new string[256];
        for (var number = 0; number < names.Length; number++)
        {
            names[number] = number.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var (number, name) in Named())
        {
            names[number] = name;
        }

        return names;
    }

    private static (int Number, string Name)[] Named() =>
    [
        (1, "icmp"), (2, "igmp"), (3, "ggp"), (4, "ipencap"), (5, "st"), (6, "tcp"), (8, "egp"), (9, "igp"), (12, "pup"),
        (17, "udp"), (20, "hmp"), (22, "xns-idp"), (27, "rdp"), (29, "iso-tp4"), (33, "dccp"), (36, "xtp"), (37, "ddp"),
        (38, "idpr-cmtp"), (41, "ipv6"), (43, "ipv6-route"), (44, "ipv6-frag"), (45, "idrp"), (46, "rsvp"), (47, "gre"),
        (50, "esp"), (51, "ah"), (57, "skip"), (58, "ipv6-icmp"), (59, "ipv6-nonxt"), (60, "ipv6-opts"), (73, "rspf"),
        (81, "vmtp"), (88, "eigrp"), (89, "ospf"), (93, "ax.25"), (94, "ipip"), (97, "etherip"), (98, "encap"), (103, "pim"),
        (108, "ipcomp"), (112, "vrrp"), (115, "l2tp"), (124, "isis"), (132, "sctp"), (133, "fc"), (135, "mobility-header"),
        (136, "udplite"), (137, "mpls-in-ip"), (138, "manet"), (139, "hip"), (140, "shim6"), (141, "wesp"), (142, "rohc"),
        (143, "ethernet"),
    ];
}
