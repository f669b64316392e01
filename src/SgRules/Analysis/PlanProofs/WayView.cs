using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>All that packets on a way can meet at a moment: chains with those of their rules that interfaces don't rule out, and the sets that these ask.</summary>
internal sealed class WayView
{
    private readonly List<(Chain Chain, List<Rule> Rules)> _chains = [];
    private readonly Dictionary<string, IpSet?> _sets = new(StringComparer.Ordinal);

    private readonly HashSet<string> _changing;

    private WayView(TableMoment moment) => (Moment, _changing) = (moment, moment.Most.Select(set => set.Name.Text).ToHashSet(StringComparer.Ordinal));

    public TableMoment Moment { get; }

    public static WayView Of(TableMoment moment, Way way)
    {
        var view = new WayView(moment);
        var chains = moment.Table.Chains.ToImmutableArray().ToDictionary(chain => chain.Name.Text, StringComparer.Ordinal);
        var sets = moment.Sets.ToImmutableArray().ToDictionary(set => set.Name.Text, StringComparer.Ordinal);
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal) { ChainName.Forward.Text }, new Queue<Chain>([chains[ChainName.Forward.Text]]));
        while (open.TryDequeue(out var chain))
        {
            var rules = chain.Rules.ToImmutableArray().Where(way.Meets).ToList();
            view._chains.Add((chain, rules));
            foreach (var rule in rules)
            {
                foreach (var name in rule.Matches.OfType<SetMatch>().Select(match => match.Set.Text))
                {
                    view._sets[name] = sets.GetValueOrDefault(name);
                }

                if (ChainEdits.LedTo(rule) is { } callee && chains.TryGetValue(callee.Text, out var next) && seen.Add(callee.Text))
                {
                    open.Enqueue(next);
                }
            }
        }

        return view;
    }

    /// <summary>Whether packets on the way meet the same, so that the same ones pass, whatever a rule that isn't understood does.</summary>
    public bool IsSameAs(WayView other)
    {
        if (_sets.Keys.Any(_changing.Contains) || _chains.Count != other._chains.Count || _sets.Count != other._sets.Count)
        {
            return false;
        }

        for (var i = 0; i < _chains.Count; i++)
        {
            if (!AreSame(_chains[i], other._chains[i]))
            {
                return false;
            }
        }

        return _sets.All(set => other._sets.TryGetValue(set.Key, out var value) && (ReferenceEquals(set.Value, value) || (set.Value?.Equals(value) ?? false)));
    }

    private static bool AreSame((Chain Chain, List<Rule> Rules) one, (Chain Chain, List<Rule> Rules) other) =>
        ReferenceEquals(one.Chain, other.Chain)
        || (one.Chain.Name == other.Chain.Name && one.Chain.Policy == other.Chain.Policy && one.Rules.SequenceEqual(other.Rules));
}
