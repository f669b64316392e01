using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Policies;

/// <summary>What a group allows, its rules split by family, each once and in their order.</summary>
/// <param name="Id">The group's identifier.</param>
/// <param name="Ingress">What may enter (contract 3.9).</param>
/// <param name="Egress">What may leave (contract 3.8).</param>
/// <param name="HasEgressRules">Whether an egress rule is written, even if it resolves to nothing (contract 3.8).</param>
public sealed record GroupPolicy(string Id, ValueList<AllowRule> Ingress, ValueList<AllowRule> Egress, bool HasEgressRules)
{
    /// <summary>The rules of one direction and family.</summary>
    /// <param name="direction">The direction.</param>
    /// <param name="family">The family.</param>
    /// <returns>The rules in their order.</returns>
    public IEnumerable<AllowRule> Rules(Direction direction, IPFamily family) =>
        (direction == Direction.Ingress ? Ingress : Egress).ToImmutableArray().Where(rule => rule.Family == family);
}
