using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Cli.Samples;

/// <summary>The instances of a sample: a router for each network, then guests spread evenly over hosts and bridges.</summary>
internal sealed class SampleInstances(SampleOptions options, SamplePlan plan, IReadOnlyList<SampleNetwork> networks, SplitMix64 chance)
{
    // CloudStack's MACs begin with 06.
    private const ulong FirstMac = 0x06_00_00_00_00_00;

    private readonly int[] _devices = new int[options.Hosts];

    private int _made;

    public ValueList<Instance> Create() => [.. networks.Select(Router), .. Enumerable.Range(0, options.Instances).Select(Guest)];

    private Instance Router(SampleNetwork network) => new()
    {
        Name = SampleNames.Router(_made + 1),
        Host = SampleNames.Host(0),
        Nics = [network.RouterNic(NextDevice(0), NextMac())],
    };

    private Instance Guest(int index)
    {
        var (onHost, host) = Math.DivRem(index, options.Hosts);
        var network = networks[onHost % networks.Count];
        return new Instance
        {
            Name = SampleNames.Instance(index, _made + 1),
            Account = SampleNames.Account(index),
            Host = SampleNames.Host(host),
            SecurityGroups = chance.Distinct(plan.GroupsPerInstance, plan.Groups).Select(SampleNames.Group).ToValueList(),
            Nics = [network.NextNic(NextDevice(host), NextMac())],
        };
    }

    private string NextDevice(int host) => SampleNames.Device(_devices[host]++);

    private MacAddress NextMac() => MacAddress.Create(FirstMac + (ulong)++_made);
}
