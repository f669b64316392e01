namespace SgRules.Analysis;

/// <summary>What is found in the course of one table's proof. Mutable; lives as long as the proof.</summary>
internal sealed class ProofLog
{
    private const int MaxExamples = 8;

    private readonly List<Counterexample> _counterexamples = [];
    private readonly List<UnknownDecision> _undecided = [];
    private readonly List<string> _limits = [];
    private readonly List<ProvenBridge> _proven = [];
    private int _differing;
    private int _known;
    private int _bridges;
    private int _ports;
    private long _pairs;
    private long _nodes;

    /// <summary>Whether nothing stands against the table so far.</summary>
    public bool IsClean => _differing == 0 && _undecided.Count == 0 && _limits.Count == 0;

    public bool HasCounterexamples => _differing > 0;

    /// <summary>Whether no further example would be listed.</summary>
    public bool IsFull => _counterexamples.Count >= MaxExamples;

    public bool IsFullOfUndecided => _undecided.Count >= MaxExamples;

    public void Add(Counterexample? counterexample)
    {
        _differing++;
        if (counterexample is not null && !IsFull)
        {
            _counterexamples.Add(counterexample);
        }
    }

    public void Add(UnknownDecision undecided)
    {
        if (!IsFullOfUndecided)
        {
            _undecided.Add(undecided);
        }
    }

    public void AddLimit(string limit)
    {
        if (_limits.Count < MaxExamples)
        {
            _limits.Add(limit);
        }
    }

    /// <summary>How many ports and pairs of ports of bridges were looked at.</summary>
    public (int Ports, long Pairs) Counted => (_ports, _pairs);

    public void Count(int ports, long pairs, long nodes)
    {
        _bridges++;
        _ports += ports;
        _pairs += pairs;
        _nodes += nodes;
    }

    public void Add(ProvenBridge proven) => _proven.Add(proven);

    /// <summary>A bridge that was proven before, and is as it was.</summary>
    public void AddKnown(ProvenBridge known)
    {
        Count(known.Ports, known.Pairs, 0);
        _known++;
        Add(known);
    }

    public TableVerdict ToVerdict() => new()
    {
        Counterexamples = [.. _counterexamples],
        DifferingPairs = _differing,
        Undecided = [.. _undecided],
        Limits = [.. _limits],
        Bridges = _bridges,
        Ports = _ports,
        Pairs = _pairs,
        Nodes = _nodes,
        Proven = [.. _proven],
        Known = _known,
    };
}
