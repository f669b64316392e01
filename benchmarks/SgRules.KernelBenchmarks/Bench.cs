using System.Globalization;
using SgRules.Laboratory;
using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.KernelBenchmarks;

/// <summary>One host with one ruleset, or none, in network namespaces of its own. Its thread is on one CPU, and may enter the namespaces.</summary>
/// <remarks>Of the host's ports those exist that packets pass: an uplink and the last instance's. To the rules it makes no difference.</remarks>
internal sealed class Bench : IDisposable
{
    private const string NoRules = "*filter\n:INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\nCOMMIT\n";

    private const string NoFrameRules = "*nat\n:PREROUTING ACCEPT\n:OUTPUT ACCEPT\n:POSTROUTING ACCEPT\nCOMMIT\n";

    // A bridge that has just come up speaks for itself.
    private const int Stray = 32;

    private readonly Tool _tool = new();

    private readonly NetworkNamespace _host = NetworkNamespace.Create();

    private readonly NetworkNamespace _wires = NetworkNamespace.Create();

    private readonly RawSocket _socket = new(LibC.AfPacket, 0);

    private readonly ConnectionTable _connections;

    private readonly TopologyPort _uplink;

    private readonly TopologyPort _guest;

    private readonly string _backend;

    private Bench(BenchHost host, RuleLayout? layout, Backend backend)
    {
        (Host, Layout, _backend) = (host, layout, backend == Backend.Legacy ? "legacy" : "nft");
        var topology = Topology.Plan([new LabBridge(host.Bridge.Name, [new LabPort(host.Bridge.Uplinks[0], Burst.RouterMac), new LabPort(host.Last.Device!, host.Last.Mac)])]);
        (_uplink, _guest) = (topology.Bridges[0].Ports[^2], topology.Bridges[0].Ports[^1]);
        topology.Build(_tool, _host, _wires);
        _connections = new ConnectionTable();
        Bursts = [.. Enum.GetValues<PacketKind>().Select(kind => new Burst(kind, host))];
    }

    public BenchHost Host { get; }

    /// <summary>How its rules are laid out; <see langword="null"/> if it has none.</summary>
    public RuleLayout? Layout { get; }

    public int Rules { get; private set; }

    public LoadTimes Loads { get; } = new();

    public ImmutableArray<Burst> Bursts { get; }

    /// <summary>Makes the devices and loads the rules.</summary>
    public static Bench Open(BenchHost host, RuleLayout? layout, Backend backend, int loads)
    {
        var bench = new Bench(host, layout, backend);
        if (layout is { } laid)
        {
            bench.Load(host.Compile(laid), loads);
            bench.Change(host.Edit(laid), loads);
        }

        bench.Check();
        return bench;
    }

    /// <summary>Sends one burst of each kind.</summary>
    public void Send()
    {
        foreach (var burst in Bursts)
        {
            Send(burst);
        }
    }

    public void Dispose()
    {
        _connections.Dispose();
        _socket.Dispose();
        _wires.Dispose();
        _host.Dispose();
        _tool.Dispose();
    }

    private void Load(Ruleset ruleset, int times)
    {
        Rules = ruleset.IPv4.RuleCount;
        var documents = ruleset.Documents;
        var (sets, ipv4, ethernet) = (documents.IpSet.ToString(), documents.IPTables.ToString(), documents.EbTables.ToString());
        for (var time = 0; time < times; time++)
        {
            if (time > 0)
            {
                Clear();
            }

            Loads.Sets = Math.Min(Loads.Sets, Run("ipset", sets, "restore"));
            Loads.IPv4 = Math.Min(Loads.IPv4, Run($"iptables-{_backend}-restore", ipv4));
            Loads.Ethernet = Math.Min(Loads.Ethernet, Run("ebtables-nft-restore", ethernet));
        }
    }

    private void Clear()
    {
        Run($"iptables-{_backend}-restore", NoRules);
        Run("ebtables-nft-restore", NoFrameRules);
        Run("ipset", "flush\ndestroy\n", "restore");
    }

    private void Change((UpdatePlan There, UpdatePlan Back) plans, int times)
    {
        for (var time = 0; time < times; time++)
        {
            Loads.Delta = Math.Min(Loads.Delta, plans.There.Steps.Select(Run).Sum());
            _ = plans.Back.Steps.Select(Run).Sum();
        }
    }

    private double Run(UpdateStep step) => (step.Kind, step.Table) switch
    {
        (UpdateStepKind.Commit, UpdateTable.IPv4) => Run($"iptables-{_backend}-restore", step.Document.ToString(), "--noflush"),
        (UpdateStepKind.Commit, UpdateTable.IPv6) => 0,
        (UpdateStepKind.Commit, UpdateTable.Ethernet) => Run("ebtables-nft-restore", step.Document.ToString(), "--noflush"),
        _ => Run("ipset", step.Document.ToString(), "restore", "-exist"),
    };

    private double Run(string tool, string text, params string[] arguments)
    {
        _host.Enter();
        return ChildTime.Of(() => _tool.Output(tool, text, arguments));
    }

    // Before anything is timed: what is to arrive does, and what isn't doesn't.
    private void Check()
    {
        foreach (var burst in Bursts)
        {
            var to = burst.Kind == PacketKind.Egress ? _uplink : _guest;
            var before = Received(to);
            Send(burst);
            var expected = burst.Kind == PacketKind.NewDropped && Layout is not null ? 0 : Burst.Frames;
            if (Received(to) - before is var arrived && Math.Abs(arrived - expected) > Stray)
            {
                throw new LabException(string.Create(CultureInfo.InvariantCulture, $"{arrived} of {Burst.Frames} packets {burst.Kind} arrived, {expected} should ({Layout}, {_backend})."));
            }
        }
    }

    private void Send(Burst burst) => burst.Send(_connections, _socket, burst.Kind == PacketKind.Egress ? _guest.Wire : _uplink.Wire);

    private long Received(TopologyPort port)
    {
        _wires.Enter();
        var line = File.ReadLines("/proc/thread-self/net/dev").Single(line => line.TrimStart().StartsWith($"{port.WireName}:", StringComparison.Ordinal));
        return long.Parse(line.Split(':')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
