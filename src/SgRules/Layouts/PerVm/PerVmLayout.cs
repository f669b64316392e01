using SgRules.Addressing;
using SgRules.Netfilter;
using SgRules.Policies;

namespace SgRules.Layouts;

/// <summary>The seed's own chains, three for each instance, behind guards of ours (design, section 5.2).</summary>
internal static class PerVmLayout
{
    /// <summary>Lays a policy out as chains and sets.</summary>
    /// <returns>The ruleset, or <see langword="null"/> with the errors that stand against it.</returns>
    public static (Ruleset? Ruleset, ValueList<Diagnostic> Findings) Lay(HostPolicy policy, CommentStyle comments, InstancePaths paths)
    {
        var instances = HostInstance.Of(policy);
        var userRules = new UserRules(policy);
        ValueList<Diagnostic> findings = [.. InstanceNameCheck.Of(instances, paths), .. userRules.Limit(instances)];
        if (!findings.IsEmpty)
        {
            return (null, findings);
        }

        var bridges = BridgePorts.Of(policy, comments);
        var registry = new NameRegistry();
        var names = new TreeNames(registry);
        var byInstance = instances.ToImmutableArray().ToDictionary(instance => instance.Name, NamesOf, StringComparer.Ordinal);
        var ipv4 = new PerVmChains(bridges, policy.AllowDns, IPFamily.IPv4, names, byInstance);
        var ipv6 = new PerVmChains(bridges, policy.AllowDns, IPFamily.IPv6, names, byInstance);
        ipv4.Lay(instances, userRules);
        ipv6.Lay(instances, userRules);
        var (ethernet, frameFindings) = EthernetLayout.Lay(bridges);
        findings = [.. registry.Collisions, .. frameFindings];
        return findings.IsEmpty ? (new Ruleset(ipv4.ToTable(), ipv6.ToTable(), ethernet!, Sets(instances, byInstance)), findings) : (null, findings);
    }

    private static InstanceNames NamesOf(HostInstance instance) => InstanceNames.TryOf(instance.Name, out var names)
        ? names
        : throw new InvalidOperationException($"The name of {instance.Name} was checked.");

    private static ValueList<IpSet> Sets(ValueList<HostInstance> instances, Dictionary<string, InstanceNames> names) => instances.ToImmutableArray()
        .SelectMany(_ => new[] { IPFamily.IPv4, IPFamily.IPv6 }, (instance, family) => (instance, family, members: instance.OwnAddresses(family).ToList()))
        .Where(set => set.members.Count > 0)
        .Select(set => IpSet.Create(
            new Origin("3.1", set.instance.Name),
            names[set.instance.Name].Set(set.family),
            set.members.TrueForAll(member => member.IsSingleAddress) ? IpSetType.HashIp : IpSetType.HashNet,
            set.family,
            set.members))
        .OrderBy(set => set.Name.Text, StringComparer.Ordinal)
        .ToValueList();
}
