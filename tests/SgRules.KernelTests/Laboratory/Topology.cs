using System.Text;
using System.Text.Json;
using SgRules.Addressing;
using static System.FormattableString;

namespace SgRules.Laboratory;

/// <summary>Builds the devices: in the host's namespace bridges and ports, in the other one the far ends of the ports' wires.</summary>
internal sealed class Topology
{
    private const int FirstBridge = 10;
    private const int FirstPort = 1_000;

    // Never the number of the device at the other end: to the kernel that would be a device that is its own wire, and slow to come up.
    private const int FirstWire = 100_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private Topology(ImmutableArray<TopologyBridge> bridges) => Bridges = bridges;

    public ImmutableArray<TopologyBridge> Bridges { get; }

    /// <summary>Numbers the devices; nothing is made yet.</summary>
    public static Topology Plan(IEnumerable<LabBridge> bridges)
    {
        var port = 0;
        return new([.. bridges.Select((bridge, index) => new TopologyBridge(
            bridge,
            FirstBridge + index,
            MacAddress.Create(0x025B_0000_0000UL + (uint)index),
            [
                .. Sentinels(index).Select(sentinel => new TopologyPort(sentinel, FirstPort + port, FirstWire + port++, IsSentinel: true)),
                .. bridge.Ports.ToImmutableArray().Select(other => new TopologyPort(other, FirstPort + port, FirstWire + port++, IsSentinel: false)),
            ]))]);
    }

    /// <summary>Makes them, and waits until every port forwards. The calling thread is in the host's namespace, then and afterwards.</summary>
    public void Build(Tool tool, NetworkNamespace host, NetworkNamespace wires)
    {
        wires.Enter();
        Quiet();
        host.Enter();
        Quiet();
        LetHostRoute();
        tool.Output("ip", Devices(wires.Path), "-batch", "-");
        wires.Enter();
        tool.Output("ip", Script(Ports.Select(port => $"link set {port.WireName} up")), "-batch", "-");
        host.Enter();
        tool.Output("bridge", Script(Bridges.SelectMany(bridge => bridge.Ports.SelectMany(Forwarding))), "-batch", "-");
        Sysctl.Set("bridge/bridge-nf-call-iptables", 1);
        Sysctl.Set("bridge/bridge-nf-call-ip6tables", 1);
        AwaitForwarding(tool);
    }

    private IEnumerable<TopologyPort> Ports => Bridges.SelectMany(bridge => bridge.Ports);

    // Between them run the laboratory's own frames. No model knows their names.
    private static IEnumerable<LabPort> Sentinels(int bridge) =>
        Enumerable.Range(0, 2).Select(end => new LabPort(Invariant($"sentinel{bridge}{"ab"[end]}"), MacAddress.Create(0x025E_0000_0000UL + (uint)((bridge * 2) + end))));

    // No frame is to appear that nobody sent.
    private static void Quiet()
    {
        foreach (var scope in new[] { "all", "default" })
        {
            Sysctl.Set($"ipv6/conf/{scope}/accept_dad", 0);
            Sysctl.Set($"ipv6/conf/{scope}/accept_ra", 0);
            Sysctl.Set($"ipv6/conf/{scope}/autoconf", 0);
            Sysctl.Set($"ipv6/conf/{scope}/router_solicitations", 0);
            Sysctl.Set($"ipv6/conf/{scope}/addr_gen_mode", 1);
            Sysctl.Set($"ipv4/conf/{scope}/rp_filter", 0);
            Sysctl.Set($"ipv4/conf/{scope}/send_redirects", 0);
        }
    }

    // Routed frames must be dropped by rules, not for want of a router. What the host would answer by itself quotes a frame's tag: it keeps quiet.
    private static void LetHostRoute()
    {
        const int tooLongForAnyError = 100_000_000;
        Sysctl.Set("ipv4/ip_forward", 1);
        Sysctl.Set("ipv6/conf/all/forwarding", 1);
        Sysctl.Set("ipv4/icmp_echo_ignore_all", 1);
        Sysctl.Set("ipv6/icmp/echo_ignore_all", 1);
        Sysctl.Set("ipv4/icmp_ratelimit", tooLongForAnyError);
        Sysctl.Set("ipv6/icmp/ratelimit", tooLongForAnyError);
    }

    private string Devices(string wires) => Script(
    [
        "link set lo up",
        .. Bridges.Select(bridge => Invariant($"link add {bridge.Name} index {bridge.Index} address {bridge.Mac} type bridge stp_state 0 forward_delay 0 mcast_snooping 0")),
        .. from bridge in Bridges
           from port in bridge.Ports
           from line in new[]
           {
               Invariant($"link add {port.Device} index {port.Index} type veth peer name {port.WireName} index {port.Wire} netns {wires}"),
               $"link set {port.Device} master {bridge.Name} up",
           }
           select line,
        .. Bridges.SelectMany(Host),
    ]);

    private static IEnumerable<string> Host(TopologyBridge bridge) =>
    [
        $"link set {bridge.Name} up",
        .. bridge.Lab.Addresses.ToImmutableArray().Select(address => $"addr add {address} dev {bridge.Name}{(address.Family == IPFamily.IPv6 ? " nodad" : string.Empty)}"),
        .. from port in bridge.Ports
           from address in port.Lab.Addresses.ToImmutableArray()
           from line in new[]
           {
               $"route replace {IPPrefix.Of(address)} dev {bridge.Name}",
               $"neigh replace {address} lladdr {port.Lab.Mac} dev {bridge.Name} nud permanent",
           }
           select line,
    ];

    private static IEnumerable<string> Forwarding(TopologyPort port) =>
    [
        $"fdb replace {port.Lab.Mac} dev {port.Device} master static sticky",
        $"link set dev {port.Device} learning off{(port.Lab.IsHairpin ? " hairpin on" : string.Empty)}{(port.IsSentinel ? " flood off mcast_flood off bcast_flood off" : string.Empty)}",
    ];

    // A port forwards only after the kernel has noticed that its wire is plugged in.
    private void AwaitForwarding(Tool tool)
    {
        var names = Ports.Select(port => port.Device).ToHashSet(StringComparer.Ordinal);
        for (var end = DateTime.UtcNow + Limit; ; Thread.Sleep(10))
        {
            using var links = JsonDocument.Parse(tool.Output("bridge", string.Empty, "-j", "link", "show"));
            var forwarding = links.RootElement.EnumerateArray()
                .Where(link => link.GetProperty("state").GetString() == "forwarding")
                .Select(link => link.GetProperty("ifname").GetString()!);
            var waiting = names.Except(forwarding).ToArray();
            if (waiting.Length == 0)
            {
                return;
            }

            if (DateTime.UtcNow > end)
            {
                throw new LabException($"These ports don't forward: {string.Join(' ', waiting)}");
            }
        }
    }

    private static string Script(IEnumerable<string> lines) => lines.Aggregate(new StringBuilder(), (script, line) => script.Append(line).Append('\n')).ToString();
}
