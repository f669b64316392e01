using SgRules.Cli.Samples;
using SgRules.Model;

namespace SgRules.Benchmarks;

/// <summary>Zones of the four shapes: so many instances on their first host.</summary>
internal static class ShapedZone
{
    private const int WideMembers = 100_000;

    public static Zone Create(Shape shape, int instances) => shape switch
    {
        Shape.Own => EachItsOwn(SampleZone.Create(new SampleOptions { Instances = instances, Groups = instances, GroupsPerInstance = 1, Rules = 30, GroupPeers = 0 })),
        Shape.Wide => SampleZone.Create(new SampleOptions { Instances = WideMembers, Hosts = WideMembers / instances, Groups = 1, GroupsPerInstance = 1 }),
        Shape.Dual => WithSecondaryAddresses(SampleZone.Create(Shared(instances * 2) with { Hosts = 2, DualStack = true })),
        _ => SampleZone.Create(Shared(instances)),
    };

    /// <summary>Many hosts with 50 instances each; groups of 100 members, three an instance.</summary>
    public static Zone OfHosts(int hosts) => SampleZone.Create(new SampleOptions { Instances = hosts * 50, Hosts = hosts, Groups = Math.Max(3, hosts * 50 * 3 / 100) });

    private static SampleOptions Shared(int instances) => new() { Instances = instances, Groups = 60 };

    private static Zone EachItsOwn(Zone zone)
    {
        var next = 0;
        return zone with { Instances = zone.Instances.Select(instance => instance.IsSystemVm ? instance : instance with { SecurityGroups = [zone.SecurityGroups[next++].Id] }).ToValueList() };
    }

    // Every instance of the first host gets the addresses of one of the second host, which goes.
    private static Zone WithSecondaryAddresses(Zone zone)
    {
        var (first, second) = (zone.Hosts[0].Name, zone.Hosts[1].Name);
        var lenders = zone.Instances.Where(instance => instance.Host == second).GetEnumerator();
        return zone with
        {
            Hosts = [zone.Hosts[0]],
            Instances = zone.Instances.Where(instance => instance.Host == first).Select(instance => instance.IsSystemVm ? instance : Borrow(instance, lenders)).ToValueList(),
        };
    }

    private static Instance Borrow(Instance instance, IEnumerator<Instance> lenders)
    {
        _ = lenders.MoveNext();
        var nic = instance.Nics[0];
        return instance with { Nics = [nic with { SecondaryIps = [.. lenders.Current.Nics[0].Addresses()] }] };
    }
}
