using SgRules.Policies;

namespace SgRules.Analysis;

/// <summary>A row in the making: instances of several policies come together in it.</summary>
internal sealed class RowDraft(ChangeCandidate candidate, ChangeKind kind, PacketExample? example)
{
    private readonly HashSet<ChangeCandidate> _candidates = new(ReferenceEqualityComparer.Instance);
    private readonly List<RuledTraffic> _boxes = [];
    private readonly List<Ground> _closed = [];
    private readonly List<ChangeScope> _scopes = [];

    public void Add(ChangeCandidate same, ChangeScope scope, Ground closed)
    {
        if (_candidates.Add(same))
        {
            _boxes.AddRange(same.Boxes.Except(_boxes));
        }

        _closed.Add(closed);
        _scopes.Add(scope);
    }

    /// <summary>The row.</summary>
    /// <param name="groupsOf">Says which groups' members some instances exactly are, of some groups.</param>
    public TrafficChange ToChange(Func<ValueList<string>, IEnumerable<string>, ValueList<string>> groupsOf)
    {
        var instances = _scopes.SelectMany(scope => scope.Instances).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();
        var open = _boxes.Select(item => item.By).Distinct().OrderBy(ground => ground.ToString(), StringComparer.Ordinal).ToValueList();
        var closed = _closed.Distinct().OrderBy(ground => ground.ToString(), StringComparer.Ordinal).ToValueList();
        return new TrafficChange
        {
            Id = $"{(kind == ChangeKind.Allowed ? "A" : "D")}|{candidate.Key}",
            Kind = kind,
            Direction = candidate.Direction,
            Instances = instances,
            Groups = groupsOf(instances, open.Concat(closed).Select(ground => ground.Group).OfType<string>()),
            Traffic = candidate.Traffic,
            Peers = candidate.Peers,
            Boxes = [.. _boxes],
            Before = kind == ChangeKind.Allowed ? closed : open,
            After = kind == ChangeKind.Allowed ? open : closed,
            Scopes = Scopes(),
            Example = example,
        };
    }

    // Instances with the same exceptions are one scope.
    private ValueList<ChangeScope> Scopes() => _scopes
        .GroupBy(scope => (scope.Exceptions, scope.ChangedAddresses))
        .Select(scopes => new ChangeScope(scopes.SelectMany(scope => scope.Instances).Order(StringComparer.Ordinal).ToValueList(), scopes.Key.Exceptions, scopes.Key.ChangedAddresses))
        .OrderBy(scope => scope.Instances[0], StringComparer.Ordinal)
        .ToValueList();
}
