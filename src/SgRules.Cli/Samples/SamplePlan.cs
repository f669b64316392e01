using System.Globalization;
using System.Numerics;

namespace SgRules.Cli.Samples;

/// <summary>What follows from the options of a sample: how many of everything, and where addresses lie.</summary>
internal sealed record SamplePlan
{
    /// <summary>As many as there are VLANs: each bridge's network has its own.</summary>
    public const int MaxBridges = 4094;

    /// <summary>Addresses of a network that no instance has: its own, the gateway, the router and the broadcast address.</summary>
    private const int ReservedAddresses = 4;

    private const int ComfortablePorts = 1000;

    // The kernel numbers a bridge's ports with ten bits, and 0 is none of them.
    private const int MaxPorts = 1023;

    private const int UplinkAndRouter = 2;

    private const int MinNetworkSize = 256;

    private const int AddressPlanSize = 1 << 24;

    private const long MaxPeers = 20_000_000;

    public required int Bridges { get; init; }

    public required int Groups { get; init; }

    public required int GroupPeers { get; init; }

    public required int GroupsPerInstance { get; init; }

    /// <summary>Addresses of each network's IPv4 prefix, a power of two.</summary>
    public required int NetworkSize { get; init; }

    public int PrefixLength => 32 - BitOperations.Log2((uint)NetworkSize);

    /// <exception cref="CommandException">The options don't fit together.</exception>
    public static SamplePlan Of(SampleOptions options)
    {
        var instancesPerHost = DivideUp(options.Instances, options.Hosts);
        var bridges = options.Bridges ?? Math.Max(DivideUp(instancesPerHost, ComfortablePorts), 1);
        var instancesPerBridge = DivideUp(instancesPerHost, bridges);
        RefuseFullBridges(bridges, instancesPerHost, instancesPerBridge);
        var needed = ((long)instancesPerBridge * options.Hosts) + ReservedAddresses;
        var size = Math.Max((long)BitOperations.RoundUpToPowerOf2((ulong)needed), MinNetworkSize);
        RefuseLargePlan(bridges, size);
        var groups = options.Groups ?? Math.Max(options.Instances / 10, 1);
        RefuseManyPeers(options, groups);
        return new SamplePlan
        {
            Bridges = bridges,
            Groups = groups,
            GroupPeers = options.GroupPeers ?? Math.Min(2, options.Rules),
            GroupsPerInstance = Math.Min(options.GroupsPerInstance, groups),
            NetworkSize = (int)size,
        };
    }

    private static void RefuseFullBridges(int bridges, int instancesPerHost, int instancesPerBridge)
    {
        if (instancesPerBridge + UplinkAndRouter <= MaxPorts)
        {
            return;
        }

        var enough = DivideUp(instancesPerHost, MaxPorts - UplinkAndRouter);
        throw new CommandException(enough <= MaxBridges
            ? Text($"a bridge has at most {MaxPorts} ports, so {instancesPerHost} instances on a host need --bridges {enough} or more, not {bridges}.")
            : Text($"{instancesPerHost} instances on a host need {enough} bridges, more than there are VLANs; use more --hosts."));
    }

    private static void RefuseLargePlan(int bridges, long size)
    {
        if (bridges * size > AddressPlanSize)
        {
            throw new CommandException(Text($"{bridges} bridges with a network of {size} addresses each are more than 10.0.0.0/8 holds; use fewer --bridges or --instances."));
        }
    }

    private static void RefuseManyPeers(SampleOptions options, int groups)
    {
        if (options.GroupPeers > options.Rules)
        {
            throw new CommandException(Text($"--group-peers {options.GroupPeers} is more than --rules {options.Rules}; it says how many of the rules have a group as peer."));
        }

        var peers = (long)groups * options.Rules * options.Cidrs;
        if (peers > MaxPeers)
        {
            throw new CommandException(Text($"--groups times --rules times --cidrs is {peers}, more than {MaxPeers}; make one of them smaller."));
        }
    }

    private static int DivideUp(int value, int divisor) => (int)(((long)value + divisor - 1) / divisor);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
