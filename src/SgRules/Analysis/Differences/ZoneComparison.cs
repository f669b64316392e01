using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>Compares two sides: who is there, then what they may do.</summary>
internal sealed class ZoneComparison(DiffSide oldSide, DiffSide newSide, DiffOptions options)
{
    private readonly SideIndex _old = new(oldSide);
    private readonly SideIndex _new = new(newSide);
    private readonly RowCollector _rows = new();
    private Dictionary<string, List<string>>? _members;

    public SemanticDiff Compare(CancellationToken cancellationToken)
    {
        var instances = Judged();
        var identity = CompareIdentities(instances);
        ComparePolicies(instances, cancellationToken);
        var (allowed, denied) = (_rows.Rows(ChangeKind.Allowed, (names, groups) => GroupsOf(names, groups, instances)), _rows.Rows(ChangeKind.Denied, (names, groups) => GroupsOf(names, groups, instances)));
        var ids = RowIds.Of(allowed.Concat(denied).Select(row => row.Id).Concat(identity.Select(change => change.Id)));
        var undecided = Undecided();
        var touched = allowed.Concat(denied).SelectMany(row => row.Instances).Concat(identity.SelectMany(change => change.Instances)).Concat(undecided.SelectMany(part => part.Instances)).ToHashSet(StringComparer.Ordinal);
        return new SemanticDiff
        {
            OldName = oldSide.Name,
            NewName = newSide.Name,
            Host = options.Host,
            Zones = oldSide.Zone is { } before && newSide.Zone is { } after ? (before, after) : null,
            Allowed = allowed.Select(row => row with { Id = ids[row.Id] }).ToValueList(),
            Denied = denied.Select(row => row with { Id = ids[row.Id] }).ToValueList(),
            Identity = identity.Select(change => change with { Id = ids[change.Id] }).ToValueList(),
            Undecided = undecided,
            Unchanged = instances.Where(name => !touched.Contains(name)).ToValueList(),
            InstanceCount = instances.Count,
            HostCount = oldSide.Hosts.Concat(newSide.Hosts).Select(host => host.Host).Where(IsJudged).Distinct(StringComparer.Ordinal).Count(),
        };
    }

    private bool IsJudged(string host) => options.Host is null || host == options.Host;

    private List<string> Judged() =>
    [
        .. _old.Instances.Concat(_new.Instances).Distinct(StringComparer.Ordinal)
            .Where(name => options.Host is null || _old.NicsOf(name).Concat(_new.NicsOf(name)).Any(nic => IsJudged(nic.Host.Host)))
            .Order(StringComparer.Ordinal),
    ];

    private ValueList<IdentityChange> CompareIdentities(List<string> instances)
    {
        var identities = new IdentityComparison(_old, _new);
        instances.ForEach(identities.Compare);
        var (before, after) = (ByName(oldSide), ByName(newSide));
        foreach (var host in before.Keys.Union(after.Keys, StringComparer.Ordinal).Where(IsJudged).Order(StringComparer.Ordinal))
        {
            identities.CompareTrusted(before.GetValueOrDefault(host), after.GetValueOrDefault(host));
        }

        return identities.Changes();
    }

    private static Dictionary<string, HostPolicy> ByName(DiffSide side) => side.Hosts.ToDictionary(host => host.Host, StringComparer.Ordinal);

    private void ComparePolicies(List<string> instances, CancellationToken cancellationToken)
    {
        var groups = new GroupChanges(_old, _new);
        var pairs = ChangedPairs(instances, groups);
        if (pairs.Count == 0)
        {
            return;
        }

        var gates = new GateComparisons(_old, _new, pairs.ConvertAll(item => item.Pair), options.NodeBudget);
        var candidates = new PairCandidates(_old, _new, groups, gates, new CandidateMerger(_old, _new));
        var examples = new ExamplePicker(_old, _new);
        var comparison = new PolicyComparison(candidates, examples, _rows, gates);
        foreach (var (pair, names) in pairs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            comparison.Compare(pair, [.. names]);
        }
    }

    // An instance that only one side has is compared with nobody: that it is there, or isn't, is its change.
    private List<(PolicyPair Pair, List<string> Instances)> ChangedPairs(List<string> instances, GroupChanges groups)
    {
        var pairs = new List<(PolicyPair, List<string>)>();
        var byPair = new Dictionary<PolicyPair, List<string>>();
        foreach (var name in instances)
        {
            if (_old.NicsOf(name) is [var before, ..] && _new.NicsOf(name) is [var after, ..] && new PolicyPair(before.Port.Policy, after.Port.Policy) is var pair && !groups.AreSame(pair))
            {
                if (!byPair.TryGetValue(pair, out var names))
                {
                    byPair.Add(pair, names = []);
                    pairs.Add((pair, names));
                }

                names.Add(name);
            }
        }

        return pairs;
    }

    private ValueList<string> GroupsOf(ValueList<string> names, IEnumerable<string> groups, List<string> instances)
    {
        _members ??= instances.SelectMany(name => Memberships(name), (name, group) => (name, group))
            .GroupBy(member => member.group, member => member.name, StringComparer.Ordinal)
            .ToDictionary(members => members.Key, members => members.ToList(), StringComparer.Ordinal);
        var own = names.ToHashSet(StringComparer.Ordinal);
        var whole = groups.Distinct(StringComparer.Ordinal).Where(id => _members.TryGetValue(id, out var members) && members.Count > 1 && members.TrueForAll(own.Contains))
            .Order(StringComparer.Ordinal).ToValueList();
        return whole.SelectMany(id => _members[id]).Distinct(StringComparer.Ordinal).Count() == names.Count ? whole : [];
    }

    // Who joins or leaves is spoken of by name.
    private IEnumerable<string> Memberships(string instance) => _old.NicsOf(instance) is [var before, ..] && _new.NicsOf(instance) is [var after, ..]
        ? after.Port.Policy.Groups.Intersect(before.Port.Policy.Groups, StringComparer.Ordinal)
        : [];

    private ValueList<UndecidedChange> Undecided() => _rows.Undecided
        .GroupBy(part => (part.Direction, part.Reason))
        .Select(parts => new UndecidedChange(parts.Key.Direction, parts.SelectMany(part => part.Instances).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList(), parts.Key.Reason))
        .OrderBy(part => part.Direction).ThenBy(part => part.Reason, StringComparer.Ordinal)
        .ToValueList();
}
