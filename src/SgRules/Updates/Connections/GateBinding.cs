using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Addresses that a leaf binds to a guest port in one state.</summary>
/// <param name="First">The first address.</param>
/// <param name="Last">The last.</param>
/// <param name="Bridge">The bridge.</param>
/// <param name="Port">The port.</param>
/// <param name="Policy">The chain that the leaf leads to, if it does.</param>
internal sealed record GateBinding(UInt128 First, UInt128 Last, string Bridge, string Port, ChainName? Policy)
{
    /// <summary>The uplink or system port of the bridge that the gate is asked from; <see langword="null"/> if the state has none.</summary>
    public string? Trusted { get; init; }

    /// <summary>Whether its bridge isn't hooked in this state, so that everything passes; the leaf is the other state's.</summary>
    public bool IsOpen { get; init; }

    public GatePassage Passage(PacketSide local) => local == PacketSide.Source ? new(Bridge, Port, Trusted!) : new(Bridge, Trusted!, Port);
}
