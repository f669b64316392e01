using System.Text;
using SgRules.Addressing;
using SgRules.Laboratory;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>A host for one pair of states: its laboratory, the plan and the flood that fit.</summary>
internal sealed class PlanLab : IDisposable
{
    private const int Packets = 300;
    private const int Frames = 30;

    private readonly PairHost _host;

    public PlanLab(ZonePair pair, params IEnumerable<Probe> probes)
    {
        (Old, New) = (new HostSide(pair.Old, pair.OldOptions), new HostSide(pair.New, pair.NewOptions));
        Plan = UpdatePlan.Between(Old.Ruleset, New.Ruleset);
        _host = new PairHost(pair.Old, pair.New);
        FloodFrames = Updates.FloodFrames.Of(_host, Old, New, Plan, [.. probes, .. Probes.Of(pair, Packets, Frames)]);
        Lab = KernelLab.Open(_host.Bridges);
    }

    /// <summary>Why no plan can be run here; <see langword="null"/> if it can.</summary>
    public static string? SkipReason => KernelLab.SkipReason
        ?? (new[] { "conntrack", "setsid" }.Where(tool => Tool.Find(tool) is null).ToArray() is { Length: > 0 } missing ? $"Not installed: {string.Join(", ", missing)} (packages conntrack, util-linux)." : null);

    public HostSide Old { get; }

    public HostSide New { get; }

    public UpdatePlan Plan { get; }

    public ValueList<FloodFrame> FloodFrames { get; }

    public KernelLab Lab { get; }

    /// <summary>Loads the old state and runs the plan while the flood goes on, once or in another way, to the new state.</summary>
    /// <returns>What was sent, for people.</returns>
    public string Run(Backend backend, Action<PlanTrial> run)
    {
        Lab.Load(Old.Ruleset, backend);
        using var flood = Lab.Flood(FloodFrames);
        var trial = new PlanTrial(Lab, backend, Plan) { Flood = flood };
        run(trial);
        trial.AssertUnharmed();
        trial.AssertHas(New.Ruleset);
        return FormattableString.Invariant($"{backend}: {Plan.Steps.Count} steps, {trial.Calls} calls, {flood.Rounds} rounds, {trial.RoundsInCalls} in calls, sent {flood.Sent}, wrong {flood.Wrong}");
    }

    public string Run(Backend backend) => Run(backend, trial => trial.RunToEnd());

    /// <summary>Layouts and backends for tests with data: all, in a short run each of both once.</summary>
    public static TheoryData<RuleLayout, Backend> Everywhere()
    {
        var data = new TheoryData<RuleLayout, Backend>();
        foreach (var (layout, backend) in Cases.Matrix.All.Where(how => PlanPropertyAttribute.IsLong || (int)how.Layout == (int)how.Backend))
        {
            data.Add(layout, backend);
        }

        return data;
    }

    /// <summary>What the host has, all tables.</summary>
    public (string IPTables, string IP6Tables, string EbTables, string IpSet) Saved(Backend backend)
    {
        var name = backend == Backend.Legacy ? "legacy" : "nft";
        return (Output($"iptables-{name}-save"), Output($"ip6tables-{name}-save"), Output("ebtables-nft-save"), Output("ipset", "save"));
    }

    /// <summary>What the host says that it has: all tables, or those that a plan is about and no others.</summary>
    public HostState State(Backend backend, bool isWhole = true)
    {
        var saved = isWhole ? Saved(backend) : OfSave(Lab.Save(backend));
        return new HostState(
            SaveText.ReadSets(Encoding.UTF8.GetBytes(saved.IpSet), "ipset.restore"),
            SaveText.ReadTable(IPFamily.IPv4, Encoding.UTF8.GetBytes(saved.IPTables), "iptables.restore"),
            SaveText.ReadTable(IPFamily.IPv6, Encoding.UTF8.GetBytes(saved.IP6Tables), "ip6tables.restore"),
            SaveText.ReadEthernetTable(Encoding.UTF8.GetBytes(saved.EbTables), "ebtables.restore"));
    }

    public void Dispose() => Lab.Dispose();

    private static (string IPTables, string IP6Tables, string EbTables, string IpSet) OfSave(SavedText saved) => (saved.IPTables, saved.IP6Tables, saved.EbTables, saved.IpSet);

    private string Output(string tool, params string[] arguments)
    {
        var (status, output, error) = Lab.Run(tool, string.Empty, arguments);
        return status == 0 ? output : throw new LabException($"{tool}: {error}");
    }
}
