using SgRules.Model;
using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>A pair of zones with the plan between them, run on a host that has the first and nothing else.</summary>
internal sealed class PlannedPair
{
    private const int Packets = 80;
    private const int Frames = 15;

    public PlannedPair(ZonePair pair)
    {
        var (before, after) = (pair.Before, pair.After);
        Plan = UpdatePlan.Between(before, after);
        Assert.DoesNotContain(Plan.Diagnostics, finding => finding.Severity == DiagnosticSeverity.Error);
        Start = ModelKernel.Loaded(before);
        End = ModelKernel.Loaded(after);
        Atoms = [.. PlanRun.Of(Plan, Start)];
    }

    public UpdatePlan Plan { get; }

    public ModelKernel Start { get; }

    /// <summary>The full compilation of the new zone, loaded.</summary>
    public ModelKernel End { get; }

    /// <summary>The host behind each atom of a run that nothing interrupts.</summary>
    public IReadOnlyList<PlanAtom> Atoms { get; }

    /// <summary>The host behind the last atom.</summary>
    public ModelKernel Reached => Atoms.Count == 0 ? Start : Atoms[^1].Host;

    public SafetyAudit Audit(ZonePair pair) => Audit(pair, Start, End);

    /// <summary>An audit between any two states of hosts that have one of the pair's zones, or of one more.</summary>
    public static SafetyAudit Audit(ZonePair pair, ModelKernel start, ModelKernel end, params Zone?[] others) =>
        Audit(pair, start, end, Packets, Frames, others);

    /// <summary>The same with so many probes.</summary>
    public static SafetyAudit Audit(ZonePair pair, ModelKernel start, ModelKernel end, int packets, int frames, params Zone?[] others)
    {
        Zone?[] zones = [pair.Old, pair.New, .. others];
        var changes = zones.SelectMany(old => zones, (old, @new) => (old, @new)).ToArray();
        return new(Probes.Of(pair, packets, frames), start, end)
        {
            PortsOfAnotherBridge = changes.SelectMany(change => OtherBridges(change.old, change.@new)).ToHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>The devices that are ports of another bridge in the other zone: no frame can come in by one on both bridges.</summary>
    public static HashSet<string> OtherBridges(Zone? old, Zone? @new) =>
        Other(old, @new, (zone, nic) => zone.Hosts.First(host => host.Name == ZoneCase.Host).Bridges.First(bridge => bridge.Networks.Contains(nic.Network)).Name);

    private static HashSet<string> Other(Zone? old, Zone? @new, Func<Zone, Nic, string> of)
    {
        var before = Ports(old).ToLookup(nic => nic.Device!, nic => of(old!, nic), StringComparer.Ordinal);
        return Ports(@new).Where(nic => before[nic.Device!].Any(other => other != of(@new!, nic))).Select(nic => nic.Device!).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<Nic> Ports(Zone? zone) => zone is null ? [] : zone.Instances
        .Where(instance => instance.State == InstanceState.Running && instance.Host == ZoneCase.Host)
        .SelectMany(instance => instance.Nics);
}
