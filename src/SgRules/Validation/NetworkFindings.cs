using static SgRules.DiagnosticSeverity;

namespace SgRules.Validation;

/// <summary>Findings about networks: <c>SGR12xx</c>.</summary>
public static class NetworkFindings
{
    /// <summary>A network has no name (design 2, Required).</summary>
    public static readonly DiagnosticDescriptor NameBlank =
        new("SGR1201", Error, "A network has no name", "Give the network a name.");

    /// <summary>A network's name has a control character (design 2, Validation; facts: kernel, 1.1).</summary>
    public static readonly DiagnosticDescriptor NameUnprintable =
        new("SGR1202", Error, "A network's name has a control character", "Remove it: names stand in text that a newline or NUL would cut.");

    /// <summary>Two networks have one name (design 2, Validation).</summary>
    public static readonly DiagnosticDescriptor NameRepeated =
        new("SGR1203", Error, "Two networks have one name", "Rename one of the two and what refers to it.");

    /// <summary>The guest type isn't allowed in a zone with security groups (facts: cloudstack, 3.2.1).</summary>
    public static readonly DiagnosticDescriptor GuestTypeNotAllowed =
        new("SGR1204", Error, "The guest type isn't allowed in a zone with security groups", "Use a Shared network; L2 is allowed by the rules of 4.20 only.");

    /// <summary>A network of a zone with security groups lacks the SecurityGroup service (design 2, Validation; facts: cloudstack, 3.1.6).</summary>
    public static readonly DiagnosticDescriptor GroupsServiceMissing =
        new("SGR1205", Error, "A network of a zone with security groups lacks the SecurityGroup service", "Add the service, or hold the zone to the rules of 4.20.");

    /// <summary>A network has security groups in a zone without (facts: cloudstack, 3.1.3 and 3.1.5).</summary>
    public static readonly DiagnosticDescriptor GroupsInZoneWithout =
        new("SGR1206", Error, "A network has security groups in a zone without", "Create the zone with security groups, or hold it to the rules of 4.20.");

    /// <summary>A network with security groups isn't Shared (design 2, Validation; facts: cloudstack, 3.2.1).</summary>
    public static readonly DiagnosticDescriptor GroupsNotShared =
        new("SGR1207", Error, "A network with security groups isn't Shared", "Use a Shared network: no other guest type has the service.");

    /// <summary>Source NAT stands beside security groups (facts: cloudstack, 3.2.2).</summary>
    public static readonly DiagnosticDescriptor SourceNatNotAllowed =
        new("SGR1208", Error, "Source NAT stands beside security groups", "Remove SourceNat from the services.");

    /// <summary>An elastic address or load balancer stands beside security groups in an Advanced zone (facts: cloudstack, 3.2.4).</summary>
    public static readonly DiagnosticDescriptor ElasticAddressNotAllowed =
        new("SGR1209", Error, "An elastic address or load balancer stands beside security groups in an Advanced zone", "Remove StaticNat and Lb from the services: only a Basic zone has them.");

    /// <summary>A service of a virtual router stands beside security groups (facts: cloudstack, 3.2.9; the seed).</summary>
    public static readonly DiagnosticDescriptor RouterServiceUseless =
        new("SGR1210", Warning, "A service of a virtual router stands beside security groups", "Remove it: instances are reached directly there, not through a router.");

    /// <summary>A network has both an offering and a list of services (design 2).</summary>
    public static readonly DiagnosticDescriptor OfferingAndServices =
        new("SGR1211", Error, "A network has both an offering and a list of services", "Keep one of the two: an offering stands in place of the services.");

    /// <summary>A service is listed twice (design 2).</summary>
    public static readonly DiagnosticDescriptor ServiceRepeated =
        new("SGR1212", Warning, "A service is listed twice", "Remove the second one; it counts once.");

    /// <summary>A network has no addresses of either family (design 2, Required).</summary>
    public static readonly DiagnosticDescriptor NoFamily =
        new("SGR1213", Warning, "A network has no addresses of either family", "Give it ipv4 or ipv6; without them instances have link-local addresses only.");

