using static SgRules.DiagnosticSeverity;

namespace SgRules.Validation;

/// <summary>Findings about hosts and their bridges: <c>SGR13xx</c>.</summary>
public static class HostFindings
{
    /// <summary>A host's name can't be a folder's (design 2).</summary>
    public static readonly DiagnosticDescriptor NameInvalid =
        new("SGR1301", Error, "A host's name can't be a folder's", "Use letters, digits, '_', '.' and '-', a letter or digit first, at most 255 of them.");

    /// <summary>Two hosts have one name (design 2, Validation).</summary>
    public static readonly DiagnosticDescriptor NameRepeated =
        new("SGR1302", Error, "Two hosts have one name", "Rename one of the two and what refers to it.");

    /// <summary>A VMware host can't have security groups (design 2, Validation; facts: cloudstack, 3.1.7).</summary>
    public static readonly DiagnosticDescriptor VMwareHost =
        new("SGR1303", Error, "A VMware host can't have security groups", "Move its security-group networks to a KVM host.");

    /// <summary>XenServer with Open vSwitch can't be filtered (design 2, Validation; the seed).</summary>
    public static readonly DiagnosticDescriptor XenServerOpenVSwitch =
        new("SGR1304", Error, "XenServer with Open vSwitch can't be filtered", "Change the network backend to Bridge.");

    /// <summary>XenServer with Bridge is accepted but not tried (design 2, Validation; the seed).</summary>
    public static readonly DiagnosticDescriptor XenServerBridge =
        new("SGR1305", Warning, "XenServer with Bridge is accepted but not tried", "Prefer KVM, or try the documents on the host first.");

    /// <summary>iptables doesn't see what Open vSwitch forwards (design 2, Validation; facts: cloudstack, 3.1.7).</summary>
    public static readonly DiagnosticDescriptor OpenVSwitch =
        new("SGR1306", Error, "iptables doesn't see what Open vSwitch forwards", "Change the network backend to Bridge.");

    /// <summary>A bridge's name can't be a device's and a chain's (design 4; facts: kernel, 1.1).</summary>
    public static readonly DiagnosticDescriptor BridgeNameInvalid =
        new("SGR1310", Error, "A bridge's name can't be a device's and a chain's", "Use letters, digits, '_', '.' and '-', not '-' first, at most 15 of them.");

    /// <summary>Two bridges of a host have one name (design 2, Validation).</summary>
    public static readonly DiagnosticDescriptor BridgeNameRepeated =
        new("SGR1311", Error, "Two bridges of a host have one name", "Join them or rename one.");

    /// <summary>A bridge carries a network that doesn't exist (design 2, Validation, unknown references).</summary>
    public static readonly DiagnosticDescriptor BridgeNetworkUnknown =
        new("SGR1312", Error, "A bridge carries a network that doesn't exist", "Correct the name, or add the network.");

    /// <summary>A bridge lists a network twice (design 2).</summary>
    public static readonly DiagnosticDescriptor BridgeNetworkRepeated =
        new("SGR1313", Warning, "A bridge lists a network twice", "Remove the second one; it counts once.");

    /// <summary>A bridge carries networks with and without security groups (design 2, Validation).</summary>
    public static readonly DiagnosticDescriptor BridgeMixed =
        new("SGR1314", Error, "A bridge carries networks with and without security groups", "Use a bridge for each kind.");

    /// <summary>An uplink's name can't be a device's (facts: kernel, 1.1).</summary>
    public static readonly DiagnosticDescriptor UplinkNameInvalid =
        new("SGR1315", Error, "An uplink's name can't be a device's", "Use letters, digits, '_', '.', ':', '@' and '-', not '-' first, at most 15 of them.");

    /// <summary>An uplink is the uplink of another bridge, or a bridge (design 2, Validation).</summary>
    public static readonly DiagnosticDescriptor UplinkTaken =
        new("SGR1316", Error, "An uplink is the uplink of another bridge, or a bridge", "Use a device of its own: a device is a port of one bridge.");

    /// <summary>A bridge lists an uplink twice (design 2).</summary>
    public static readonly DiagnosticDescriptor UplinkRepeated =
        new("SGR1317", Warning, "A bridge lists an uplink twice", "Remove the second one; it counts once.");

    /// <summary>A bridge with security groups has no uplink (contract 3, unknown ports; facts: cloudstack, 1.3).</summary>
    public static readonly DiagnosticDescriptor UplinkMissing =
        new("SGR1318", Warning, "A bridge with security groups has no uplink", "Name the port that leads out of the host; without it nothing enters or leaves.");

    /// <summary>A bridge has more ports than the kernel allows (design 2, Validation; facts: kernel, 1.1).</summary>
    public static readonly DiagnosticDescriptor TooManyPorts =
        new("SGR1319", Error, "A bridge has more ports than the kernel allows", "Spread them over several bridges, at most 1023 each.");

    /// <summary>Two bridges of a host make one chain name (design 4, names; design 2, Validation, injective).</summary>
    public static readonly DiagnosticDescriptor ChainNamesClash =
        new("SGR1320", Error, "Two bridges of a host make one chain name", "Rename one of the bridges.");

    /// <summary>Two networks with security groups of one host overlap (design 2, Validation).</summary>
    public static readonly DiagnosticDescriptor NetworksOverlap =
        new("SGR1321", Error, "Two networks with security groups of one host overlap", "Renumber one or move it to another host: there is one connection-tracking zone.");

    /// <summary>All of these kinds, by code.</summary>
    public static ValueList<DiagnosticDescriptor> All { get; } =
    [
        NameInvalid, NameRepeated, VMwareHost, XenServerOpenVSwitch, XenServerBridge, OpenVSwitch, BridgeNameInvalid,
        BridgeNameRepeated, BridgeNetworkUnknown, BridgeNetworkRepeated, BridgeMixed, UplinkNameInvalid, UplinkTaken,
        UplinkRepeated, UplinkMissing, TooManyPorts, ChainNamesClash, NetworksOverlap,
    ];
}
