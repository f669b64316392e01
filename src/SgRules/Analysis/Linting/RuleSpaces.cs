using SgRules.Addressing;
using SgRules.Model;
using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>The rules of a zone as sets of packets, in each family and direction.</summary>
internal sealed class RuleSpaces
{
    // Of the budget; so much may stand in a space from one group to the next.
    private const int KeptPart = 4;

    private readonly HostPolicy _policy;
    private readonly PacketValues[] _values;
    private readonly int _budget;
    private RuleSpace[] _ingress;
    private RuleSpace[] _egress;

    public RuleSpaces(LintedZone zone)
    {
        (_policy, _budget) = (zone.Policy(), zone.Options.NodeBudget);
        IPFamily[] families = [IPFamily.IPv4, IPFamily.IPv6];
        _values = Array.ConvertAll(families, family => new PacketValues(AddressClasses.Of(family, PolicyAddresses.Of(_policy, family)), new MacClasses([])));
        _ingress = Make(Direction.Ingress);
        _egress = Make(Direction.Egress);
        Overlap = new RuleOverlap(_policy);
    }

    public RuleOverlap Overlap { get; }

    /// <summary>Both families of a direction.</summary>
    public ReadOnlySpan<RuleSpace> Of(Direction direction) => direction == Direction.Ingress ? _ingress : _egress;

    /// <summary>Forgets what was worked out if it has become much: the budget is for each group. No set that was taken from a space may be used after that.</summary>
    public void Rest()
    {
        _ingress = Array.Exists(_ingress, IsFull) ? Make(Direction.Ingress) : _ingress;
        _egress = Array.Exists(_egress, IsFull) ? Make(Direction.Egress) : _egress;
    }

    private bool IsFull(RuleSpace space) => space.Count > _budget / KeptPart;

    private RuleSpace[] Make(Direction direction) => Array.ConvertAll(_values, values => new RuleSpace(_policy, values, direction, _budget));
}
