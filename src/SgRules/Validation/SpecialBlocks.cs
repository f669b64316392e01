using SgRules.Addressing;

namespace SgRules.Validation;

/// <summary>Addresses that are never an instance's on a network.</summary>
internal static class SpecialBlocks
{
    // "This network", loopback, link-local, multicast and limited broadcast (RFC 6890, 5771); ::, ::1, IPv4-mapped,
    // link-local and multicast (RFC 4291).
    private static readonly IPPrefix[] IPv4 =
    [
        IPPrefix.Parse("0.0.0.0/8"), IPPrefix.Parse("127.0.0.0/8"), IPPrefix.Parse("169.254.0.0/16"), IPPrefix.Parse("224.0.0.0/4"), IPPrefix.Parse("255.255.255.255/32"),
    ];

    private static readonly IPPrefix[] IPv6 = [IPPrefix.Parse("::/127"), IPPrefix.Parse("::ffff:0:0/96"), IPPrefix.Parse("fe80::/10"), IPPrefix.Parse("ff00::/8")];

    /// <summary>The IPv6 link-local unicast addresses.</summary>
    public static IPPrefix LinkLocal => IPv6[2];

    /// <summary>The special block that shares addresses with a prefix, if there is one.</summary>
    public static IPPrefix? Touching(IPPrefix prefix)
    {
        foreach (var block in prefix.Family == IPFamily.IPv4 ? IPv4 : IPv6)
        {
            if (block.Overlaps(prefix))
            {
                return block;
            }
        }

        return null;
    }

    /// <summary>The special block that an address lies in, if there is one.</summary>
    public static IPPrefix? Holding(InternetAddress address)
    {
        foreach (var block in address.Family == IPFamily.IPv4 ? IPv4 : IPv6)
        {
            if (block.Contains(address))
            {
                return block;
            }
        }

        return null;
    }

    /// <summary>Whether an address is a prefix's own or its directed broadcast: the first or last of an IPv4 prefix, but for /31 and /32 (RFC 3021).</summary>
    public static bool IsEnd(IPPrefix prefix, InternetAddress address) =>
        prefix is { Family: IPFamily.IPv4, Length: <= 30 } && (address == prefix.Address || address == prefix.LastAddress);
}
