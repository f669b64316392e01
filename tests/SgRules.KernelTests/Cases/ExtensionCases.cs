using SgRules.Addressing;
using SgRules.Frames;
using static SgRules.Cases.CaseWords;
using static SgRules.Cases.ContractZone;

namespace SgRules.Cases;

/// <summary>IPv6 extension headers: rules see what is behind them, but for an authentication header, which no guest sends (3.2).</summary>
internal static class ExtensionCases
{
    private static readonly InternetAddress AllNodes = Ip("ff02::1");
    private static readonly InternetAddress NoneV6 = Ip("::");

    private static readonly (string Name, ValueList<ExtensionHeader> Headers)[] SeenThrough =
    [
        ("a hop-by-hop header", [ExtensionHeader.HopByHop]),
        ("destination options", [ExtensionHeader.DestinationOptions]),
        ("a routing header", [ExtensionHeader.Routing]),
        ("the fragment header of a whole packet", [ExtensionHeader.AtomicFragment]),
        ("four headers", [ExtensionHeader.HopByHop, ExtensionHeader.Routing, ExtensionHeader.AtomicFragment, ExtensionHeader.DestinationOptions]),
    ];

    public static IEnumerable<Case> All => [.. SeenThrough.SelectMany(through => Behind(through.Name, through.Headers)), .. Authenticated];

    private static IEnumerable<Case> Behind(string name, ValueList<ExtensionHeader> headers)
    {
        Sending Through(string port, Packet packet) => By(port, packet) with { Extensions = headers };
        return
        [
            Passes("3.9", $"Behind {name} what an ingress rule names may enter", Through("eth0", Tcp(OutsideV6, V6(2), 80)), "vnet2"),
            Drops("3.9", $"Behind {name} nothing else may", Through("eth0", Tcp(OutsideV6, V6(2), 81))),
            Passes("3.9", $"Behind {name} a ping that a rule names may enter", Through("eth0", Ping(OutsideV6, V6(2))), "vnet2"),
            Passes("3.8", $"Behind {name} what an egress rule names may leave", Through("vnet3", Tcp(V6(3), OutsideV6, 443)), "eth0"),
            Drops("3.8", $"Behind {name} nothing else may leave", Through("vnet3", Tcp(V6(3), OutsideV6, 444))),
            Passes("3.7", $"Behind {name} what was asked for is received", Through("eth0", Established(Packet.Tcp(OutsideV6, V6(4), 443, 40000))), "vnet4"),
            Drops("3.7", $"Behind {name} nothing damaged is received", Through("eth0", Invalid(Udp(OutsideV6, V6(1), 80)))),
            Drops("3.2", $"Behind {name} a guest sends no router advertisement", Through("vnet4", Discovery(Local(4), AllNodes, 134))),
            Drops("3.2", $"Behind {name} a guest sends no router advertisement to a guest that lets all in", Through("vnet4", Discovery(Local(4), Local(1), 134))),
            Drops("3.2", $"Behind {name} a guest sends no DHCPv6 reply", Through("vnet4", Udp(Local(4), Local(1), 547, 546))),
            Drops("3.2", $"Behind {name} a guest sends no MLD query", Through("vnet4", Discovery(Local(4), AllNodes, 130, 1))),
            Drops("3.2", $"Behind {name} a guest sends no redirect about a known connection", Through("vnet4", Error(Local(4), V6(1), 137) with { HopLimit = 255 })),
            Passes("3.6", $"Behind {name} a guest without a group is solicited", Through("eth0", Discovery(Router, V6(4), 135)), "vnet4"),
            Passes("3.6", $"Behind {name} a guest without a group receives an MLD query", Through("eth0", Discovery(Router, AllNodes, 130, 1)) with { ToMac = Mac(4) }, "vnet4"),
            Passes("3.6", $"Behind {name} a guest without a fitting egress rule reports as a multicast listener", Through("vnet5", Discovery(Local(5), Ip("ff02::16"), 143, 1)), "eth0", "eth1", "vnet9"),
            Passes("3.1", $"Behind {name} a multicast listener's report comes from no address", Through("vnet5", Discovery(NoneV6, Ip("ff02::1:3"), 131, 1)), "eth0", "eth1", "vnet9"),
        ];
    }

    private static IEnumerable<Case> Authenticated =>
    [
        Drops("3.2", "Behind an authentication header a guest sends no router advertisement", Hidden("vnet4", Discovery(Local(4), AllNodes, 134))),
        Drops("3.2", "Behind an authentication header a guest sends no router advertisement to a guest that lets all in", Hidden("vnet4", Discovery(Local(4), Local(1), 134))),
        Drops("3.2", "Behind an authentication header a guest sends no DHCPv6 reply", Hidden("vnet4", Udp(Local(4), Local(1), 547, 546))),
        Drops("3.2", "Behind an authentication header a guest sends no TCP", Hidden("vnet4", Tcp(V6(4), OutsideV6, 80))),
        Drops("3.2", "Behind an authentication header a guest sends no TCP to a guest that lets all in", Hidden("vnet4", Tcp(V6(4), V6(1), 80))),
        Drops("3.2", "Behind an authentication header a guest sends nothing of an established connection", Hidden("vnet4", Established(Tcp(V6(4), OutsideV6, 80)))),
        Drops("3.2", "Behind an authentication header a guest detects no duplicate address", Hidden("vnet4", Discovery(NoneV6, Ip("ff02::1:ff00:1"), 135))),
        Drops("3.2", "Behind an authentication header and others a guest sends no router advertisement", Hidden("vnet4", Discovery(Local(4), Local(1), 134), ExtensionHeader.HopByHop, ExtensionHeader.Authentication, ExtensionHeader.DestinationOptions)),
        Drops("3.2", "Behind an authentication header that is behind others a guest sends no router advertisement", Hidden("vnet4", Discovery(Local(4), Local(1), 134), ExtensionHeader.DestinationOptions, ExtensionHeader.Routing, ExtensionHeader.Authentication)),
        Drops("3.2", "Behind an authentication header in fragments a guest sends no DHCPv6 reply", Hidden("vnet4", Udp(Local(4), Local(1), 547, 546)) with { Pieces = 2 }),
        Drops("3", "Behind an authentication header an unknown port detects no duplicate address", Hidden("tap7", Discovery(NoneV6, Ip("ff02::1:ff00:1"), 135))),
        Passes("3.11", "Between uplink and system ports nobody looks for an authentication header", Hidden("eth0", Tcp(OutsideV6, V6(9), 80)), "vnet9"),
    ];

    private static Sending Hidden(string port, Packet packet, params ExtensionHeader[] headers) =>
        By(port, packet) with { Extensions = headers.Length > 0 ? [.. headers] : [ExtensionHeader.Authentication] };
}
