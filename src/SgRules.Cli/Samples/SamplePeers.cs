using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Cli.Samples;

/// <summary>The CIDRs of a sample's rules: one rule in four is open to the world, the others name prefixes.</summary>
internal sealed class SamplePeers(SampleOptions options, SplitMix64 chance)
{
    private const int MinLength = 16;

    private static readonly Cidr WorldIPv4 = Cidr.Create(InternetAddress.IPv4(0), 0);

    private static readonly Cidr WorldIPv6 = Cidr.Create(InternetAddress.IPv6Unspecified, 0);

    public SecurityRule AddWorldTo(SecurityRule rule) => rule with { Cidrs = options.DualStack ? [WorldIPv4, WorldIPv6] : [WorldIPv4] };

    /// <summary>The rule with as many CIDRs as the options ask for.</summary>
    public SecurityRule AddTo(SecurityRule rule)
    {
        var seen = new HashSet<Cidr>();
        var cidrs = new List<Cidr>(options.Cidrs);
        while (cidrs.Count < options.Cidrs)
        {
            var cidr = Next(options.DualStack && chance.Next(2) == 0);
            if (seen.Add(cidr))
            {
                cidrs.Add(cidr);
            }
        }

        return rule with { Cidrs = [.. cidrs] };
    }

    private Cidr Next(bool ipv6)
    {
        // Beside the world, another prefix would say nothing.
        if (options.Cidrs == 1 && chance.Next(4) == 0)
        {
            return ipv6 ? WorldIPv6 : WorldIPv4;
        }

        return ipv6 ? IPv6Prefix() : IPv4Prefix();
    }

    // From 11.0.0.0 to 110.255.255.255: ordinary addresses, none of them the sample's own.
    private Cidr IPv4Prefix()
    {
        var length = MinLength + chance.Next(33 - MinLength);
        var address = InternetAddress.IPv4((uint)(11 + chance.Next(100)) << 24 | (uint)chance.Next(1 << 24));
        return Masked(address, length);
    }

    // Within 2001:db8:8000::/33, the half of the documentation's block that no network of a sample is in.
    private Cidr IPv6Prefix()
    {
        var length = 48 + chance.Next(17);
        var address = InternetAddress.IPv6(new UInt128(0x2001_0DB8_8000_0000 | (chance.Next() >> 33), 0));
        return Masked(address, length);
    }

    private static Cidr Masked(InternetAddress address, int length) => Cidr.Create(IPPrefix.Containing(address, length).Address, length);
}
