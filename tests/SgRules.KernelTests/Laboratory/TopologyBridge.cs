using SgRules.Addressing;

namespace SgRules.Laboratory;

/// <summary>A bridge as it was made.</summary>
/// <param name="Lab">What was asked for.</param>
/// <param name="Index">The kernel's number of its device.</param>
/// <param name="Mac">The host's own address on it.</param>
/// <param name="Ports">Its ports; the first two are the laboratory's.</param>
internal sealed record TopologyBridge(LabBridge Lab, int Index, MacAddress Mac, ImmutableArray<TopologyPort> Ports)
{
    public string Name => Lab.Name;
}
