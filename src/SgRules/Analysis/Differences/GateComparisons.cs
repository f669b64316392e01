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
    private readonly Dictionary<(Direction, IPFamily), GateComparison> _made = [];

    /// <summary>The gates of a direction, in the families that some traffic is of: in others nothing is asked.</summary>
    public GateComparison[] Of(Direction direction, IEnumerable<RuledTraffic> traffic) =>
        [.. traffic.Select(item => item.Box.Family).Distinct().Order().Select(family => Of(direction, family))];

    private GateComparison Of(Direction direction, IPFamily family)
    {
        if (!_made.TryGetValue((direction, family), out var gate))
        {
            gate = new GateComparison(
                family,
                direction,
                GateScope.Of(old, pairs.SelectMany(pair => pair.Old.Groups), direction),
                GateScope.Of(@new, pairs.SelectMany(pair => pair.New.Groups), direction),
                budget);
            _made.Add((direction, family), gate);
        }

        return gate;
    }
}
