using SgRules.Addressing;
using SgRules.Model;
using static SgRules.Validation.ValidZone;

namespace SgRules.Validation;

/// <summary>Mistakes in the zone itself and in networks.</summary>
internal static class NetworkCases
{
    private const string Nothing = "";

    private static readonly Zone WithoutFlag = Base with { SecurityGroupEnabled = false, TrafficTypes = Base.TrafficTypes.Add(TrafficType.Public) };

    private static readonly Zone Basic = (Base with { NetworkType = NetworkType.Basic }).WithNetwork(network => network with { Vlan = Vlan.Untagged });

    public static ValidationCase[] All { get; } =
    [
        new("SGR1101", Base with { Name = " " },
            "zone.name: error SGR1101: The zone's name ' ' is blank; give the zone a name."),
        new("SGR1102", Base with { Name = "zone\u0007" },
            "zone.name: error SGR1102: 'zone\\u0007' has a control character or half a character pair; remove it."),
        new("SGR1103", Base with { TrafficTypes = [TrafficType.Management, TrafficType.Storage] },
            "zone.trafficTypes: error SGR1103: The zone has no traffic type Guest; add it."),
        new("SGR1103", WithoutFlag with { TrafficTypes = Base.TrafficTypes },
            "zone.trafficTypes: error SGR1103: The zone has no traffic type Public; add it."),
        new("SGR1104", Base with { TrafficTypes = Base.TrafficTypes.Add(TrafficType.Public) },
            "zone.trafficTypes[3]: error SGR1104: An Advanced zone with security groups has no Public traffic; remove Public."),
        new("SGR1104", Basic with { TrafficTypes = Base.TrafficTypes.Add(TrafficType.Public) }, Nothing),
        new("SGR1105", Base with { TrafficTypes = Base.TrafficTypes.Add(TrafficType.Guest) },
            "zone.trafficTypes[3]: warning SGR1105: Guest is listed twice; remove the second one. -> zone.trafficTypes[2]"),
        new("SGR1106", Basic with { SecurityGroupEnabled = false },
            "zone.securityGroupEnabled: error SGR1106: A Basic zone always has security groups; set securityGroupEnabled to true."),
        new("SGR1201", Base with { Networks = Base.Networks.Add(OtherNet with { Name = "" }) },
            "networks[1].name: error SGR1201: '' is blank; give it a name."),
        new("SGR1202", Base with { Networks = Base.Networks.Add(OtherNet with { Name = "a\nb" }) },
            "networks[1].name: error SGR1202: 'a\\u000ab' has a control character or half a character pair; remove it."),
        new("SGR1203", Base with { Networks = Base.Networks.Add(Net with { Vlan = Vlan.Of(205) }) },
            "networks[1].name: error SGR1203: 'net' is used twice; everything refers to it by this name, so rename one of the two. -> networks[0].name"),
        new("SGR1204", Base with { Networks = Base.Networks.Add(PlainNet with { GuestType = GuestType.Isolated }) },
            "networks[1].guestType: error SGR1204: A zone with security groups has no Isolated networks; make 'plain' Shared.") { Rules = ZoneRules.CloudStack420 },
        new("SGR1204", Base with { Networks = Base.Networks.Add(PlainNet with { GuestType = GuestType.L2 }) },
            "networks[1].guestType: error SGR1204: A zone with security groups has no L2 networks; make 'plain' Shared."),
        new("SGR1204", Base with { Networks = Base.Networks.Add(PlainNet with { GuestType = GuestType.L2 }) }, Nothing) { Rules = ZoneRules.CloudStack420 },
        new("SGR1205", Base with { Networks = Base.Networks.Add(PlainNet) },
            "networks[1].services: error SGR1205: Network 'plain' lacks the SecurityGroup service, which every network of this zone has in CloudStack 4.2; add it, or choose the rules of 4.20."),
        new("SGR1205", Base with { Networks = Base.Networks.Add(PlainNet with { Offering = NetworkOffering.DefaultSharedNetworkOffering }) },
            "networks[1].offering: error SGR1205: Network 'plain' lacks the SecurityGroup service, which every network of this zone has in CloudStack 4.2; add it, or choose the rules of 4.20."),
        new("SGR1205", Base with { Networks = Base.Networks.Add(PlainNet) }, Nothing) { Rules = ZoneRules.CloudStack420 },
        new("SGR1206", WithoutFlag,
            "networks[0].services: error SGR1206: Network 'net' has security groups but its zone doesn't; remove the service, or choose the rules of 4.20."),
        new("SGR1206", WithoutFlag, Nothing) { Rules = ZoneRules.CloudStack420 },
        new("SGR1207", WithoutFlag.WithNetwork(network => network with { GuestType = GuestType.Isolated }),
            "networks[0].services: error SGR1207: Only a Shared network has security groups, 'net' is Isolated; make it Shared or remove the service.") { Rules = ZoneRules.CloudStack420 },
        new("SGR1208", Base.WithNetwork(network => network with { Services = network.Services.Add(NetworkService.SourceNat) }),
            "networks[0].services[2]: error SGR1208: SourceNat never stands beside security groups; remove it from 'net'."),
        new("SGR1209", Base.WithNetwork(network => network with { Services = network.Services.Add(NetworkService.StaticNat) }),
            "networks[0].services[2]: error SGR1209: Beside security groups only a Basic zone has StaticNat; remove it from 'net'."),
        new("SGR1209", Basic.WithNetwork(network => network with { Services = network.Services.Add(NetworkService.Lb) }), Nothing),
        new("SGR1210", Base.WithNetwork(network => network with { Services = network.Services.Add(NetworkService.Firewall) }),
            "networks[0].services[2]: warning SGR1210: Firewall has no effect beside security groups; remove it from 'net'."),
        new("SGR1211", Base.WithNetwork(network => network with { Offering = NetworkOffering.DefaultSharedNetworkOfferingWithSGService }),
            "networks[0].services: error SGR1211: The offering DefaultSharedNetworkOfferingWithSGService stands in place of the services; keep one of the two. -> networks[0].offering"),
        new("SGR1212", Base.WithNetwork(network => network with { Services = network.Services.Add(NetworkService.Dhcp) }),
            "networks[0].services[2]: warning SGR1212: Dhcp is listed twice; remove the second one. -> networks[0].services[0]"),
        new("SGR1213", Base with { Networks = Base.Networks.Add(OtherNet with { IPv4 = null }) },
            "networks[1]: warning SGR1213: Network 'other' has neither ipv4 nor ipv6; give it at least one."),
        new("SGR1214", Base.WithIPv4(subnet => subnet with { Cidr = Block("2001:db8::/64") }),
            "networks[0].ipv4.cidr: error SGR1214: 2001:db8:: is not IPv4; write an IPv4 address here."),
        new("SGR1214", Base.WithIPv4(subnet => subnet with { Gateway = Address("2001:db8::1"), Range = AddressRange.Parse("::2-::3") }),
            "networks[0].ipv4.gateway: error SGR1214: 2001:db8::1 is not IPv4; write an IPv4 address here." + "\n" +
            "networks[0].ipv4.range: error SGR1214: ::2 is not IPv4; write an IPv4 address here."),
        new("SGR1215", Base.WithIPv4(subnet => subnet with { Cidr = Block("203.0.113.7/24") }),
            "networks[0].ipv4.cidr: warning SGR1215: 203.0.113.7/24 has bits below its length and is read as 203.0.113.0/24; write that."),
        new("SGR1216", Base.WithIPv4(subnet => subnet with { Cidr = Block("0.0.0.0/0") }),
            "networks[0].ipv4.cidr: error SGR1216: 0.0.0.0/0 holds addresses of 0.0.0.0/8, which no network has; use other addresses."),
        new("SGR1216", Base.WithIPv4(_ => new() { Cidr = Block("224.0.1.0/24") }),
            "networks[0].ipv4.cidr: error SGR1216: 224.0.1.0/24 holds addresses of 224.0.0.0/4, which no network has; use other addresses."),
        new("SGR1217", Base.WithNetwork(network => network with { IPv6 = new() { Cidr = Block("2001:db8:204::/56") } }),
            "networks[0].ipv6.cidr: error SGR1217: The IPv6 prefix of a network with security groups is a /64, 2001:db8:204::/56 isn't; use a /64."),
        new("SGR1218", Base.WithIPv4(subnet => subnet with { Gateway = Address("203.0.114.1") }),
            "networks[0].ipv4.gateway: error SGR1218: The gateway 203.0.114.1 is outside 203.0.113.0/24; use an address of the network."),
        new("SGR1218", Base.WithNetwork(network => network with { IPv6 = network.IPv6! with { Gateway = Address("fe80::1") } }), Nothing),
        new("SGR1219", Base.WithIPv4(subnet => subnet with { Gateway = Address("203.0.113.255") }),
            "networks[0].ipv4.gateway: error SGR1219: 203.0.113.255 is the first or last address of 203.0.113.0/24; use another one as gateway."),
        new("SGR1220", Base.WithIPv4(subnet => subnet with { Range = AddressRange.Parse("203.0.113.10-203.0.114.20") }),
            "networks[0].ipv4.range: error SGR1220: The range 203.0.113.10-203.0.114.20 is not inside 203.0.113.0/24; use addresses of the network only."),
        new("SGR1221", Base.WithIPv4(subnet => subnet with { Range = AddressRange.Parse("203.0.113.0-203.0.113.20") }),
            "networks[0].ipv4.range: warning SGR1221: The range 203.0.113.0-203.0.113.20 holds the gateway 203.0.113.1, which no instance may have; leave it out. -> networks[0].ipv4.gateway" + "\n" +
            "networks[0].ipv4.range: warning SGR1221: The range 203.0.113.0-203.0.113.20 holds the first or last address of 203.0.113.0/24; leave it out."),
        new("SGR1222", Base with { Networks = Base.Networks.Add(Net with { Name = "wide", Vlan = Vlan.Untagged, IPv4 = new() { Cidr = Block("203.0.112.0/22") }, IPv6 = null }) },
            "networks[1].ipv4.cidr: warning SGR1222: 203.0.112.0/22 overlaps 203.0.113.0/24 of network 'net'; renumber one of the two. -> networks[0].ipv4.cidr"),
        new("SGR1223", Base with { Networks = Base.Networks.Add(OtherNet with { Vlan = Net.Vlan }) },
            "networks[1].ipv4: error SGR1223: VLAN 204 has 203.0.113.0/24 in network 'net', and 198.51.100.0/24 here, with another gateway or netmask; use one subnet a VLAN. -> networks[0].ipv4"),
        new("SGR1224", Base with { Networks = Base.Networks.Add(Net with { Name = "more", IPv4 = Net.IPv4! with { Range = AddressRange.Parse("203.0.113.200-203.0.113.250") }, IPv6 = null }) },
            "networks[1].ipv4: error SGR1224: 203.0.113.200-203.0.113.250 shares addresses with 203.0.113.10-203.0.113.200 of network 'net' in the same VLAN; give each a range of its own. -> networks[0].ipv4"),
        new("SGR1224", Base with { Networks = Base.Networks.Add(Net with { Name = "more", IPv4 = Net.IPv4! with { Range = AddressRange.Parse("203.0.113.201-203.0.113.250") }, IPv6 = null }) }, Nothing),
        new("SGR1225", Basic.WithNetwork(network => network with { Vlan = Vlan.Of(7) }),
            "networks[0].vlan: error SGR1225: A Basic zone has untagged networks only; remove VLAN 7 from 'net'."),
    ];
}
