using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Laboratory;

/// <summary>
/// Bridges with ports in a network namespace of their own, the rules of one host, and frames sent through them on the kernel. Nothing outside is
/// touched, and nothing is left when the process ends, however it ends. Several laboratories don't disturb each other; one is used by one thread at a time.
/// </summary>
internal sealed class KernelLab : IDisposable
{
    private static readonly Lazy<string?> Missing = new(LabProbe.Missing);
    private static int opened;

    private readonly NamespaceThread _thread = new();
    private readonly Tool _tool = new();
    private readonly Topology _topology;
    private readonly RulesetLoader _loader;
    private readonly int _cpu = Interlocked.Increment(ref opened);
    private NetworkNamespace? _host;
    private NetworkNamespace? _wires;
    private RawSocket? _far;
    private FiringRange? _range;
    private int _isDisposed;

    private KernelLab(IEnumerable<LabBridge> bridges)
    {
        _topology = Topology.Plan(bridges);
        _loader = new RulesetLoader(_tool);
    }

    /// <summary>Why there can be no laboratory here; <see langword="null"/> if there can be.</summary>
    public static string? SkipReason => Missing.Value;

    /// <summary>Makes the bridges and waits until all ports forward.</summary>
    public static KernelLab Open(IEnumerable<LabBridge> bridges)
    {
        var lab = new KernelLab(bridges);
        try
        {
            lab._thread.Run(lab.Build);
            return lab;
        }
        catch
        {
            lab.Dispose();
            throw;
        }
    }

    /// <summary>The host's own address on a bridge.</summary>
    public MacAddress MacOf(string bridge) => _topology.Bridges.Single(candidate => candidate.Name == bridge).Mac;

    /// <summary>Replaces all that was loaded, on either backend, by a ruleset's documents.</summary>
    /// <exception cref="LoadException">A tool refuses a document.</exception>
    public void Load(Ruleset ruleset, Backend backend) => _thread.Run(() => _loader.Load(ruleset, backend));

    /// <summary>What the save tools print now.</summary>
    public SavedText Save(Backend backend) => _thread.Run(() => _loader.Save(backend));

    /// <summary>Sends shots, each as if there were no other.</summary>
    /// <returns>
    /// For each shot the devices where its last frame arrived, sorted: ports, and the bridge's name if the host received it (an IP packet: behind
    /// chain INPUT). What comes back to the shot's own port is an arrival in hairpin mode only.
    /// </returns>
    public IReadOnlyList<ImmutableArray<string>> Send(IReadOnlyList<Shot> shots) => _thread.Run(() =>
    {
        using (CpuPin.Here(_cpu))
        {
            return _range!.Send(shots);
        }
    });

    /// <summary>Runs a program in the host's namespace to its end.</summary>
    public (int Status, string Output, string Error) Run(string tool, string input, params string[] arguments) => _thread.Run(() => _tool.Run(tool, input, arguments));

    /// <summary>Sets a setting of the host's namespace.</summary>
    public void Set(string setting, int value) => _thread.Run(() => Sysctl.Set(setting, value));

    /// <summary>Starts a POSIX shell script on the host, to which a backend is the only one: <c>iptables-restore</c> and the like are its.</summary>
    public ScriptRun Start(string script, Backend backend) => _thread.Run(() =>
    {
        _loader.Disturb(backend);
        return ScriptRun.Start(script, backend, _tool.LockFile);
    });

    /// <summary>Makes a flood.</summary>
    /// <param name="frames">Its frames; their connections are made.</param>
    /// <param name="isFirst">Whether all other connections are forgotten.</param>
    public FrameFlood Flood(ValueList<FloodFrame> frames, bool isFirst = true) => _thread.Run(() => new FrameFlood(_topology, _far!, frames, isFirst));

    /// <summary>Sends all frames of a flood again and again, at least once and as long as it is to go on.</summary>
    public void Pour(FrameFlood flood, Func<bool> goesOn) => _thread.Run(() =>
    {
        using (CpuPin.Here(_cpu))
        {
            do
            {
                flood.Round();
            }
            while (goesOn());
        }
    });

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
        {
            return;
        }

        _thread.Dispose();
        _range?.Dispose();
        _wires?.Dispose();
        _host?.Dispose();
        _tool.Dispose();
    }

    private void Build()
    {
        _host = NetworkNamespace.Create();
        _wires = NetworkNamespace.Create();
        _far = RawSocket.OfFrames();
        _host.Enter();
        _topology.Build(_tool, _host, _wires);
        _range = new FiringRange(_topology, _far);
    }
}