    /// <summary>An address of a network is of the other family (design 2).</summary>
    public static readonly DiagnosticDescriptor WrongFamily =
        new("SGR1214", Error, "An address of a network is of the other family", "Write IPv4 addresses under ipv4 and IPv6 addresses under ipv6.");

    /// <summary>A network's CIDR has bits below its length (design 2).</summary>
    public static readonly DiagnosticDescriptor CidrHostBits =
        new("SGR1215", Warning, "A network's CIDR has bits below its length", "Write the network's own address; the bits are cleared.");

    /// <summary>A network's CIDR holds addresses that no network has (RFC 6890 and 4291; contract 3.3).</summary>
    public static readonly DiagnosticDescriptor CidrSpecial =
        new("SGR1216", Error, "A network's CIDR holds addresses that no network has", "Use unicast addresses: no loopback, link-local, multicast or this-network ones.");

    /// <summary>The IPv6 prefix of a network with security groups isn't a /64 (facts: cloudstack, 3.2.5).</summary>
    public static readonly DiagnosticDescriptor CidrNotSlash64 =
        new("SGR1217", Error, "The IPv6 prefix of a network with security groups isn't a /64", "Use a /64.");

    /// <summary>A gateway is outside its network (facts: cloudstack, 3.2).</summary>
    public static readonly DiagnosticDescriptor GatewayOutside =
        new("SGR1218", Error, "A gateway is outside its network", "Use an address of the network; for IPv6 a link-local one does too.");

    /// <summary>A gateway has the network's own or its broadcast address (RFC 1122 3.2.1.3).</summary>
    public static readonly DiagnosticDescriptor GatewayUnusable =
        new("SGR1219", Error, "A gateway has the network's own or its broadcast address", "Use another address of the network.");

    /// <summary>A range is not inside its network (design 2, Validation).</summary>
    public static readonly DiagnosticDescriptor RangeOutside =
        new("SGR1220", Error, "A range is not inside its network", "Use addresses of the network only.");

    /// <summary>A range holds an address that no instance may have (design 2, Validation).</summary>
    public static readonly DiagnosticDescriptor RangeHoldsReserved =
        new("SGR1221", Warning, "A range holds an address that no instance may have", "Leave out the gateway and the first and last address; instances that have one of them are errors of their own.");

    /// <summary>Two Shared networks overlap (design 2, Validation; contract 3.14).</summary>
    public static readonly DiagnosticDescriptor CidrsOverlap =
        new("SGR1222", Warning, "Two Shared networks overlap", "Renumber one: an address in a group's set means both. On one host this is an error.");

    /// <summary>Two networks of one VLAN have a different gateway or netmask (facts: cloudstack, 3.2.8).</summary>
    public static readonly DiagnosticDescriptor VlanSharedBySubnets =
        new("SGR1223", Error, "Two networks of one VLAN have a different gateway or netmask", "Use one subnet a VLAN.");

    /// <summary>Two networks of one VLAN give out the same addresses (design 2, Validation, overlapping ranges).</summary>
    public static readonly DiagnosticDescriptor RangesOverlap =
        new("SGR1224", Error, "Two networks of one VLAN give out the same addresses", "Give each a range of its own.");

    /// <summary>A network of a Basic zone has a VLAN (facts: cloudstack, 3.2.6).</summary>
    public static readonly DiagnosticDescriptor BasicVlanTagged =
        new("SGR1225", Error, "A network of a Basic zone has a VLAN", "Make it untagged.");

    /// <summary>All of these kinds, by code.</summary>
    public static ValueList<DiagnosticDescriptor> All { get; } =
    [
        NameBlank, NameUnprintable, NameRepeated, GuestTypeNotAllowed, GroupsServiceMissing, GroupsInZoneWithout,
        GroupsNotShared, SourceNatNotAllowed, ElasticAddressNotAllowed, RouterServiceUseless, OfferingAndServices,
        ServiceRepeated, NoFamily, WrongFamily, CidrHostBits, CidrSpecial, CidrNotSlash64, GatewayOutside,
        GatewayUnusable, RangeOutside, RangeHoldsReserved, CidrsOverlap, VlanSharedBySubnets, RangesOverlap,
        BasicVlanTagged,
    ];
}
