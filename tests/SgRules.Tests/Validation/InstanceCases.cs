using SgRules.Addressing;
using SgRules.Model;
using static SgRules.Validation.ValidZone;

namespace SgRules.Validation;

/// <summary>Mistakes in instances and their NICs.</summary>
internal static class InstanceCases
{
    private const string Nothing = "";

    private static readonly Zone TwoBridges = Base.WithSecondBridge(OtherNet);

    public static ValidationCase[] All { get; } =
    [
        new("SGR1501", Base.WithInstance(vm => vm with { Name = "" }),
            "instances[0].name: error SGR1501: '' is blank; give it a name."),
        new("SGR1502", Base.WithInstance(vm => vm with { Name = "i-2-1\r-VM", Account = "\u0085" }),
            "instances[0].name: error SGR1502: 'i-2-1\\u000d-VM' has a control character or half a character pair; remove it." + "\n" +
            "instances[0].account: error SGR1502: '\\u0085' has a control character or half a character pair; remove it."),
        new("SGR1503", Base.WithInstance(vm => vm with { Name = new string('\u00E9', 128) }),
            "instances[0].name: error SGR1503: '\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9...' is longer than 255 bytes; shorten it."),
        new("SGR1504", Base.WithInstance(vm => vm with { Name = "i-2-2-VM" }),
            "instances[1].name: error SGR1504: 'i-2-2-VM' is used twice; everything refers to it by this name, so rename one of the two. -> instances[0].name"),
        new("SGR1505", Base.WithInstance(vm => vm with { Host = null }),
            "instances[0].host: error SGR1505: 'i-2-1-VM' runs but has no host; name its host, or say that it is Stopped."),
        new("SGR1505", Base.WithInstance(vm => vm with { Host = null, State = InstanceState.Stopped }), Nothing),
        new("SGR1506", Base.WithInstance(vm => vm with { Host = "kvm2" }),
            "instances[0].host: error SGR1506: There is no host 'kvm2'; correct the name or add the host."),
        new("SGR1507", Base.WithInstance(vm => vm with { SecurityGroups = ["web", "Web"] }),
            "instances[0].securityGroups[1]: error SGR1507: There is no group 'Web'; correct the identifier or add the group."),
        new("SGR1508", Base.WithInstance(vm => vm with { SecurityGroups = ["web", "web"] }),
            "instances[0].securityGroups[1]: warning SGR1508: Group 'web' is listed twice; remove the second one. -> instances[0].securityGroups[0]"),
        new("SGR1509", Base.WithInstance(vm => vm with { Name = "v-7-VM" }),
            "instances[0].securityGroups: error SGR1509: 'v-7-VM' is a system VM by its name, and those are trusted; remove its groups."),
        new("SGR1510", (Base with { Networks = [Net, PlainNet] }).With(Vm(3) with { SecurityGroups = ["web"], Nics = [Nic(3) with { Network = "plain", IPv4 = null, IPv6 = null }] }),
            "instances[2].nics[0].network: error SGR1510: 'i-2-3-VM' has groups, but network 'plain' lacks the SecurityGroup service; remove the NIC or the groups.") { Rules = ZoneRules.CloudStack420 },
        new("SGR1511", Base.WithInstance(vm => vm with { Nics = [] }),
            "instances[0]: warning SGR1511: 'i-2-1-VM' has no NIC, so there is nothing to filter; give it one."),
        new("SGR1512", Base.WithHost(host => host with { Hypervisor = Hypervisor.XenServer }).WithInstance(vm => vm with { Nics = [Nic(1), Nic(3)] }),
            "instances[0].nics: error SGR1512: 'i-2-1-VM' has 2 NICs, only KVM allows more than one; keep one or move it to a KVM host. -> hosts[0].hypervisor"),
        new("SGR1520", Base.WithNic(nic => nic with { Network = "none" }),
            "instances[0].nics[0].network: error SGR1520: There is no network 'none'; correct the name or add the network."),
        new("SGR1521", Base.WithNic(nic => nic with { Bridge = "cloudbr9" }),
            "instances[0].nics[0].bridge: error SGR1521: Host 'kvm1' has no bridge 'cloudbr9'; correct the name or add the bridge. -> hosts[0]"),
        new("SGR1522", TwoBridges.WithNic(nic => nic with { Bridge = "cloudbr1" }),
            "instances[0].nics[0].bridge: error SGR1522: Bridge 'cloudbr1' doesn't carry network 'net'; name one that does. -> hosts[0].bridges[1]"),
        new("SGR1523", (Base with { Networks = [Net, OtherNet] }).With(Vm(3) with { Nics = [Nic(3) with { Network = "other", IPv4 = null, IPv6 = null }] }),
            "instances[2].nics[0].network: error SGR1523: No bridge of host 'kvm1' carries network 'other'; add the network to one of them. -> hosts[0]"),
        new("SGR1524", Base.WithHost(host => host with { Bridges = host.Bridges.Add(new() { Name = "cloudbr1", Networks = ["net"], Uplinks = ["eth1"] }) }),
            "instances[0].nics[0].bridge: error SGR1524: Bridges 'cloudbr0' and 'cloudbr1' of host 'kvm1' both carry network 'net'; name the NIC's. -> hosts[0].bridges[0], hosts[0].bridges[1]" + "\n" +
            "instances[1].nics[0].bridge: error SGR1524: Bridges 'cloudbr0' and 'cloudbr1' of host 'kvm1' both carry network 'net'; name the NIC's. -> hosts[0].bridges[0], hosts[0].bridges[1]"),
        new("SGR1525", Base.WithNic(nic => nic with { Device = null }),
            "instances[0].nics[0].device: error SGR1525: The instance runs but this NIC has no device; name the device on the host."),
        new("SGR1526", Base.WithNic(nic => nic with { Device = "vnet1+" }),
            "instances[0].nics[0].device: error SGR1526: 'vnet1+' can't name a device; use letters, digits, _, ., :, @ and -, not - first, at most 15."),
        new("SGR1527", Base.WithNic(nic => nic with { Device = "vnet2" }),
            "instances[1].nics[0].device: error SGR1527: Device 'vnet2' is already in use on the host; use the NIC's own. -> instances[0].nics[0].device"),
        new("SGR1527", Base.WithNic(nic => nic with { Device = "eth0" }),
            "instances[0].nics[0].device: error SGR1527: Device 'eth0' is already in use on the host; use the NIC's own. -> hosts[0].bridges[0].uplinks[0]"),
        new("SGR1530", Base.WithNic(nic => nic with { Mac = default }),
            "instances[0].nics[0].mac: error SGR1530: 00:00:00:00:00:00 is no MAC address; give the NIC's own."),
        new("SGR1531", Base.WithNic(nic => nic with { Mac = MacAddress.Parse("01:00:5e:00:00:12") }),
            "instances[0].nics[0].mac: error SGR1531: 01:00:5e:00:00:12 is a multicast address; use a unicast one, with an even first octet."),
        new("SGR1532", Base.WithNic(nic => nic with { Mac = Mac(2) }),
            "instances[1].nics[0].mac: error SGR1532: Another NIC of the network has 06:00:c2:00:00:02; give each its own. -> instances[0].nics[0].mac"),
        new("SGR1533", TwoBridges.With(Vm(3) with { Nics = [Nic(3) with { Network = "other", IPv4 = Address("198.51.100.3"), IPv6 = null, Mac = Mac(1) }] }),
            "instances[2].nics[0].mac: error SGR1533: Another NIC of host 'kvm1' has 06:00:c2:00:00:01; give each its own. -> instances[0].nics[0].mac"),
        new("SGR1540", Base.WithNic(nic => nic with { IPv4 = Address("2001:db8:204::99") }),
            "instances[0].nics[0].ipv4: error SGR1540: 2001:db8:204::99 is not IPv4; write an IPv4 address here."),
        new("SGR1541", TwoBridges.With(Vm(3) with { Nics = [Nic(3) with { Network = "other", IPv4 = null, IPv6 = Address("2001:db8::3") }] }),
            "instances[2].nics[0].ipv6: error SGR1541: Network 'other' has no IPv6; remove 2001:db8::3, or give the network that family."),
        new("SGR1542", Base.WithNic(nic => nic with { SecondaryIps = [Address("203.0.114.9")] }),
            "instances[0].nics[0].secondaryIps[0]: error SGR1542: 203.0.114.9 is outside 203.0.113.0/24 of network 'net'; use an address of the network."),
        new("SGR1543", Base.WithNic(nic => nic with { IPv4 = Address("203.0.113.255"), SecondaryIps = [Address("224.0.0.1"), default] }),
            "instances[0].nics[0].ipv4: error SGR1543: 203.0.113.255 is the first or last address of 203.0.113.0/24; use another one." + "\n" +
            "instances[0].nics[0].secondaryIps[0]: error SGR1543: 224.0.0.1 is an address of 224.0.0.0/4, which no instance has; use a unicast address." + "\n" +
            "instances[0].nics[0].secondaryIps[1]: error SGR1543: 0.0.0.0 is an address of 0.0.0.0/8, which no instance has; use a unicast address."),
        new("SGR1544", Base.WithNic(nic => nic with { IPv6 = Address("2001:db8:204::1") }),
            "instances[0].nics[0].ipv6: error SGR1544: 2001:db8:204::1 is the gateway of network 'net'; use another one."),
        new("SGR1545", Base.WithNic(nic => nic with { IPv6 = Address("fe80::9") }),
            "instances[0].nics[0].ipv6: error SGR1545: fe80::9 is link-local: the one of the MAC is implied, others belong under allowedAddresses; remove it here."),
        new("SGR1546", Base.WithNic(nic => nic with { SecondaryIps = [nic.IPv4!.Value] }),
            "instances[0].nics[0].secondaryIps[0]: error SGR1546: 203.0.113.11 is used twice in the network; give each NIC its own. -> instances[0].nics[0].ipv4"),
        new("SGR1546", Base.With(Vm(3) with { State = InstanceState.Stopped, Nics = [Nic(1) with { Mac = Mac(3), IPv6 = null }] }),
            "instances[2].nics[0].ipv4: error SGR1546: 203.0.113.11 is used twice in the network; give each NIC its own. -> instances[0].nics[0].ipv4"),
        new("SGR1550", Base.WithNic(nic => nic with { AllowedAddresses = [Block("0.0.0.0/0"), Block("fe80::/10"), Block("203.0.113.64/26")] }),
            "instances[0].nics[0].allowedAddresses[0]: error SGR1550: 0.0.0.0/0 is not inside 203.0.113.0/24 of network 'net', nor link-local; use prefixes of the network."),
        new("SGR1551", Base.WithNic(nic => nic with { AllowedAddresses = [Block("203.0.113.65/26")] }),
            "instances[0].nics[0].allowedAddresses[0]: warning SGR1551: 203.0.113.65/26 has bits below its length and is read as 203.0.113.64/26; write that."),
        new("SGR1552", Base.WithNic(nic => nic with { AllowedAddresses = [Block("224.0.0.18/32")] }),
            "instances[0].nics[0].allowedAddresses[0]: error SGR1552: 224.0.0.18/32 is multicast, and no one sends from that; write addresses to receive on under multicastGroups."),
        new("SGR1553", Base.WithNic(nic => nic with { AllowedAddresses = [Block("203.0.113.0/26")] }),
            "instances[0].nics[0].allowedAddresses[0]: warning SGR1553: 203.0.113.0/26 holds the gateway 203.0.113.1, so the NIC could speak as the gateway; leave it out."),
        new("SGR1554", TwoBridges.WithNic(nic => nic with { AllowedAddresses = [Block("fe80::/64")] }).With(Vm(3) with { Nics = [Nic(3) with { Network = "other", IPv4 = Address("198.51.100.3"), IPv6 = null }] }),
            "instances[2].nics[0].mac: error SGR1554: fe80::400:c2ff:fe00:3/128 here and fe80::/64 on another bridge of host 'kvm1' share addresses; give each its own, or use one bridge. -> instances[0].nics[0].allowedAddresses[0]"),
        new("SGR1554", Base.WithNic(nic => nic with { AllowedAddresses = [Block("203.0.113.201/32"), Block("fe80::/64")] }).With(Vm(3) with { Nics = [Nic(3) with { AllowedAddresses = [Block("203.0.113.201/32")] }] }), Nothing),
        new("SGR1560", Base.WithNic(nic => nic with { MulticastGroups = [Address("10.0.0.1")] }),
            "instances[0].nics[0].multicastGroups[0]: error SGR1560: 10.0.0.1 is not multicast; use an address of 224.0.0.0/4 or ff00::/8."),
        new("SGR1561", TwoBridges.With(Vm(3) with { Nics = [Nic(3) with { Network = "other", IPv4 = Address("198.51.100.3"), IPv6 = null, MulticastGroups = [Address("ff02::fb")] }] }),
            "instances[2].nics[0].multicastGroups[0]: warning SGR1561: Network 'other' has no IPv6; remove ff02::fb, or give the network that family."),
        new("SGR1562", Base.WithNic(nic => nic with { MulticastGroups = [Address("224.0.0.18"), Address("224.0.0.18")] }),
            "instances[0].nics[0].multicastGroups[1]: warning SGR1562: 224.0.0.18 is listed twice; remove the second one. -> instances[0].nics[0].multicastGroups[0]"),
        new("SGR1563", Base.WithNic(nic => nic with { IPv4 = null, IPv6 = null }),
            "instances[0].nics[0]: warning SGR1563: The NIC has no address of network 'net', so only link-local ones work; give it one."),
    ];
}
