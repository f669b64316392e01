using SgRules.Addressing;
using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>The gates of both directions and families, each made comparable when it is first asked for.</summary>
/// <param name="old">The old side.</param>
/// <param name="new">The new side.</param>
/// <param name="pairs">The policies that will be asked about.</param>
/// <param name="budget">How many nodes each may have.</param>
internal sealed class GateComparisons(SideIndex old, SideIndex @new, IReadOnlyCollection<PolicyPair> pairs, int budget)
{
    private readonly Dictionary<Direction, GateComparison[]> _made = [];

    /// <summary>Both families' gates of a direction.</summary>
    public GateComparison[] Of(Direction direction)
    {
        if (!_made.TryGetValue(direction, out var gates))
        {
            var (before, after) = (GateScope.Of(old, pairs.SelectMany(pair => pair.Old.Groups), direction), GateScope.Of(@new, pairs.SelectMany(pair => pair.New.Groups), direction));
            gates = [new GateComparison(IPFamily.IPv4, direction, before, after, budget), new GateComparison(IPFamily.IPv6, direction, before, after, budget)];
            _made.Add(direction, gates);
        }

        return gates;
    }
}
