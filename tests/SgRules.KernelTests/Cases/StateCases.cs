using SgRules.Addressing;
using SgRules.Frames;
using static SgRules.Cases.CaseWords;
using static SgRules.Cases.ContractZone;

namespace SgRules.Cases;

/// <summary>Paragraph 3.7: connections, errors about them (RFC 4890 lists those that IPv6 needs), and what belongs to none.</summary>
internal static class StateCases
{
    private static readonly (int Type, int Code, string Name)[] ErrorsIPv4 =
        [(3, 1, "host unreachable"), (3, 3, "port unreachable"), (3, 4, "fragmentation needed"), (4, 0, "source quench"), (11, 0, "time exceeded"), (12, 0, "parameter problem")];

    private static readonly (int Type, int Code, string Name)[] ErrorsIPv6 =
        [(1, 0, "no route"), (1, 4, "port unreachable"), (2, 0, "packet too big"), (3, 0, "time exceeded"), (4, 1, "parameter problem")];

    public static IEnumerable<Case> All => [.. Open, .. Errors, .. Belonging, .. Fragments];

    private static IEnumerable<Case> Open =>
    [
        .. BothPass("3.7", "A guest without a group receives what it has asked for by tcp", ip => By("eth0", Established(Packet.Tcp(ip.Outside, ip.Of(4), 443, 40000))), "vnet4"),
        .. BothPass("3.7", "A guest without a group receives what it has asked for by udp", ip => By("eth0", Established(Packet.Udp(ip.Outside, ip.Of(4), 53, 40000))), "vnet4"),
        .. BothPass("3.7", "A guest without a group receives the echo of its ping", ip => By("eth0", Established(Packet.Icmp(ip.Outside, ip.Of(4), ip.Type(0, 129)))), "vnet4"),
        .. BothPass("3.7", "A guest without a group receives answers by any protocol", ip => By("eth0", Established(Packet.Of(ip.Outside, ip.Of(4), Protocol.Of(50)))), "vnet4"),
        .. BothPass("3.7", "A guest without a fitting egress rule answers", ip => By("vnet5", Established(Packet.Tcp(ip.Of(5), ip.Outside, 22, 40000))), "eth0"),
        .. BothPass("3.7", "A guest answers a guest", ip => By("vnet5", Established(Packet.Tcp(ip.Of(5), ip.Of(4), 22, 40000))), "vnet4"),
        .. BothPass("3.7", "A guest without a group answers a ping", ip => By("vnet4", Established(Packet.Icmp(ip.Of(4), ip.Outside, ip.Type(0, 129)))), "eth0"),
        .. BothDrop("3.7", "A new connection isn't an open one", ip => By("eth0", Tcp(ip.Outside, ip.Of(4), 443))),
        .. BothDrop("3.7", "An acknowledgement of nothing isn't of an open connection", ip => By("eth0", Packet.Tcp(ip.Outside, ip.Of(4), 443, 40000)) with { Flags = TcpFlags.Ack }),
        .. BothDrop("3.7", "A new connection of a guest isn't an open one", ip => By("vnet5", Packet.Tcp(ip.Of(5), ip.Outside, 22, 40000))),
    ];

    private static IEnumerable<Case> Errors =>
    [
        .. ErrorsOf(IPFamily.IPv4, ErrorsIPv4),
        .. ErrorsOf(IPFamily.IPv6, ErrorsIPv6),
        .. BothDrop("3.7", "A guest receives no error about a connection that isn't its own", ip => By("eth0", Error(ip.Outside, ip.Of(1), ip.Type(3, 1), 1)) with { Quoted = Udp(ip.Of(2), ip.Outside, 40001) }),
        Drops("3.7", "A redirect from outside about nothing is dropped", By("eth0", Invalid(Packet.Icmp(Outside, V4(1), 5, 1)))),
        Passes("3.7", "A related ICMPv6 redirect is received from an uplink", By("eth0", Error(Router, V6(1), 137) with { HopLimit = 255 }), "vnet1"),
        Passes("3.7", "A guest without a group receives a related ICMPv6 redirect from an uplink", By("eth0", Error(Router, V6(4), 137) with { HopLimit = 255 }), "vnet4"),
        Drops("3.7", "An ICMPv6 redirect that a router has passed on is dropped", By("eth0", Invalid(Packet.Icmp(Router, V6(1), 137))) with { Quoted = Udp(V6(1), Router, 40001) }),
        Passes("3.7", "A related redirect is received from an uplink", By("eth0", Error(V4(254), V4(1), 5, 1)), "vnet1"),
    ];

