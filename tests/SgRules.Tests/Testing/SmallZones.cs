using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Testing;

/// <summary>The smallest zones that have something to filter.</summary>
internal static class SmallZones
{
    /// <summary>One host, bridge and network; one instance with one NIC in all of the groups.</summary>
    public static Zone OneNic(ValueList<SecurityGroup> groups) => new()
    {
        Name = "zone1",
        NetworkType = NetworkType.Advanced,
        SecurityGroupEnabled = true,
        TrafficTypes = [TrafficType.Management, TrafficType.Storage, TrafficType.Guest],
        Networks = [new Network { Name = "guest", Offering = NetworkOffering.DefaultSharedNetworkOfferingWithSGService, IPv4 = new Subnet { Cidr = Cidr.Parse("203.0.113.0/24") } }],
        Hosts = [new Host { Name = ZoneCase.Host, Bridges = [new Bridge { Name = "cloudbr0", Networks = ["guest"], Uplinks = ["eth0"] }] }],
        SecurityGroups = groups,
        Instances =
        [
            new Instance
            {
                Name = "i-2-19-VM",
                Host = ZoneCase.Host,
                SecurityGroups = groups.ToImmutableArray().Select(group => group.Id).ToValueList(),
                Nics = [new Nic { Network = "guest", Device = "vnet4", Mac = MacAddress.Parse("06:00:c2:00:00:13"), IPv4 = InternetAddress.Parse("203.0.113.19") }],
            },
        ],
    };
}
