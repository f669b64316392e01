namespace SgRules.Policies;

/// <summary>A bridge whose networks have security groups, and its ports; any other port is unknown (contract 3).</summary>
/// <param name="Name">The bridge's device.</param>
/// <param name="Uplinks">The ports that lead out of the host, in byte order.</param>
/// <param name="SystemPorts">The ports of system VMs, by device.</param>
/// <param name="GuestPorts">The ports of instances, by device.</param>
public sealed record BridgePolicy(string Name, ValueList<string> Uplinks, ValueList<SystemPort> SystemPorts, ValueList<GuestPort> GuestPorts);
