using SgRules.Addressing;

namespace SgRules.Laboratory;

/// <summary>A bridge of the laboratory's host.</summary>
/// <param name="Name">The bridge's device.</param>
/// <param name="Ports">Its ports; two more, for the laboratory's own frames, are added.</param>
internal sealed record LabBridge(string Name, ValueList<LabPort> Ports)
{
    /// <summary>The host's own addresses on it, each a prefix of one address.</summary>
    public ValueList<IPPrefix> Addresses { get; init; }
}
