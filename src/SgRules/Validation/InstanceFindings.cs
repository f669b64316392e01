using static SgRules.DiagnosticSeverity;

namespace SgRules.Validation;

/// <summary>Findings about instances and their NICs: <c>SGR15xx</c>.</summary>
public static class InstanceFindings
{
    /// <summary>An instance has no name (design 2, Required).</summary>
    public static readonly DiagnosticDescriptor NameBlank =
        new("SGR1501", Error, "An instance has no name", "Give the instance its internal name.");

    /// <summary>An instance's name or account has a control character (design 2, Validation; facts: kernel, 1.1).</summary>
    public static readonly DiagnosticDescriptor TextUnprintable =
        new("SGR1502", Error, "An instance's name or account has a control character", "Remove it: names stand in comments that a newline or NUL would cut.");

    /// <summary>An instance's name doesn't fit into a comment (facts: kernel, 1.1).</summary>
    public static readonly DiagnosticDescriptor NameTooLong =
        new("SGR1503", Error, "An instance's name doesn't fit into a comment", "Use at most 255 bytes.");

    /// <summary>Two instances have one name (design 2, Validation, duplicate ids).</summary>
    public static readonly DiagnosticDescriptor NameRepeated =
        new("SGR1504", Error, "Two instances have one name", "Rename one of the two.");

    /// <summary>A running instance has no host (design 2, Required).</summary>
    public static readonly DiagnosticDescriptor HostMissing =
        new("SGR1505", Error, "A running instance has no host", "Name its host, or say that it is Stopped.");

    /// <summary>A running instance is on a host that doesn't exist (design 2, Validation, unknown references).</summary>
    public static readonly DiagnosticDescriptor HostUnknown =
        new("SGR1506", Error, "A running instance is on a host that doesn't exist", "Correct the name, or add the host.");

    /// <summary>An instance is in a group that doesn't exist (design 2, Validation, unknown references).</summary>
    public static readonly DiagnosticDescriptor GroupUnknown =
        new("SGR1507", Error, "An instance is in a group that doesn't exist", "Correct the identifier, or add the group.");

    /// <summary>An instance lists a group twice (design 2).</summary>
    public static readonly DiagnosticDescriptor GroupRepeated =
        new("SGR1508", Warning, "An instance lists a group twice", "Remove the second one; it counts once.");

    /// <summary>A system VM has groups (design 2; contract 3.12).</summary>
    public static readonly DiagnosticDescriptor SystemVmWithGroups =
        new("SGR1509", Error, "A system VM has groups", "Remove its groups: system VMs are trusted.");

    /// <summary>An instance with groups is in a network without the SecurityGroup service (facts: cloudstack, 3.3.1 and 3.3.4).</summary>
    public static readonly DiagnosticDescriptor GroupsOnOtherNetwork =
        new("SGR1510", Error, "An instance with groups is in a network without the SecurityGroup service", "Remove the NIC or the groups.");

    /// <summary>An instance has no NIC (design 2).</summary>
    public static readonly DiagnosticDescriptor NoNics =
        new("SGR1511", Warning, "An instance has no NIC", "Give it a NIC; without one it has no traffic to filter.");

    /// <summary>An instance on another hypervisor than KVM has several NICs (facts: cloudstack, 3.3.1).</summary>
    public static readonly DiagnosticDescriptor SeveralNics =
        new("SGR1512", Error, "An instance on another hypervisor than KVM has several NICs", "Keep one, or move it to a KVM host.");

    /// <summary>A NIC is in a network that doesn't exist (design 2, Validation, unknown references).</summary>
    public static readonly DiagnosticDescriptor NetworkUnknown =
        new("SGR1520", Error, "A NIC is in a network that doesn't exist", "Correct the name, or add the network.");

    /// <summary>A NIC's bridge doesn't exist on its host (design 2, Validation, unknown references).</summary>
    public static readonly DiagnosticDescriptor BridgeUnknown =
        new("SGR1521", Error, "A NIC's bridge doesn't exist on its host", "Correct the name, or add the bridge to the host.");

