using FsCheck;
using FsCheck.Fluent;
using SgRules.Model;
using SgRules.Validation;

namespace SgRules.Testing;

/// <summary>Generates valid zones and shrinks them: by instances, NICs, their addresses, groups' rules and peers.</summary>
public static class ZoneCases
{
    public static Arbitrary<ZoneCase> Zones() => Arb.From(
        Gen.Sized(size => from seed in Gen.Choose(0, int.MaxValue) select new ZoneCase(new ZoneGenerator(seed, size).Zone())),
        zone => Smaller(zone.Zone).Where(IsValid).Select(smaller => new ZoneCase(smaller)));

    public static bool IsValid(Zone zone) => IsValid(zone, ZoneRules.CloudStack42);

    public static bool IsValid(Zone zone, ZoneRules rules) =>
        !ZoneValidator.Validate(zone, rules).ToImmutableArray().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    internal static IEnumerable<Zone> Smaller(Zone zone) =>
    [
        .. Without(zone.Instances).Select(instances => zone with { Instances = instances }),
        .. Each(zone.Instances, Smaller).Select(instances => zone with { Instances = instances }),
        .. Without(zone.SecurityGroups).Select(groups => zone with { SecurityGroups = groups }),
        .. Each(zone.SecurityGroups, Smaller).Select(groups => zone with { SecurityGroups = groups }),
        .. Without(zone.Hosts).Where(hosts => hosts.ToImmutableArray().Any(host => host.Name == ZoneCase.Host)).Select(hosts => zone with { Hosts = hosts }),
        .. zone.Networks.ToImmutableArray().Select(network => Without(zone, network.Name)),
    ];

    // Valid only if no NIC is in it.
    private static Zone Without(Zone zone, string network) => zone with
    {
        Networks = zone.Networks.ToImmutableArray().Where(other => other.Name != network).ToValueList(),
        Hosts = zone.Hosts.ToImmutableArray().Select(host => host with
        {
            Bridges = host.Bridges.ToImmutableArray()
                .Select(bridge => bridge with { Networks = bridge.Networks.ToImmutableArray().Where(other => other != network).ToValueList() })
                .ToValueList(),
        }).ToValueList(),
    };

    private static IEnumerable<Instance> Smaller(Instance instance) =>
    [
        .. Without(instance.SecurityGroups).Select(groups => instance with { SecurityGroups = groups }),
        .. Without(instance.Nics).Select(nics => instance with { Nics = nics }),
        .. Each(instance.Nics, Smaller).Select(nics => instance with { Nics = nics }),
    ];

    private static IEnumerable<Nic> Smaller(Nic nic) =>
    [
        .. nic.IPv4 is null ? [] : new[] { nic with { IPv4 = null } },
        .. nic.IPv6 is null ? [] : new[] { nic with { IPv6 = null } },
        .. Without(nic.SecondaryIps).Select(addresses => nic with { SecondaryIps = addresses }),
        .. Without(nic.AllowedAddresses).Select(prefixes => nic with { AllowedAddresses = prefixes }),
        .. Without(nic.MulticastGroups).Select(addresses => nic with { MulticastGroups = addresses }),
    ];

    private static IEnumerable<SecurityGroup> Smaller(SecurityGroup group) =>
    [
        .. Without(group.Ingress).Select(rules => group with { Ingress = rules }),
        .. Without(group.Egress).Select(rules => group with { Egress = rules }),
        .. Each(group.Ingress, Smaller).Select(rules => group with { Ingress = rules }),
        .. Each(group.Egress, Smaller).Select(rules => group with { Egress = rules }),
    ];

    private static IEnumerable<SecurityRule> Smaller(SecurityRule rule) =>
    [
        .. Without(rule.Cidrs).Select(cidrs => rule with { Cidrs = cidrs }),
        .. Without(rule.Groups).Select(groups => rule with { Groups = groups }),
    ];

    // Half of the list first, then all but one: a failing case of forty instances gets small in few steps.
    private static IEnumerable<ValueList<T>> Without<T>(ValueList<T> list)
    {
        if (list.Count > 3)
        {
            yield return [.. list.ToImmutableArray().Take(list.Count / 2)];
            yield return [.. list.ToImmutableArray().Skip(list.Count / 2)];
        }

        for (var i = 0; i < list.Count; i++)
        {
            yield return new([.. list.ToImmutableArray().RemoveAt(i)]);
        }
    }

    private static IEnumerable<ValueList<T>> Each<T>(ValueList<T> list, Func<T, IEnumerable<T>> smaller) =>
        Enumerable.Range(0, list.Count).SelectMany(i => smaller(list[i]).Select(item => new ValueList<T>(list.ToImmutableArray().SetItem(i, item))));
}
