namespace SgRules.Policies;

/// <summary>What an instance may send and receive: the union of its groups. Instances with the same groups have the same policy.</summary>
/// <param name="Groups">The identifiers of its groups, each once, in byte order.</param>
/// <param name="RestrictsEgress">Whether one of them has an egress rule as written, for both families together (contract 3.8).</param>
public sealed record InstancePolicy(ValueList<string> Groups, bool RestrictsEgress);
