namespace SgRules.Analysis;

/// <summary>
/// Makes diagrams over fields of given sizes, each equal one once, and remembers what it has worked out of them. Lives as long as one proof
/// or comparison. Not safe from several threads.
/// </summary>
/// <param name="maxima">The greatest value of each field, in the order in which they are asked.</param>
/// <param name="budget">How many nodes there may be.</param>
internal sealed class DiagramSpace(ReadOnlySpan<uint> maxima, int budget = DiagramSpace.DefaultBudget)
{
    /// <summary>About 2 GB at worst; a host of 4,000 instances takes a hundredth.</summary>
    public const int DefaultBudget = 20_000_000;

    private readonly uint[] _maxima = maxima.ToArray();
    private readonly HashSet<Diagram> _made = new(new DiagramNodes());
    private readonly SegmentStack _segments = new();
    private readonly Dictionary<(Operation, int, int), Diagram> _results = [];
    private Dictionary<(int Level, int Then, int Otherwise), Diagram> _choices = [];
    private readonly Diagram[] _leaves = [Diagram.Of(Outcome.Drop), Diagram.Of(Outcome.Accept), Diagram.Of(Outcome.Continue), Diagram.Of(Outcome.Unknown)];
    private int _ids = 4;

    /// <summary>How many nodes were made.</summary>
    public int Count => _made.Count;

    public int Levels => _maxima.Length;

    public uint Maximum(int level) => _maxima[level];

    public Diagram Of(Outcome outcome) => _leaves[(int)outcome];

    /// <summary>One diagram for the packets of a box, another for the rest.</summary>
    /// <param name="box">For each level the values of the box; <see cref="ValueSet.Any"/> where it asks nothing.</param>
    /// <param name="then">What becomes of those in the box.</param>
    /// <param name="otherwise">What becomes of all others.</param>
    public Diagram Choose(ReadOnlySpan<ValueSet> box, Diagram then, Diagram otherwise)
    {
        foreach (var values in box)
        {
            if (values.IsEmpty)
            {
                return otherwise;
            }
        }

        Forget();
        return Choose(box, 0, then, otherwise);
    }

    /// <summary>The set of the packets in a box.</summary>
    public Diagram Set(ReadOnlySpan<ValueSet> box) => Choose(box, Of(Outcome.Accept), Of(Outcome.Drop));

    /// <summary>Puts two diagrams together.</summary>
    public Diagram Combine(Operation operation, Diagram left, Diagram right)
    {
        if (Operations.Shortcut(this, operation, left, right) is { } result)
        {
            return result;
        }

        var key = Operations.IsSymmetric(operation) && left.Id > right.Id ? (operation, right.Id, left.Id) : (operation, left.Id, right.Id);
        if (!_results.TryGetValue(key, out result))
        {
            var level = Math.Min(left.Level, right.Level);
            var segments = new SegmentList(this, _segments, level);
            foreach (var (last, one, other) in new PairedSegments(left, right, level, _maxima[level]))
            {
                segments.Add(last, Combine(operation, one, other));
            }

            result = segments.ToDiagram();
            _results.Add(key, result);
        }

        return result;
    }

    /// <summary>The set of the packets that a diagram leads to an outcome.</summary>
    public Diagram Where(Diagram diagram, Outcome outcome)
    {
        Span<Outcome> outcomes = stackalloc Outcome[4];
        outcomes[(int)outcome] = Outcome.Accept;
        return Map(diagram, outcomes);
    }

    /// <summary>A diagram with other outcomes in place of its own.</summary>
    /// <param name="diagram">The diagram.</param>
    /// <param name="outcomes">What each of the four outcomes becomes, in their order.</param>
    public Diagram Map(Diagram diagram, ReadOnlySpan<Outcome> outcomes)
    {
        var done = new Dictionary<int, Diagram>();
        return Map(diagram, outcomes, done);
    }

    /// <summary>The diagram of a node, the one that there is or a new one.</summary>
    internal Diagram Make(DiagramNode node)
    {
        if (_made.GetAlternateLookup<DiagramNode>().TryGetValue(node, out var diagram))
        {
            return diagram;
        }

        if (_made.Count >= budget)
        {
            _segments.Cut(0);
            throw new DiagramBudgetException(budget);
        }

        diagram = Diagram.Of(_ids++, node);
        _made.Add(diagram);
        return diagram;
    }

    // To clear a table takes time in proportion to the most that it ever held.
    private void Forget()
    {
        if (_choices.Count > 256)
        {
            _choices = [];
        }
        else
        {
            _choices.Clear();
        }
    }

    private Diagram Choose(ReadOnlySpan<ValueSet> box, int from, Diagram then, Diagram otherwise)
    {
        if (then == otherwise)
        {
            return then;
        }

        while (from < box.Length && box[from].IsAny)
        {
            from++;
        }

        if (from == box.Length)
        {
            return then;
        }

        if (!_choices.TryGetValue((from, then.Id, otherwise.Id), out var result))
        {
            result = ChooseBelow(box, from, then, otherwise);
            _choices.Add((from, then.Id, otherwise.Id), result);
        }

        return result;
    }

    private Diagram ChooseBelow(ReadOnlySpan<ValueSet> box, int from, Diagram then, Diagram otherwise)
    {
        var level = Math.Min(from, Math.Min(then.Level, otherwise.Level));
        var segments = new SegmentList(this, _segments, level);
        var pairs = new PairedSegments(then, otherwise, level, _maxima[level]);
        if (level < from)
        {
            foreach (var (last, one, other) in pairs)
            {
                segments.Add(last, Choose(box, from, one, other));
            }
        }
        else
        {
            AddChosen(segments, box, level, pairs);
        }

        return segments.ToDiagram();
    }

    private void AddChosen(SegmentList segments, ReadOnlySpan<ValueSet> box, int level, PairedSegments pairs)
    {
        var ranges = box[level].Ranges;
        var next = 0;
        var first = 0u;
        foreach (var (last, one, other) in pairs)
        {
            while (next < ranges.Length && ranges[next].First <= last)
            {
                var (from, to) = ranges[next];
                if (from > first)
                {
                    segments.Add(from - 1, other);
                }

                segments.Add(Math.Min(to, last), Choose(box, level + 1, one, other));
                first = Math.Min(to, last) + 1;
                if (to > last)
                {
                    break;
                }

                next++;
            }

            if (first <= last)
            {
                segments.Add(last, other);
            }

            first = last + 1;
        }
    }

    private Diagram Map(Diagram diagram, ReadOnlySpan<Outcome> outcomes, Dictionary<int, Diagram> done)
    {
        if (diagram.IsLeaf)
        {
            return Of(outcomes[diagram.Id]);
        }

        if (!done.TryGetValue(diagram.Id, out var result))
        {
            var segments = new SegmentList(this, _segments, diagram.Level);
            for (var i = 0; i < diagram.Lasts.Length; i++)
            {
                segments.Add(diagram.Lasts[i], Map(diagram.Rests[i], outcomes, done));
            }

            result = segments.ToDiagram();
            done.Add(diagram.Id, result);
        }

        return result;
    }
}