    /// <summary>A NIC's bridge doesn't carry its network (design 2).</summary>
    public static readonly DiagnosticDescriptor BridgeLacksNetwork =
        new("SGR1522", Error, "A NIC's bridge doesn't carry its network", "Name a bridge that does, or add the network to the bridge.");

    /// <summary>No bridge of the host carries a NIC's network (design 2).</summary>
    public static readonly DiagnosticDescriptor BridgeMissing =
        new("SGR1523", Error, "No bridge of the host carries a NIC's network", "Add the network to a bridge of the host.");

    /// <summary>Several bridges of the host carry a NIC's network (design 2).</summary>
    public static readonly DiagnosticDescriptor BridgeAmbiguous =
        new("SGR1524", Error, "Several bridges of the host carry a NIC's network", "Name the NIC's bridge.");

    /// <summary>A NIC of a running instance has no device (design 2, Required).</summary>
    public static readonly DiagnosticDescriptor DeviceMissing =
        new("SGR1525", Error, "A NIC of a running instance has no device", "Name the device on the host, for example vnet4.");

    /// <summary>A NIC's device can't be one's name (facts: kernel, 1.1).</summary>
    public static readonly DiagnosticDescriptor DeviceInvalid =
        new("SGR1526", Error, "A NIC's device can't be one's name", "Use letters, digits, '_', '.', ':', '@' and '-', not '-' first, at most 15 of them.");

    /// <summary>A NIC's device is another NIC's, an uplink or a bridge (design 2, Validation, injective).</summary>
    public static readonly DiagnosticDescriptor DeviceTaken =
        new("SGR1527", Error, "A NIC's device is another NIC's, an uplink or a bridge", "Use the device that is the NIC's own.");

    /// <summary>A NIC has no MAC address (design 2, Required).</summary>
    public static readonly DiagnosticDescriptor MacZero =
        new("SGR1530", Error, "A NIC has no MAC address", "Give the NIC's MAC address.");

    /// <summary>A NIC's MAC address is a group's (IEEE 802; contract 3.1).</summary>
    public static readonly DiagnosticDescriptor MacMulticast =
        new("SGR1531", Error, "A NIC's MAC address is a group's", "Use a unicast one: the lowest bit of the first octet is 0.");

    /// <summary>Two NICs of a network have one MAC address (design 2, Validation).</summary>
    public static readonly DiagnosticDescriptor MacRepeated =
        new("SGR1532", Error, "Two NICs of a network have one MAC address", "Give each its own.");

    /// <summary>Two NICs of a host have one MAC address (design 2, Validation).</summary>
    public static readonly DiagnosticDescriptor MacRepeatedOnHost =
        new("SGR1533", Error, "Two NICs of a host have one MAC address", "Give each its own: networks and bridges of a host don't tell them apart.");

    /// <summary>An address is of the other family (design 2).</summary>
    public static readonly DiagnosticDescriptor AddressWrongFamily =
        new("SGR1540", Error, "An address is of the other family", "Write IPv4 addresses under ipv4 and IPv6 addresses under ipv6.");

    /// <summary>A NIC has an address of a family that its network doesn't use (design 2, Required).</summary>
    public static readonly DiagnosticDescriptor FamilyNotUsed =
        new("SGR1541", Error, "A NIC has an address of a family that its network doesn't use", "Remove the address, or give the network that family.");

    /// <summary>An address is outside its network (design 2, Validation).</summary>
    public static readonly DiagnosticDescriptor AddressOutside =
        new("SGR1542", Error, "An address is outside its network", "Use an address of the network.");

    /// <summary>An address can't be an instance's (RFC 1122 3.2.1.3; contract 3.1).</summary>
    public static readonly DiagnosticDescriptor AddressUnusable =
        new("SGR1543", Error, "An address can't be an instance's", "Use a unicast address that is neither the network's first nor its last.");

    /// <summary>An address is the network's gateway (design 2, Validation).</summary>
    public static readonly DiagnosticDescriptor AddressIsGateway =
        new("SGR1544", Error, "An address is the network's gateway", "Use another one.");

