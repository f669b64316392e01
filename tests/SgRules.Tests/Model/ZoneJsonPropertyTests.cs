using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SgRules.Addressing;

namespace SgRules.Model;

/// <summary>What holds for every zone that the format can say, sensible or not.</summary>
[Properties(Arbitrary = [typeof(AnyZone)])]
public sealed class ZoneJsonPropertyTests
{
    [Property]
    public void What_is_written_reads_back_equal(Zone zone) =>
        Assert.Equal(zone, ZoneJson.Read(Encoding.UTF8.GetBytes(ZoneJsonWriteTests.Write(zone))));

    [Property]
    public void Writing_again_gives_the_same_text(Zone zone)
    {
        var text = ZoneJsonWriteTests.Write(zone);

        Assert.Equal(text, ZoneJsonWriteTests.Write(ZoneJson.Read(Encoding.UTF8.GetBytes(text))));
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    [Property]
    public void A_written_zone_meets_the_schema(Zone zone) =>
        Assert.Null(SchemaChecker.FirstViolation(ZoneJsonWriteTests.Write(zone)));

    [Property]
    public void A_zone_cut_anywhere_has_no_zone_and_ends_in_a_syntax_error(Zone zone, PositiveInt cut)
    {
        var text = Encoding.UTF8.GetBytes(ZoneJsonWriteTests.Write(zone).TrimEnd());
        var reading = ZoneJson.Inspect(text.AsSpan(0, cut.Get % text.Length));

        Assert.Null(reading.Zone);
        Assert.True(reading.Diagnostics[^1].Code is "SGR1001" or "SGR1002");
    }

    private static class AnyZone
    {
        private static readonly Gen<string> Text = Gen.Elements("a", "public-204", "é😀", "\"\\\n\u0001", "", "// no comment", new string('x', 200));
        private static readonly Gen<int> Number = Gen.Choose(0, int.MaxValue);
        private static readonly Gen<InternetAddress> IPv4 = Number.Select(bits => InternetAddress.IPv4((uint)bits));
        private static readonly Gen<InternetAddress> IPv6 = Number.Select(bits => InternetAddress.IPv6((UInt128)bits << (bits % 97)));
        private static readonly Gen<InternetAddress> Address = Gen.OneOf(IPv4, IPv6);
        private static readonly Gen<Cidr> Prefix = from address in Address from length in Gen.Choose(0, address.Width) select Cidr.Create(address, length);
        private static readonly Gen<PortRange> Ports = from first in Gen.Choose(0, 65535) from last in Gen.Choose(first, 65535) select PortRange.Create((ushort)first, (ushort)last);

        private static readonly Gen<IcmpType> Messages = Gen.OneOf(
            Gen.Constant(IcmpType.Any),
            Gen.Choose(0, 254).Select(IcmpType.Of),
            from type in Gen.Choose(0, 254) from code in Gen.Choose(0, 255) select IcmpType.Of(type, code));

        private static readonly Gen<SecurityRule> Traffic = Gen.OneOf(
            from ports in Ports from protocol in Gen.Elements(Protocol.Tcp, Protocol.Udp) select new SecurityRule { Protocol = protocol, Ports = ports },
            from messages in Messages from protocol in Gen.Elements(Protocol.Icmp, Protocol.IcmpV6) select new SecurityRule { Protocol = protocol, IcmpType = messages },
            Gen.Choose(1, 255).Select(number => SecurityRule.Whole(Protocol.Of(number))),
            Gen.Constant(new SecurityRule()));

        private static readonly Gen<SecurityRule> Rule =
            from rule in Traffic from cidrs in List(Prefix) from groups in List(Text) select rule with { Cidrs = cidrs, Groups = groups };

        private static readonly Gen<SecurityGroup> Group =
            from id in Text
            from name in Maybe(Text)
            from account in Maybe(Text)
            from ingress in List(Rule)
            from egress in List(Rule)
            select new SecurityGroup { Id = id, Name = name, Account = account, Ingress = ingress, Egress = egress };

        private static readonly Gen<Subnet> Subnet =
            from cidr in Prefix
            from gateway in MaybeValue(Address)
            from range in MaybeValue(IPv6.Select(last => AddressRange.Create(InternetAddress.IPv6Unspecified, last)))
            select new Subnet { Cidr = cidr, Gateway = gateway, Range = range };

        private static readonly Gen<Network> Network =
            from name in Text
            from type in Word<GuestType>()
            from services in List(Word<NetworkService>())
            from offering in MaybeValue(Word<NetworkOffering>())
            from vlan in Gen.Choose(0, 4094)
            from ipv4 in Maybe(Subnet)
            from ipv6 in Maybe(Subnet)
            select new Network { Name = name, GuestType = type, Services = offering is null ? services : [], Offering = offering, Vlan = vlan == 0 ? Vlan.Untagged : Vlan.Of(vlan), IPv4 = ipv4, IPv6 = ipv6 };

        private static readonly Gen<Bridge> Bridge =
            from name in Text from networks in List(Text) from uplinks in List(Text) select new Bridge { Name = name, Networks = networks, Uplinks = uplinks };

        private static readonly Gen<Host> Host =
            from name in Text
            from hypervisor in Word<Hypervisor>()
            from backend in Word<NetworkBackend>()
            from bridges in List(Bridge)
            select new Host { Name = name, Hypervisor = hypervisor, NetworkBackend = backend, Bridges = bridges };

        private static readonly Gen<Nic> Nic =
            from network in Text
            from bridge in Maybe(Text)
            from device in Maybe(Text)
            from mac in Number
            from ipv4 in MaybeValue(IPv4)
            from ipv6 in MaybeValue(IPv6)
            from secondary in List(Address)
            from allowed in List(Prefix)
            from multicast in List(Address)
            select new Nic { Network = network, Bridge = bridge, Device = device, Mac = MacAddress.Create((ulong)mac << 16), IPv4 = ipv4, IPv6 = ipv6, SecondaryIps = secondary, AllowedAddresses = allowed, MulticastGroups = multicast };

        private static readonly Gen<Instance> Instance =
            from name in Text
            from account in Maybe(Text)
            from state in Word<InstanceState>()
            from host in Maybe(Text)
            from groups in List(Text)
            from nics in List(Nic)
            select new Instance { Name = name, Account = account, State = state, Host = host, SecurityGroups = groups, Nics = nics };

        public static Arbitrary<Zone> Zones() => Arb.From(
            from name in Text
            from type in Word<NetworkType>()
            from enabled in Gen.Elements(true, false)
            from traffic in List(Word<TrafficType>())
            from networks in List(Network)
            from hosts in List(Host)
            from groups in List(Group)
            from instances in List(Instance)
            select new Zone { Name = name, NetworkType = type, SecurityGroupEnabled = enabled, TrafficTypes = traffic, Networks = networks, Hosts = hosts, SecurityGroups = groups, Instances = instances });

        private static Gen<ValueList<T>> List<T>(Gen<T> item) => Gen.Choose(0, 2).SelectMany(item.ArrayOf).Select(items => items.ToValueList());

        private static Gen<T?> Maybe<T>(Gen<T> item)
            where T : class => Gen.OneOf(Gen.Constant<T?>(null), item.Select(value => (T?)value));

        private static Gen<T?> MaybeValue<T>(Gen<T> item)
            where T : struct => Gen.OneOf(Gen.Constant<T?>(null), item.Select(value => (T?)value));

        private static Gen<T> Word<T>()
            where T : struct, Enum => Gen.Elements(Enum.GetValues<T>());
    }
}
