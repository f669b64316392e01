using SgRules.Model;

namespace SgRules.Validation;

/// <summary>Checks every constraint on a model: design section 2, CloudStack's own and the kernel's limits.</summary>
public static class ZoneValidator
{
    /// <summary>Finds everything that is wrong with a zone, in one pass.</summary>
    /// <param name="zone">The zone; any object, however incomplete.</param>
    /// <param name="rules">Which release's rules it is held to.</param>
    /// <returns>All findings in the model's order: zone, networks, hosts, groups, instances. Empty for a zone without fault.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public static ValueList<Diagnostic> Validate(Zone zone, ZoneRules rules = ZoneRules.CloudStack42)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var index = new ZoneIndex(zone, rules);
        Port[] ports = [.. Port.Of(index)];
        var devices = new FirstUses<(int Host, string Device)>();
        var findings = new Findings();

        ZoneChecker.Check(index, findings);
        new NetworkChecker(index, findings).Check();
        new NetworkOverlapChecker(zone, findings).Check();
        new HostChecker(index, devices, findings).Check();
        new HostNetworkChecker(index, findings).Check();
        PortCountChecker.Check(index, ports, findings);
        new GroupChecker(index, findings).Check();
        new PeerGroupChecker(zone, findings).Check();
        new InstanceChecker(index, devices, findings).Check();
        new HostIdentityChecker(index, ports, findings).Check();
        return findings.InModelOrder();
    }
}