    /// <summary>A link-local address is given as the NIC's own (design 2).</summary>
    public static readonly DiagnosticDescriptor AddressLinkLocal =
        new("SGR1545", Error, "A link-local address is given as the NIC's own", "Remove the one that follows from the MAC, and write others under allowedAddresses.");

    /// <summary>An address is used twice in a network (design 2, Validation).</summary>
    public static readonly DiagnosticDescriptor AddressRepeated =
        new("SGR1546", Error, "An address is used twice in a network", "Give each NIC its own; a shared one belongs under allowedAddresses.");

    /// <summary>An allowed prefix is outside its network (design 2, Validation).</summary>
    public static readonly DiagnosticDescriptor AllowedOutside =
        new("SGR1550", Error, "An allowed prefix is outside its network", "Use prefixes inside the network or inside fe80::/10.");

    /// <summary>An allowed prefix has bits below its length (design 2).</summary>
    public static readonly DiagnosticDescriptor AllowedHostBits =
        new("SGR1551", Warning, "An allowed prefix has bits below its length", "Write the prefix's own address; the bits are cleared.");

    /// <summary>An allowed prefix is multicast (design 2; contract 3.3).</summary>
    public static readonly DiagnosticDescriptor AllowedMulticast =
        new("SGR1552", Error, "An allowed prefix is multicast", "Write addresses to receive on under multicastGroups; no one sends from them.");

    /// <summary>An allowed prefix holds the network's gateway (contract 3.1).</summary>
    public static readonly DiagnosticDescriptor AllowedHoldsGateway =
        new("SGR1553", Warning, "An allowed prefix holds the network's gateway", "Leave it out: the NIC could speak as the gateway.");

    /// <summary>NICs on different bridges of a host claim one address (design 2, Validation).</summary>
    public static readonly DiagnosticDescriptor ClaimedOnTwoBridges =
        new("SGR1554", Error, "NICs on different bridges of a host claim one address", "Give each its own, or put both on one bridge: there is one connection-tracking zone.");

    /// <summary>A multicast group isn't a multicast address (design 2; contract 3.3).</summary>
    public static readonly DiagnosticDescriptor NotMulticast =
        new("SGR1560", Error, "A multicast group isn't a multicast address", "Use 224.0.0.0/4 or ff00::/8; unicast ones belong under secondaryIps or allowedAddresses.");

    /// <summary>A multicast group is of a family that the network doesn't use (design 2).</summary>
    public static readonly DiagnosticDescriptor MulticastFamilyNotUsed =
        new("SGR1561", Warning, "A multicast group is of a family that the network doesn't use", "Remove it, or give the network that family.");

    /// <summary>A NIC lists a multicast group twice (design 2).</summary>
    public static readonly DiagnosticDescriptor MulticastRepeated =
        new("SGR1562", Warning, "A NIC lists a multicast group twice", "Remove the second one; it counts once.");

    /// <summary>A NIC has no address of its network (contract 3.1 and 3.3).</summary>
    public static readonly DiagnosticDescriptor NoAddress =
        new("SGR1563", Warning, "A NIC has no address of its network", "Give it one; without it only link-local addresses work.");

    /// <summary>All of these kinds, by code.</summary>
    public static ValueList<DiagnosticDescriptor> All { get; } =
    [
        NameBlank, TextUnprintable, NameTooLong, NameRepeated, HostMissing, HostUnknown, GroupUnknown, GroupRepeated,
        SystemVmWithGroups, GroupsOnOtherNetwork, NoNics, SeveralNics, NetworkUnknown, BridgeUnknown,
        BridgeLacksNetwork, BridgeMissing, BridgeAmbiguous, DeviceMissing, DeviceInvalid, DeviceTaken, MacZero,
        MacMulticast, MacRepeated, MacRepeatedOnHost, AddressWrongFamily, FamilyNotUsed, AddressOutside,
        AddressUnusable, AddressIsGateway, AddressLinkLocal, AddressRepeated, AllowedOutside, AllowedHostBits,
        AllowedMulticast, AllowedHoldsGateway, ClaimedOnTwoBridges, NotMulticast, MulticastFamilyNotUsed,
        MulticastRepeated, NoAddress,
    ];
}
