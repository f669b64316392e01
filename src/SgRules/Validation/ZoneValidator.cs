using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks every constraint on a model: design section 2, CloudStack's own and the kernel's limits.</summary>
public static class ZoneValidator
{
    /// <summary>Finds everything that is wrong with a zone, in one pass.</summary>
    /// <param name="zone">The zone; any object, however incomplete, without null where its types have none.</param>
    /// <param name="rules">Which release's rules it is held to.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>All findings in the model's order: zone, networks, hosts, groups, instances. Empty for a zone without fault.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <remarks>Time in proportion to the zone; to hosts' networks and shared addresses, times the logarithm of their number.</remarks>
    public static ValueList<Diagnostic> Validate(Zone zone, ZoneRules rules = ZoneRules.CloudStack42, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var index = new ZoneNames(zone, rules);
        var ports = new PortIndex(index);
        var devices = new FirstUses<(int Host, string Device)>(zone.Instances.Count);
        var findings = new Findings();
        var hosts = new HostChecker(index, devices, findings);
        var instances = new InstanceChecker(index, devices, findings);
        hosts.Expect();
        instances.Expect();

        ZoneChecker.Check(index, findings);
        new NetworkChecker(index, findings).Check();
        new NetworkOverlapChecker(zone, findings).Check();
        hosts.Check();
        new HostNetworkChecker(index, findings).Check();
        PortCountChecker.Check(index, ports, findings);
        new GroupChecker(index, findings).Check(cancellationToken);
        new PeerGroupChecker(zone, findings).Check();
        instances.Check(cancellationToken);
        new HostIdentityChecker(index, ports, findings).Check();
        return findings.InModelOrder();
    }
}
