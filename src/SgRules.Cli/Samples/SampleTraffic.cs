using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Cli.Samples;

/// <summary>What a sample's rules allow: mostly known services, then ranges, other ports and pings.</summary>
internal sealed class SampleTraffic(SampleOptions options, SplitMix64 chance)
{
    private const int FirstUnprivilegedPort = 1024;

    private const int UnprivilegedPorts = 32_000;

    private const int EchoRequest = 8;

    private static readonly ushort[] TcpServices = [22, 25, 80, 110, 143, 443, 993, 3306, 3389, 5432, 5672, 6379, 8080, 8443, 9092, 9200];

    private static readonly ushort[] UdpServices = [53, 123, 161, 500, 514, 1194, 4500, 5060];

    /// <summary>Rules without peers, no two alike, so that no rule of a group repeats another.</summary>
    public List<SecurityRule> Distinct(int count)
    {
        var seen = new HashSet<SecurityRule>();
        var rules = new List<SecurityRule>(count);
        while (rules.Count < count)
        {
            var rule = Next();
            if (seen.Add(rule))
            {
                rules.Add(rule);
            }
        }

        return rules;
    }

    private SecurityRule Next() => chance.Next(20) switch
    {
        < 9 => SecurityRule.Tcp(chance.Pick<ushort>(TcpServices)),
        < 12 => SecurityRule.Tcp(AnyPort()),
        < 14 => TcpRange(),
        < 16 => SecurityRule.Udp(chance.Pick<ushort>(UdpServices)),
        < 18 => SecurityRule.Udp(AnyPort()),
        // The number of a message means another in ICMPv6, so with IPv6 a rule for one message says too little.
        18 when !options.DualStack => SecurityRule.Icmp(IcmpType.Of(EchoRequest, 0)),
        _ => SecurityRule.Icmp(),
    };

    private SecurityRule TcpRange()
    {
        var first = AnyPort();
        return SecurityRule.Tcp(first, (ushort)(first + 1 + chance.Next(FirstUnprivilegedPort)));
    }

    private ushort AnyPort() => (ushort)(FirstUnprivilegedPort + chance.Next(UnprivilegedPorts));
}
