using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Cli.Samples;

/// <summary>One network of a sample: a block of 10.0.0.0/8, and an IPv6 /64 of its own.</summary>
internal sealed class SampleNetwork(int index, SamplePlan plan, bool dualStack)
{
    private const uint FirstIPv4 = 10u << 24;

    private const int IPv6Length = 64;

    private const int Gateway = 1;

    private const int Router = 2;

    private const int FirstInstance = 3;

    private readonly uint _ipv4 = FirstIPv4 + ((uint)index * (uint)plan.NetworkSize);

    // 2001:db8:0:N::/64, in the block for documentation.
    private readonly UInt128 _ipv6 = new(0x2001_0DB8_0000_0000 + (ulong)index + 1, 0);

    private int _instances;

    public int Index { get; } = index;

    public string Name { get; } = SampleNames.Network(index);

    public Network ToNetwork() => new()
    {
        Name = Name,
        Offering = NetworkOffering.DefaultSharedNetworkOfferingWithSGService,
        Vlan = Vlan.Of(Index + 1),
        IPv4 = new Subnet
        {
            Cidr = Cidr.Create(IPv4(0), plan.PrefixLength),
            Gateway = IPv4(Gateway),
            Range = AddressRange.Create(IPv4(Router), IPv4(plan.NetworkSize - 2)),
        },
        IPv6 = dualStack ? new Subnet { Cidr = Cidr.Create(IPv6(0), IPv6Length), Gateway = IPv6(Gateway) } : null,
    };

    public Nic RouterNic(string device, MacAddress mac) => Nic(device, mac, Router);

    /// <summary>A NIC with the next free address.</summary>
    public Nic NextNic(string device, MacAddress mac) => Nic(device, mac, FirstInstance + _instances++);

    private Nic Nic(string device, MacAddress mac, int number) => new()
    {
        Network = Name,
        Device = device,
        Mac = mac,
        IPv4 = IPv4(number),
        IPv6 = dualStack ? IPv6(number) : null,
    };

    private InternetAddress IPv4(int number) => InternetAddress.IPv4(_ipv4 + (uint)number);

    private InternetAddress IPv6(int number) => InternetAddress.IPv6(_ipv6 + (UInt128)(uint)number);
}
