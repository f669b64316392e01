using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>What a leaf binds: addresses to a port, and to a gate.</summary>
/// <param name="First">The first address.</param>
/// <param name="Last">The last.</param>
/// <param name="Port">The port.</param>
/// <param name="Policy">The chain that the leaf leads to, if it does.</param>
internal readonly record struct GateLeaf(UInt128 First, UInt128 Last, string Port, ChainName? Policy);
