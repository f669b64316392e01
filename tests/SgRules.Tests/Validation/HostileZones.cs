using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Zones of a seed, made of few values so that everything clashes with everything.</summary>
internal sealed class HostileZones(int seed)
{
    private static readonly string[] Names = ["", " ", "a", "a-IN", "A", "r-1-VM", "i-2-1-VM", "\0", "\uD800", "..", "net", "\u202Eevil", new string('x', 300)];

    private static readonly string[] Addresses = ["0.0.0.0", "::", "10.0.0.1", "10.0.0.255", "127.0.0.1", "224.0.0.1", "255.255.255.255", "fe80::1", "ff02::1", "2001:db8::1", "::ffff:10.0.0.1"];

    private readonly Random _random = new(seed);

    public Zone Next() => new()
    {
        Name = Name(),
        NetworkType = (NetworkType)Number(3),
        SecurityGroupEnabled = Chance(),
        TrafficTypes = List(() => (TrafficType)Number(5)),
        Networks = List(Network),
        Hosts = List(() => new Host { Name = Name(), Hypervisor = (Hypervisor)Number(4), NetworkBackend = (NetworkBackend)Number(3), Bridges = List(Bridge) }),
        SecurityGroups = List(() => new SecurityGroup { Id = Name(), Name = Maybe(Name), Account = Maybe(Name), Ingress = List(Rule), Egress = List(Rule) }),
        Instances = List(() => new Instance { Name = Name(), Account = Maybe(Name), State = (InstanceState)Number(3), Host = Maybe(Name), SecurityGroups = List(Name), Nics = List(Nic) }),
    };

    private Network Network() => new()
    {
        Name = Name(),
        GuestType = (GuestType)Number(4),
        Services = List(() => (NetworkService)Number(14)),
        Offering = Chance() ? (NetworkOffering)Number(3) : null,
        Vlan = Chance() ? default : Vlan.Of(1 + Number(2)),
        IPv4 = Maybe(Subnet),
        IPv6 = Maybe(Subnet),
    };

    private Subnet Subnet()
    {
        var (first, last) = (Address(), Address());
        var isRange = first.Family == last.Family && first <= last;
        return new() { Cidr = Cidr(), Gateway = Chance() ? Address() : null, Range = isRange ? AddressRange.Create(first, last) : null };
    }

    private Bridge Bridge() => new() { Name = Name(), Networks = List(Name), Uplinks = List(Name) };

    private SecurityRule Rule() => new()
    {
        Protocol = Chance() ? default : Protocol.Of(1 + Number(255)),
        Ports = Chance() ? PortRange.Of((ushort)Number(3)) : null,
        IcmpType = Chance() ? IcmpType.Of(Number(255)) : null,
        Cidrs = List(Cidr),
        Groups = List(Name),
    };

    private Nic Nic() => new()
    {
        Network = Name(),
        Bridge = Maybe(Name),
        Device = Maybe(Name),
        Mac = MacAddress.Create((ulong)Number(3) << 40),
        IPv4 = Chance() ? Address() : null,
        IPv6 = Chance() ? Address() : null,
        SecondaryIps = List(Address),
        AllowedAddresses = List(Cidr),
        MulticastGroups = List(Address),
    };

    private Cidr Cidr()
    {
        var address = Address();
        return SgRules.Addressing.Cidr.Create(address, Number(address.Width + 1));
    }

    private InternetAddress Address() => InternetAddress.Parse(Addresses[Number(Addresses.Length)]);

    private string Name() => Names[Number(Names.Length)];

    private T? Maybe<T>(Func<T> make)
        where T : class => Chance() ? make() : null;

    private ValueList<T> List<T>(Func<T> make) => Chance() ? default : Enumerable.Range(0, Number(4)).Select(_ => make()).ToValueList();

    private bool Chance() => Number(2) == 0;

    private int Number(int below) => _random.Next(below);
}
