using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using SgRules.Model;

namespace SgRules.Analysis;

/// <summary>Compares the gates of instances, each pair of different policies once.</summary>
internal sealed class PolicyComparison
{
    private readonly PairCandidates _candidates;
    private readonly ExamplePicker _examples;
    private readonly RowCollector _rows;
    private readonly GateComparisons _gates;

    /// <param name="candidates">What rows there may be.</param>
    /// <param name="examples">Picks packets.</param>
    /// <param name="rows">Takes the rows.</param>
    /// <param name="gates">The gates of all policies that are compared.</param>
    public PolicyComparison(PairCandidates candidates, ExamplePicker examples, RowCollector rows, GateComparisons gates) =>
        (_candidates, _examples, _rows, _gates) = (candidates, examples, rows, gates);

    /// <summary>Compares what instances of two policies may do.</summary>
    /// <param name="pair">The policies.</param>
    /// <param name="instances">The instances, in byte order.</param>
    public void Compare(PolicyPair pair, ValueList<string> instances)
    {
        foreach (var direction in new[] { Direction.Ingress, Direction.Egress })
        {
            try
            {
                Compare(pair, instances, direction, ChangeKind.Allowed);
                Compare(pair, instances, direction, ChangeKind.Denied);
            }
            catch (DiagramBudgetException exceeded)
            {
                var reason = string.Create(CultureInfo.InvariantCulture, $"comparing takes more than {exceeded.Limit} nodes; allow more with NodeBudget, or compare one host at a time");
                _rows.AddUndecided(direction, instances, reason);
            }
        }
    }

    private void Compare(PolicyPair pair, ValueList<string> instances, Direction direction, ChangeKind kind)
    {
        var candidates = _candidates.Of(pair, direction, kind).Where(list => list.Count > 0).ToList();
        if (candidates.Count == 0)
        {
            return;
        }

        var gates = _gates.Of(direction, candidates.SelectMany(list => list).SelectMany(candidate => candidate.Boxes));
        var changed = Array.ConvertAll(gates, gate => gate.Changed(pair, kind));
        if (changed.All(set => set.Is(Outcome.Drop)))
        {
            return;
        }

        var left = changed.ToArray();
        foreach (var list in candidates)
        {
            var ofList = changed.ToArray();
            foreach (var candidate in list)
            {
                Take(candidate, new PairChange(pair, instances, direction, kind), gates, changed, ofList, left);
            }
        }

        if (left.Any(set => !set.Is(Outcome.Drop)))
        {
            throw new UnreachableException("Every packet that changed is in a rule of one side.");
        }
    }

    // Within one group's rows, what a wider one says isn't said again.
    private void Take(ChangeCandidate candidate, PairChange change, GateComparison[] gates, Diagram[] changed, Diagram[] ofList, Diagram[] left)
    {
        var isNews = false;
        var addresses = BigInteger.Zero;
        var examples = new List<Func<PacketExample?>>();
        for (var i = 0; i < gates.Length; i++)
        {
            var (gate, set) = (gates[i], gates[i].SetOf(candidate.Boxes.Select(item => item.Box)));
            isNews |= !gate.Combine(Operation.Intersect, ofList[i], set).Is(Outcome.Drop);
            ofList[i] = gate.Combine(Operation.Minus, ofList[i], set);
            left[i] = gate.Combine(Operation.Minus, left[i], set);
            var core = gate.Combine(Operation.Intersect, changed[i], set);
            if (!core.Is(Outcome.Drop))
            {
                addresses += gate.CountAddresses(core);
                examples.Add(() => _examples.Pick(change.Instances[0], change.Direction, gate.Space, core));
            }
        }

        if (isNews)
        {
            _rows.Add(candidate, change, new ChangeScope(change.Instances, Exceptions(candidate, change, gates), addresses), _candidates.Default(change.Closed, change.Direction, change.IsClosedNew), () => examples.Select(pick => pick()).FirstOrDefault(example => example is not null));
        }
    }

    private ValueList<RuledTraffic> Exceptions(ChangeCandidate candidate, PairChange change, GateComparison[] gates) =>
        _candidates.RulesOf(change.Closed, change.Direction, change.IsClosedNew)
            .Where(rule => candidate.Boxes.Any(item => Array.Exists(gates, gate => gate.Space.Values.Family == rule.Box.Family && gate.Meet(item.Box, rule.Box))))
            .ToValueList();
}
