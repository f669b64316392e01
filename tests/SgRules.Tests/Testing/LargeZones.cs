using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Testing;

/// <summary>Regular zones of any size.</summary>
internal static class LargeZones
{
    /// <summary>One host; instances of ten in a group, one group each; a network a bridge, addresses one after the other.</summary>
    public static Zone GroupsOfTen(int instances, int bridges, int rules)
    {
        var groups = Enumerable.Range(0, instances / 10).Select(n => new SecurityGroup
        {
            Id = Name("group", n),
            Ingress = [.. Enumerable.Range(0, rules).Select(rule => SecurityRule.Tcp((ushort)(1000 + (10 * rule))).WithCidrs("10.0.0.0/8"))],
        });
        return SmallZones.OneNic([]) with
        {
            Networks = [.. Enumerable.Range(0, bridges).Select(Network)],
            Hosts = [new Host { Name = ZoneCase.Host, Bridges = [.. Enumerable.Range(0, bridges).Select(Bridge)] }],
            SecurityGroups = [.. groups],
            Instances = [.. Enumerable.Range(0, instances).Select(n => Instance(n, n % bridges, n / bridges))],
        };
    }

    private static Network Network(int bridge) => new()
    {
        Name = Name("guest", bridge),
        Offering = NetworkOffering.DefaultSharedNetworkOfferingWithSGService,
        IPv4 = new Subnet { Cidr = Cidr.Create(InternetAddress.IPv4(0x0A64_0000 + ((uint)bridge << 16)), 16) },
        Vlan = Vlan.Of(200 + bridge),
    };

    private static Bridge Bridge(int bridge) => new() { Name = Name("cloudbr", bridge), Networks = [Name("guest", bridge)], Uplinks = [Name("eth", bridge)] };

    private static Instance Instance(int number, int bridge, int place) => new()
    {
        Name = $"{Name("i-2-", number)}-VM",
        Host = ZoneCase.Host,
        SecurityGroups = [Name("group", number / 10)],
        Nics =
        [
            new Nic
            {
                Network = Name("guest", bridge),
                Device = Name("vnet", number),
                Mac = MacAddress.Create(0x0600_0000_0000UL + (uint)number),
                IPv4 = InternetAddress.IPv4(0x0A64_000A + ((uint)bridge << 16) + (uint)place),
            },
        ],
    };

    private static string Name(string stem, int number) => string.Create(CultureInfo.InvariantCulture, $"{stem}{number}");
}
