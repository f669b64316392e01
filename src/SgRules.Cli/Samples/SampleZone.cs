using SgRules.Model;

namespace SgRules.Cli.Samples;

/// <summary>A synthetic zone: valid, plausible, and the same for the same options.</summary>
internal static class SampleZone
{
    /// <exception cref="CommandException">The options don't fit together.</exception>
    public static Zone Create(SampleOptions options)
    {
        var plan = SamplePlan.Of(options);
        var chance = new SplitMix64((ulong)options.Seed);
        var networks = Enumerable.Range(0, plan.Bridges).Select(index => new SampleNetwork(index, plan, options.DualStack)).ToList();
        return new Zone
        {
            Name = "sample",
            NetworkType = NetworkType.Advanced,
            SecurityGroupEnabled = true,
            TrafficTypes = [TrafficType.Management, TrafficType.Storage, TrafficType.Guest],
            Networks = networks.Select(network => network.ToNetwork()).ToValueList(),
            Hosts = Enumerable.Range(0, options.Hosts).Select(host => Host(host, networks)).ToValueList(),
            SecurityGroups = new SampleGroups(options, plan, chance).Create(),
            Instances = new SampleInstances(options, plan, networks, chance).Create(),
        };
    }

    private static Host Host(int index, List<SampleNetwork> networks) => new()
    {
        Name = SampleNames.Host(index),
        Bridges = networks.Select(network => new Bridge
        {
            Name = SampleNames.Bridge(network.Index),
            Networks = [network.Name],
            Uplinks = [SampleNames.Uplink(network.Index)],
        }).ToValueList(),
    };
}