    private static IEnumerable<Case> Belonging =>
    [
        .. BothDrop("3.7", "A guest that lets everything in receives no reset of nothing", ip => By("eth0", Invalid(Tcp(ip.Outside, ip.Of(1), 80)))),
        .. BothDrop("3.7", "A guest receives no damaged segment at a port that is let in", ip => By("eth0", Invalid(Tcp(ip.Outside, ip.Of(2), 80)))),
        .. BothDrop("3.7", "A guest receives no damaged segment of a peer", ip => By("eth0", Invalid(Tcp(ip.Of(21), ip.Of(3), 5432)))),
        .. BothDrop("3.7", "A guest of several groups receives no damaged segment at a port that is let in", ip => By("eth0", Invalid(Tcp(ip.Outside, ip.Of(7), 80)))),
        .. BothDrop("3.7", "A guest that lets everything in receives no answer to nothing", ip => By("eth0", Invalid(Tcp(ip.Outside, ip.Of(1), 80))) with { Flags = TcpFlags.Syn | TcpFlags.Ack }),
        .. BothDrop("3.7", "A guest that lets everything in receives no echo of nothing", ip => By("eth0", Invalid(Packet.Icmp(ip.Outside, ip.Of(1), ip.Type(0, 129))))),
        .. BothDrop("3.7", "A guest that lets everything in receives no damaged datagram", ip => By("eth0", Invalid(Udp(ip.Outside, ip.Of(1), 80)))),
        .. BothDrop("3.7", "A guest that may send everything sends no reset of nothing", ip => By("vnet1", Invalid(Tcp(ip.Of(1), ip.Outside, 80)))),
        .. BothDrop("3.7", "A guest that may send everything sends no damaged datagram", ip => By("vnet1", Invalid(Udp(ip.Of(1), ip.Outside, 80)))),
        .. BothDrop("3.7", "A guest with egress rules sends no reset of nothing to where it may send", ip => By("vnet3", Invalid(Tcp(ip.Of(3), ip.Outside, 443)))),
        .. BothDrop("3.7", "A guest with egress rules sends no damaged datagram to where it may send", ip => By("vnet3", Invalid(Udp(ip.Of(3), ip.Of(21), 123)))),
        .. BothDrop("3.7", "A guest with egress rules sends nothing damaged to a guest that lets everything in", ip => By("vnet3", Invalid(Tcp(ip.Of(3), ip.Of(1), 443)))),
        .. BothDrop("3.7", "A guest sends no reset of nothing to a system VM", ip => By("vnet1", Invalid(Tcp(ip.Of(1), ip.Of(9), 80)))),
        .. BothDrop("3.7", "A guest receives no reset of nothing from a system VM", ip => By("vnet9", Invalid(Tcp(ip.Of(9), ip.Of(1), 80)))),
        .. BothPass("3.7", "Between uplink and system ports nobody looks", ip => By("eth0", Invalid(Tcp(ip.Outside, ip.Of(9), 80))), "vnet9"),
        .. BothPass("3.7", "Between system ports and uplinks nobody looks", ip => By("vnet9", Invalid(Udp(ip.Of(9), ip.Outside, 80))), "eth0"),
    ];

    private static IEnumerable<Case> Fragments =>
    [
        .. BothPass("3.7", "Fragments are put together and judged as the packet they are of", ip => By("eth0", Tcp(ip.Outside, ip.Of(2), 80)) with { Pieces = 3 }, "vnet2"),
        .. BothDrop("3.7", "Fragments of a packet that nobody lets in are dropped", ip => By("eth0", Tcp(ip.Outside, ip.Of(2), 81)) with { Pieces = 3 }),
        .. BothPass("3.7", "Fragments of a packet that may leave leave", ip => By("vnet3", Tcp(ip.Of(3), ip.Outside, 443)) with { Pieces = 2 }, "eth0"),
        .. BothDrop("3.7", "Fragments of a packet that may not leave don't", ip => By("vnet3", Tcp(ip.Of(3), ip.Outside, 444)) with { Pieces = 2 }),
        .. BothDrop("3.7", "The end of a packet alone doesn't enter, even where everything may", ip => By("eth0", Udp(ip.Outside, ip.Of(1), 80)) with { Pieces = 2, IsTorn = true }),
        .. BothDrop("3.7", "The end of a packet alone doesn't leave", ip => By("vnet1", Udp(ip.Of(1), ip.Outside, 80)) with { Pieces = 2, IsTorn = true }),
    ];

    private static IEnumerable<Case> ErrorsOf(IPFamily family, (int Type, int Code, string Name)[] errors)
    {
        var ip = new FamilyWords(family);
        return errors.SelectMany(error => new[]
        {
            Passes("3.7", $"A guest without a group receives {error.Name} about its connection ({family})", By("eth0", Error(ip.Stranger, ip.Of(4), error.Type, error.Code)), "vnet4"),
            Passes("3.7", $"A guest without a fitting egress rule sends {error.Name} about a connection to it ({family})", By("vnet5", Error(ip.Of(5), ip.Outside, error.Type, error.Code)), "eth0"),
            Drops("3.7", $"A guest that lets everything in receives no {error.Name} about nothing ({family})", By("eth0", Invalid(Packet.Icmp(ip.Stranger, ip.Of(1), error.Type, error.Code)))),
            Drops("3.7", $"A guest that may send everything sends no {error.Name} about nothing ({family})", By("vnet1", Invalid(Packet.Icmp(ip.Of(1), ip.Outside, error.Type, error.Code)))),
        });
    }
}
