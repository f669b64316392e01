using System.Text;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Laboratory;

/// <summary>A bridge with three ports and the host on it, rules by hand, and the packets that test the laboratory itself.</summary>
internal static class SmallLab
{
    public const string Bridge = "br0";

    public static InternetAddress Host4 { get; } = InternetAddress.Parse("192.0.2.254");

    public static InternetAddress Host6 { get; } = InternetAddress.Parse("2001:db8::fe");

    public static KernelLab Open() => KernelLab.Open(
    [
        new LabBridge(Bridge, [.. Enumerable.Range(0, 3).Select(Port)]) { Addresses = [IPPrefix.Of(Host4), IPPrefix.Of(Host6)] },
    ]);

    public static LabPort Port(int index) => new($"vnet{"012"[index]}", MacAddress.Create(0x0600_0000_0000UL + (uint)index)) { Addresses = [Address(IPFamily.IPv4, index), Address(IPFamily.IPv6, index)] };

    public static InternetAddress Address(IPFamily family, int index) => family == IPFamily.IPv4
        ? InternetAddress.IPv4(0xC000_0201 + (uint)index)
        : InternetAddress.IPv6(Host6.Bits - 0xFD + (uint)index);

    public static Packet Packet(IPFamily family, int from, int to) => Addressing.Packet.Udp(Address(family, from), Address(family, to), 40000, 7);

    public static Shot Shot(IPFamily family, int from, int to) => Shot(from, Port(to).Mac, Packet(family, from, to));

    public static Shot Shot(int from, MacAddress to, Packet packet) => new(Port(from).Device, id => [PlainFrames.Udp(to, Port(from).Mac, packet, id)]);

    public static Shot Arp(int from) => new(Port(from).Device, id => [PlainFrames.Arp(Port(from).Mac, id)]);

    /// <summary>Rules of chain FORWARD in both families, and its policy.</summary>
    public static Ruleset Rules(Verdict policy, params string[] forward) => new(Table(IPFamily.IPv4, policy, forward), Table(IPFamily.IPv6, policy, forward), EthernetTable.Empty, []);

    private static FilterTable Table(IPFamily family, Verdict policy, string[] forward)
    {
        var rules = string.Concat(forward.Select(rule => $"-A FORWARD {rule}\n"));
        var text = $"*filter\n:INPUT ACCEPT [0:0]\n:FORWARD {policy.ToString().ToUpperInvariant()} [0:0]\n:OUTPUT ACCEPT [0:0]\n{rules}COMMIT\n";
        var reading = SaveText.ReadTable(family, Encoding.UTF8.GetBytes(text), "rules");
        Assert.Empty(reading.Diagnostics);
        return reading.Table!;
    }
}
