using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Testing;

/// <summary>Varies generated zones where the rules of 4.20 allow more, and in what a rule says of protocols; and the options they are compiled with.</summary>
internal static class ZoneVariation
{
    public static CompilerOptions Options(Random random) => new() { ZoneRules = ZoneRules.CloudStack420, AllowDns = random.Next(2) == 0 };

    /// <summary>Adds what the generator leaves out: a bridge without security groups, protocols by number, messages by code.</summary>
    public static Zone Of(Zone zone, Random random) => WithPlainBridge(zone, random) with
    {
        SecurityGroups = zone.SecurityGroups.ToImmutableArray().Select(group => group with { Ingress = Vary(group.Ingress, random), Egress = Vary(group.Egress, random) }).ToValueList(),
    };

    private static ValueList<SecurityRule> Vary(ValueList<SecurityRule> rules, Random random) =>
        rules.ToImmutableArray().Select(rule => random.Next(3) == 0 ? Vary(rule, random) : rule).ToValueList();

    private static SecurityRule Vary(SecurityRule rule, Random random)
    {
        var peers = new SecurityRule { Cidrs = rule.Cidrs, Groups = rule.Groups };
        var isIPv4 = rule.Cidrs.ToImmutableArray().All(cidr => cidr.Family == IPFamily.IPv4);
        var isIPv6 = rule.Cidrs.ToImmutableArray().All(cidr => cidr.Family == IPFamily.IPv6);
        return random.Next(6) switch
        {
            0 => peers with { Protocol = Protocol.Icmp },
            1 => peers with { Protocol = Protocol.IcmpV6 },
            2 when isIPv4 => peers with { Protocol = Protocol.Of(new[] { 43, 44, 51, 60 }[random.Next(4)]) },
            3 when isIPv6 => peers with { Protocol = Protocol.IcmpV6, IcmpType = IcmpType.Of(128, random.Next(2)) },
            4 => peers with { Protocol = Protocol.Icmp, IcmpType = IcmpType.Of(8, random.Next(2)) },
            5 => peers with { Protocol = Protocol.Tcp, Ports = PortRange.Create(50, 60) },
            _ => peers,
        };
    }

    private static Zone WithPlainBridge(Zone zone, Random random) => zone with
    {
        Networks = zone.Networks.Add(new Network { Name = "plain", IPv4 = new Subnet { Cidr = Cidr.Parse("192.0.2.0/24") } }),
        Hosts = zone.Hosts.ToImmutableArray().Select(host => host with { Bridges = host.Bridges.Add(new Bridge { Name = "plainbr", Networks = ["plain"], Uplinks = ["eth5"] }) }).ToValueList(),
        Instances = zone.Instances.ToImmutableArray().Select((instance, index) => !instance.SecurityGroups.IsEmpty || random.Next(2) == 0 ? instance : instance with
        {
            Nics = instance.Nics.Add(new Nic
            {
                Network = "plain",
                Device = string.Create(CultureInfo.InvariantCulture, $"plain{index}"),
                Mac = MacAddress.Create(0x0600_0001_0000UL + (uint)index),
                IPv4 = InternetAddress.IPv4(0xC000_0201 + (uint)index),
            }),
        }).ToValueList(),
    };
}
