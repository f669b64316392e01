using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>The rules of a zone as sets of packets, in each family and direction.</summary>
internal sealed class RuleSpaces
{
    private readonly RuleSpace[] _ingress;
    private readonly RuleSpace[] _egress;

    public RuleSpaces(LintedZone zone)
    {
        var policy = zone.Policy();
        Overlap = new RuleOverlap(policy);
        var values = new[] { IPFamily.IPv4, IPFamily.IPv6 }.Select(family => new PacketValues(AddressClasses.Of(family, PolicyAddresses.Of(policy, family)), new MacClasses([]))).ToArray();
        _ingress = Array.ConvertAll(values, its => new RuleSpace(policy, its, Direction.Ingress, zone.Options.NodeBudget));
        _egress = Array.ConvertAll(values, its => new RuleSpace(policy, its, Direction.Egress, zone.Options.NodeBudget));
    }

    public RuleOverlap Overlap { get; }

    /// <summary>Both families of a direction.</summary>
    public ReadOnlySpan<RuleSpace> Of(Direction direction) => direction == Direction.Ingress ? _ingress : _egress;
}
