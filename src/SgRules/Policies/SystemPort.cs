namespace SgRules.Policies;

/// <summary>A bridge port that is a NIC of a system VM: trusted (contract 3.12).</summary>
/// <param name="Instance">The system VM's name.</param>
/// <param name="Device">The port's device.</param>
public sealed record SystemPort(string Instance, string Device);
