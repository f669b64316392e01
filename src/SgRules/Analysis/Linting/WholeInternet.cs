using SgRules.Addressing;

namespace SgRules.Analysis;

/// <summary>The addresses that a packet from the public internet can come from, and whether prefixes have all of them together.</summary>
/// <remarks>
/// IPv4: all but this network, private, shared, loopback, link-local, multicast and reserved ones (RFC 6890). IPv6: 2000::/3, what IANA gives out.
/// So a rule for "everyone but private networks" is found too, and 0.0.0.0/1 with 128.0.0.0/1.
/// </remarks>
internal static class WholeInternet
{
    // Beyond, what is left may hold some that aren't needed.
    private const int MostTried = 64;

    private static readonly IPPrefix[] NotIPv4 =
    [
        .. new[] { "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "224.0.0.0/3" }.Select(text => IPPrefix.Parse(text)),
    ];

    private static readonly IPPrefix[] NotIPv6 = [.. new[] { "::/3", "4000::/2", "8000::/1" }.Select(text => IPPrefix.Parse(text))];

    /// <summary>As few of some things as together have all these addresses, the widest first; none if they don't.</summary>
    public static List<T> Covering<T>(IPFamily family, IEnumerable<T> things, Func<T, IPPrefix> prefixOf)
    {
        var widest = things.OrderBy(thing => prefixOf(thing).Length).ToList();
        if (!IsCovered(family, widest.Select(prefixOf)))
        {
            return [];
        }

        var needed = NeededOf(family, [.. widest.Select(prefixOf)]);
        widest.RemoveRange(needed, widest.Count - needed);
        for (var i = widest.Count - 1; i >= 0 && widest.Count is > 1 and <= MostTried; i--)
        {
            if (IsCovered(family, widest.Where((_, at) => at != i).Select(prefixOf)))
            {
                widest.RemoveAt(i);
            }
        }

        return widest;
    }

    // How many of the first are enough.
    private static int NeededOf(IPFamily family, IPPrefix[] prefixes)
    {
        var (few, enough) = (0, prefixes.Length);
        while (enough - few > 1)
        {
            var half = (few + enough) / 2;
            (few, enough) = IsCovered(family, prefixes.Take(half)) ? (few, half) : (half, enough);
        }

        return enough;
    }

    private static bool IsCovered(IPFamily family, IEnumerable<IPPrefix> prefixes)
    {
        var (next, all) = (UInt128.Zero, UInt128.MaxValue >> (128 - InternetAddress.WidthOf(family)));
        foreach (var prefix in prefixes.Concat(family == IPFamily.IPv4 ? NotIPv4 : NotIPv6).Order())
        {
            if (prefix.Address.Bits > next)
            {
                return false;
            }

            if (prefix.LastAddress.Bits >= all)
            {
                return true;
            }

            next = UInt128.Max(next, prefix.LastAddress.Bits + 1);
        }

        return false;
    }
}
