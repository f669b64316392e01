using SgRules.Model;
using static SgRules.Validation.ValidZone;

namespace SgRules.Validation;

/// <summary>Mistakes in hosts and their bridges.</summary>
internal static class HostCases
{
    private const string Nothing = "";

    public static ValidationCase[] All { get; } =
    [
        new("SGR1301", Base with { Hosts = Base.Hosts.Add(new() { Name = "../kvm" }) },
            "hosts[1].name: error SGR1301: '../kvm' can't be a folder's name; use letters, digits, _, . and -, a letter or digit first, at most 255."),
        new("SGR1301", Base with { Hosts = Base.Hosts.Add(new() { Name = new string('a', 256) }) },
            "hosts[1].name: error SGR1301: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...' can't be a folder's name; use letters, digits, _, . and -, a letter or digit first, at most 255."),
        new("SGR1302", Base with { Hosts = Base.Hosts.Add(Base.Hosts[0]) },
            "hosts[1].name: error SGR1302: Two hosts are named 'kvm1'; rename one of the two. -> hosts[0].name"),
        new("SGR1303", Base.WithHost(host => host with { Hypervisor = Hypervisor.VMware }),
            "hosts[0].hypervisor: error SGR1303: Host 'kvm1' is VMware, which has no security groups; use a KVM host."),
        new("SGR1304", Base.WithHost(host => host with { Hypervisor = Hypervisor.XenServer, NetworkBackend = NetworkBackend.OpenVSwitch }),
            "hosts[0].networkBackend: error SGR1304: XenServer with Open vSwitch can't be filtered; change host 'kvm1' to Bridge. -> hosts[0].hypervisor"),
        new("SGR1305", Base.WithHost(host => host with { Hypervisor = Hypervisor.XenServer }),
            "hosts[0].hypervisor: warning SGR1305: Host 'kvm1' is XenServer, which is accepted with Bridge but not tried; prefer KVM."),
        new("SGR1306", Base.WithHost(host => host with { NetworkBackend = NetworkBackend.OpenVSwitch }),
            "hosts[0].networkBackend: error SGR1306: iptables doesn't see what Open vSwitch forwards; change host 'kvm1' to Bridge."),
        new("SGR1306", Base with { Hosts = Base.Hosts.Add(new() { Name = "ovs", NetworkBackend = NetworkBackend.OpenVSwitch }) }, Nothing) { Rules = ZoneRules.CloudStack420 },
        new("SGR1310", Base.WithBridge(bridge => bridge with { Name = "cloudbr0:1" }),
            "hosts[0].bridges[0].name: error SGR1310: 'cloudbr0:1' can't name a bridge and its chains; use letters, digits, _, . and -, not - first, at most 15."),
        new("SGR1310", Base.WithBridge(bridge => bridge with { Name = "sixteen-bytes-br" }),
            "hosts[0].bridges[0].name: error SGR1310: 'sixteen-bytes-br' can't name a bridge and its chains; use letters, digits, _, . and -, not - first, at most 15."),
        new("SGR1311", Base.WithSecondBridge(OtherNet, "cloudbr0"),
            "hosts[0].bridges[1].name: error SGR1311: Two bridges of the host are named 'cloudbr0'; join them or rename one. -> hosts[0].bridges[0].name"),
        new("SGR1312", Base.WithBridge(bridge => bridge with { Networks = ["net", "none"] }),
            "hosts[0].bridges[0].networks[1]: error SGR1312: There is no network 'none'; correct the name or add the network."),
        new("SGR1313", Base.WithBridge(bridge => bridge with { Networks = ["net", "net"] }),
            "hosts[0].bridges[0].networks[1]: warning SGR1313: Network 'net' is listed twice; remove the second one. -> hosts[0].bridges[0].networks[0]"),
        new("SGR1314", (Base with { Networks = [Net, PlainNet] }).WithBridge(bridge => bridge with { Networks = ["net", "plain"] }),
            "hosts[0].bridges[0].networks[1]: error SGR1314: Of networks 'net' and 'plain' only one has security groups; use a bridge for each kind. -> hosts[0].bridges[0].networks[0]") { Rules = ZoneRules.CloudStack420 },
        new("SGR1315", Base.WithBridge(bridge => bridge with { Uplinks = ["eth0", "eth+"] }),
            "hosts[0].bridges[0].uplinks[1]: error SGR1315: 'eth+' can't name a device; use letters, digits, _, ., :, @ and -, not - first, at most 15."),
        new("SGR1316", Base.WithSecondBridge(OtherNet).WithBridge(bridge => bridge with { Uplinks = ["eth1"] }),
            "hosts[0].bridges[1].uplinks[0]: error SGR1316: Device 'eth1' is already a bridge of the host or an uplink of another one; use a device of its own. -> hosts[0].bridges[0].uplinks[0]"),
        new("SGR1316", Base.WithSecondBridge(OtherNet).WithBridge(bridge => bridge with { Uplinks = ["cloudbr1"] }),
            "hosts[0].bridges[0].uplinks[0]: error SGR1316: Device 'cloudbr1' is already a bridge of the host or an uplink of another one; use a device of its own. -> hosts[0].bridges[1].name"),
        new("SGR1317", Base.WithBridge(bridge => bridge with { Uplinks = ["eth0", "eth0"] }),
            "hosts[0].bridges[0].uplinks[1]: warning SGR1317: Uplink 'eth0' is listed twice; remove the second one. -> hosts[0].bridges[0].uplinks[0]"),
        new("SGR1318", Base.WithBridge(bridge => bridge with { Uplinks = [] }),
            "hosts[0].bridges[0]: warning SGR1318: Bridge 'cloudbr0' has no uplink, so nothing enters or leaves the host through it; name its uplinks."),
        new("SGR1319", Base.WithBridge(bridge => bridge with { Uplinks = [.. Enumerable.Range(0, 1022).Select(i => "u" + i.ToString(System.Globalization.CultureInfo.InvariantCulture))] }),
            "hosts[0].bridges[0]: error SGR1319: Bridge 'cloudbr0' has 1024 ports, the kernel allows 1023; spread them over several bridges."),
        new("SGR1319", Base.WithBridge(bridge => bridge with { Uplinks = [.. Enumerable.Range(0, 1021).Select(i => "u" + i.ToString(System.Globalization.CultureInfo.InvariantCulture))] }), Nothing),
        new("SGR1320", Base.WithSecondBridge(OtherNet, "cloudbr0-IN"),
            "hosts[0].bridges[1].name: error SGR1320: Bridge 'cloudbr0-IN' and another one of the host both need the chain 'BF-cloudbr0-IN'; rename one of the two. -> hosts[0].bridges[0].name"),
        new("SGR1321", Base.WithSecondBridge(OtherNet with { IPv4 = new() { Cidr = Block("203.0.113.64/26") } }),
            "hosts[0].bridges[1].networks[0]: error SGR1321: Networks 'net' and 'other' of the host overlap; renumber one or move it to another host. -> hosts[0].bridges[0].networks[0]"),
    ];
}
