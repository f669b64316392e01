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

    public BenchHost(int instances)
    {
        var groups = (instances + InstancesOfGroup - 1) / InstancesOfGroup;
        var sample = SampleZone.Create(new SampleOptions { Instances = instances, Groups = groups, GroupsPerInstance = 1, Rules = 30, GroupPeers = 0 });
        var guests = 0;
        _zone = sample with
        {
            SecurityGroups = [.. sample.SecurityGroups.AsSpan()[..^1], Opened(sample.SecurityGroups[^1])],
            Instances = sample.Instances.Select(instance => instance.IsSystemVm ? instance : instance with { SecurityGroups = [sample.SecurityGroups[guests++ / InstancesOfGroup].Id] }).ToValueList(),
        };
        Last = _zone.Instances[^1].Nics[0];
        Bridge = _zone.Hosts[0].Bridges.First(bridge => bridge.Networks.Contains(Last.Network, StringComparer.Ordinal));
    }

    /// <summary>The last instance's only NIC.</summary>
    public Nic Last { get; }

    /// <summary>Its bridge.</summary>
    public Bridge Bridge { get; }

    public Ruleset Compile(RuleLayout layout) => Compile(_zone, layout);

    /// <summary>From one rule more in the last group to the host as it is, and the other way round.</summary>
    public (UpdatePlan There, UpdatePlan Back) Edit(RuleLayout layout)
    {
        var edited = _zone.SecurityGroups[^1] with { Ingress = _zone.SecurityGroups[^1].Ingress.Add(SecurityRule.Whole(Protocol.Parse("47")).WithCidrs("192.0.2.0/24")) };
        var after = Compile(_zone with { SecurityGroups = [.. _zone.SecurityGroups.AsSpan()[..^1], edited] }, layout);
        var before = Compile(layout);
        return (UpdatePlan.Between(before, after), UpdatePlan.Between(after, before));
    }

    // Egress is open, whatever the sample has, so that hosts of all sizes are asked the same.
    private static SecurityGroup Opened(SecurityGroup group) =>
        group with { Egress = [], Ingress = [.. group.Ingress.AsSpan()[..^1], SecurityRule.Udp(OpenPort).WithCidrs("198.51.100.0/24")] };

    private static Ruleset Compile(Zone zone, RuleLayout layout)
    {
        var result = RuleCompiler.Compile(zone, zone.Hosts[0].Name, new CompilerOptions { Layout = layout });
        return result.Ruleset ?? throw new InvalidOperationException($"The sample has errors: {result.Diagnostics[0]}");
    }
}
