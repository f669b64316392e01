using SgRules.Addressing;
using SgRules.Cli.Samples;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.KernelBenchmarks;

/// <summary>A host of so many instances: a bridge for each thousand, groups of ten instances with 30 rules, one group an instance.</summary>
internal sealed class BenchHost
{
    /// <summary>The port that the last instance's group opens, by one of its 30 rules.</summary>
    public const int OpenPort = 40_001;

    private const int InstancesOfGroup = 10;

    private readonly Zone _zone;

    private readonly int _group;

    public BenchHost(int instances)
    {
        var groups = (instances + InstancesOfGroup - 1) / InstancesOfGroup;
        var sample = SampleZone.Create(new SampleOptions { Instances = instances, Groups = groups, GroupsPerInstance = 1, Rules = 30, GroupPeers = 0 });
        var guests = sample.Instances.Where(instance => !instance.IsSystemVm).Select((instance, index) => instance with { SecurityGroups = [sample.SecurityGroups[index / InstancesOfGroup].Id] }).ToList();
        Bridge = sample.Hosts[0].Bridges[^1];
        var last = guests.Where(guest => Bridge.Networks.Contains(guest.Nics[0].Network, StringComparer.Ordinal)).MaxBy(guest => guest.Nics[0].Device, StringComparer.Ordinal)!;
        Last = last.Nics[0];
        _group = guests.IndexOf(last) / InstancesOfGroup;
        _zone = WithGroup(sample with { Instances = [.. sample.Instances.Where(instance => instance.IsSystemVm), .. guests] }, Opened(sample.SecurityGroups[_group]));
    }

    /// <summary>The last instance's only NIC: in a list of ports by name, as the per-VM layout has it, it is the last.</summary>
    public Nic Last { get; }

    /// <summary>Its bridge.</summary>
    public Bridge Bridge { get; }

    public Ruleset Compile(RuleLayout layout) => Compile(_zone, layout);

    /// <summary>From the host as it is to one rule more in the last instance's group, and back.</summary>
    public (UpdatePlan There, UpdatePlan Back) Edit(RuleLayout layout)
    {
        var group = _zone.SecurityGroups[_group];
        var edited = WithGroup(_zone, group with { Ingress = group.Ingress.Add(SecurityRule.Whole(Protocol.Parse("47")).WithCidrs("192.0.2.0/24")) });
        var after = Compile(edited, layout);
        var before = Compile(layout);
        return (UpdatePlan.Between(before, after), UpdatePlan.Between(after, before));
    }

    // Egress is open, whatever the sample has, so that hosts of all sizes are asked the same.
    private static SecurityGroup Opened(SecurityGroup group) =>
        group with { Egress = [], Ingress = [.. group.Ingress.AsSpan()[..^1], SecurityRule.Udp(OpenPort).WithCidrs("198.51.100.0/24")] };

    private Zone WithGroup(Zone zone, SecurityGroup group) => zone with { SecurityGroups = [.. zone.SecurityGroups.AsSpan()[.._group], group, .. zone.SecurityGroups.AsSpan()[(_group + 1)..]] };

    private static Ruleset Compile(Zone zone, RuleLayout layout)
    {
        var result = RuleCompiler.Compile(zone, zone.Hosts[0].Name, new CompilerOptions { Layout = layout });
        return result.Ruleset ?? throw new InvalidOperationException($"The sample has errors: {result.Diagnostics[0]}");
    }
}
