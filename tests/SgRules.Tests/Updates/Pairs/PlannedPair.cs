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
        PortsWithAnotherMac = OtherMacs(pair.Old, pair.New);
    }

    public UpdatePlan Plan { get; }

    public ModelKernel Start { get; }

    /// <summary>The full compilation of the new zone, loaded.</summary>
    public ModelKernel End { get; }

    /// <summary>The host behind each atom of a run that nothing interrupts.</summary>
    public IReadOnlyList<PlanAtom> Atoms { get; }

    public HashSet<string> PortsWithAnotherMac { get; }

    /// <summary>The host behind the last atom.</summary>
    public ModelKernel Reached => Atoms.Count == 0 ? Start : Atoms[^1].Host;

    public SafetyAudit Audit(ZonePair pair) => new(Probes.Of(pair, Packets, Frames), Start, End, PortsWithAnotherMac);

    public static HashSet<string> OtherMacs(Zone? old, Zone? @new)
    {
        var macs = Ports(old).ToLookup(nic => nic.Device!, nic => nic.Mac, StringComparer.Ordinal);
        return Ports(@new).Where(nic => macs[nic.Device!].Any(mac => mac != nic.Mac)).Select(nic => nic.Device!).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<Nic> Ports(Zone? zone) => zone is null ? [] : zone.Instances
        .Where(instance => instance.State == InstanceState.Running && instance.Host == ZoneCase.Host)
        .SelectMany(instance => instance.Nics);
}
