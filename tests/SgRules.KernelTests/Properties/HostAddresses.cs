using SgRules.Addressing;

namespace SgRules.Properties;

/// <summary>Addresses of the host on each of its bridges, out of a range for benchmarks (RFC 2544, RFC 5180) that no generated zone uses.</summary>
internal static class HostAddresses
{
    private static readonly UInt128 First = InternetAddress.Parse("2001:2::1").Bits;

    /// <summary>The address on a bridge, of which the host has but a few.</summary>
    public static InternetAddress On(string bridge, IPFamily family)
    {
        var number = bridge.Aggregate(0u, (hash, character) => ((hash * 31) + character) & 0xFFFF);
        return family == IPFamily.IPv4 ? InternetAddress.IPv4(0xC612_0000 + number) : InternetAddress.IPv6(First + (number << 16));
    }

    public static ValueList<IPPrefix> On(string bridge) => [IPPrefix.Of(On(bridge, IPFamily.IPv4)), IPPrefix.Of(On(bridge, IPFamily.IPv6))];
}
