using System.Globalization;
using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Testing;

/// <summary>A valid zone of any number of hosts with one bridge; what each instance is in is said by its number.</summary>
internal static class SpreadZone
{
    /// <summary>Instance i is in group i / 2, runs on host i, and group g lets in group g + 1.</summary>
    public static Zone Of(int hosts) => new()
    {
        Name = "zone1",
        NetworkType = NetworkType.Advanced,
        SecurityGroupEnabled = true,
        TrafficTypes = [TrafficType.Management, TrafficType.Storage, TrafficType.Guest],
        Networks = [new Network { Name = "guest", Offering = NetworkOffering.DefaultSharedNetworkOfferingWithSGService, IPv4 = new Subnet { Cidr = Cidr.Parse("10.0.0.0/8") } }],
        Hosts = [.. Enumerable.Range(0, hosts).Select(host => new Host { Name = HostName(host), Bridges = [new Bridge { Name = "cloudbr0", Networks = ["guest"], Uplinks = ["eth0"] }] })],
        SecurityGroups = [.. Enumerable.Range(0, (hosts + 1) / 2).Select(group => new SecurityGroup
        {
            Id = GroupId(group),
            Ingress = [SecurityRule.Tcp(22).WithCidrs("192.0.2.0/24"), SecurityRule.Tcp(80, 443).WithGroups(GroupId((group + 1) % ((hosts + 1) / 2)))],
        })],
        Instances = [.. Enumerable.Range(0, hosts).Select(Instance)],
    };

    public static string HostName(int number) => Name("kvm", number);

    public static string GroupId(int number) => Name("group-", number);

    private static Instance Instance(int number) => new()
    {
        Name = $"{Name("i-2-", number)}-VM",
        Host = HostName(number),
        SecurityGroups = [GroupId(number / 2)],
        Nics = [new Nic { Network = "guest", Device = "vnet0", Mac = MacAddress.Create(0x0600_0000_0000UL + (uint)number), IPv4 = InternetAddress.IPv4(0x0A00_000A + (uint)number) }],
    };

    private static string Name(string stem, int number) => string.Create(CultureInfo.InvariantCulture, $"{stem}{number}");
}
