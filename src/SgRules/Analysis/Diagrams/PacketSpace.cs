namespace SgRules.Analysis;

/// <summary>
/// The packets of a family as a space of diagrams, in one of two orders: who sends comes first, or who receives. Tests of the near end, which
/// tell ports apart, then stand before the gates, which many ports share; the far end comes last.
/// </summary>
internal sealed class PacketSpace
{
    private static readonly PacketField[] SenderFirst =
    [
        PacketField.SourceMac, PacketField.Source, PacketField.State, PacketField.Protocol,
        PacketField.DestinationPort, PacketField.SourcePortOrMessage, PacketField.HopLimit, PacketField.Destination,
    ];

    private static readonly PacketField[] ReceiverFirst =
    [
        PacketField.Destination, PacketField.State, PacketField.Protocol, PacketField.DestinationPort,
        PacketField.SourcePortOrMessage, PacketField.HopLimit, PacketField.Source, PacketField.SourceMac,
    ];

    private readonly PacketField[] _order;
    private readonly ValueSet[] _box = new ValueSet[PacketValues.FieldCount];

    private PacketSpace(PacketValues values, PacketField[] order, int budget)
    {
        Values = values;
        _order = order;
        Diagrams = new DiagramSpace(Array.ConvertAll(order, values.Maximum), budget);
    }

    public PacketValues Values { get; }

    public DiagramSpace Diagrams { get; }

    public Diagram Drop => Diagrams.Of(Outcome.Drop);

    public Diagram Accept => Diagrams.Of(Outcome.Accept);

    public Diagram Continue => Diagrams.Of(Outcome.Continue);

    public Diagram Unknown => Diagrams.Of(Outcome.Unknown);

    /// <summary>A space that asks first who sends.</summary>
    public static PacketSpace OfSenders(PacketValues values, int budget = DiagramSpace.DefaultBudget) => new(values, SenderFirst, budget);

    /// <summary>A space that asks first who receives.</summary>
    public static PacketSpace OfReceivers(PacketValues values, int budget = DiagramSpace.DefaultBudget) => new(values, ReceiverFirst, budget);

    public int LevelOf(PacketField field) => Array.IndexOf(_order, field);

    public PacketField FieldAt(int level) => _order[level];

    /// <summary>One diagram for the packets that meet a condition, another for all others.</summary>
    public Diagram Choose(PacketBox box, Diagram then, Diagram otherwise)
    {
        for (var level = 0; level < _order.Length; level++)
        {
            _box[level] = box[_order[level]];
        }

        return Diagrams.Choose(_box, then, otherwise);
    }

    /// <summary>Conditions one after the other, as a chain of rules: the first that a packet meets decides, then what is left to.</summary>
    public Diagram Decide(IReadOnlyList<(PacketBox Box, Diagram Then)> rules, Diagram otherwise)
    {
        for (var i = rules.Count - 1; i >= 0; i--)
        {
            otherwise = Choose(rules[i].Box, rules[i].Then, otherwise);
        }

        return otherwise;
    }

    /// <summary>The boxes of a set of packets, none overlapping, in order.</summary>
    public IEnumerable<PacketBox> Boxes(Diagram diagram, Outcome outcome = Outcome.Accept) => Boxes(diagram, outcome, PacketBox.Everything);

    /// <summary>The same function in another space of the same values. Takes a look at each of its boxes, so it must have few.</summary>
    public Diagram CopyTo(PacketSpace other, Diagram set)
    {
        var copy = other.Drop;
        foreach (var box in Boxes(set))
        {
            copy = other.Choose(box, other.Accept, copy);
        }

        return copy;
    }

    private IEnumerable<PacketBox> Boxes(Diagram diagram, Outcome outcome, PacketBox above)
    {
        if (diagram.IsLeaf)
        {
            return diagram.Is(outcome) ? [above] : [];
        }

        return BoxesBelow(diagram, outcome, above);
    }

    private IEnumerable<PacketBox> BoxesBelow(Diagram diagram, Outcome outcome, PacketBox above)
    {
        var ways = new Dictionary<Diagram, List<(uint, uint)>>(ReferenceEqualityComparer.Instance);
        var order = new List<Diagram>();
        var first = 0u;
        for (var i = 0; i < diagram.Lasts.Length; i++)
        {
            if (!ways.TryGetValue(diagram.Rests[i], out var ranges))
            {
                order.Add(diagram.Rests[i]);
                ways.Add(diagram.Rests[i], ranges = []);
            }

            ranges.Add((first, diagram.Lasts[i]));
            first = diagram.Lasts[i] + 1;
        }

        foreach (var rest in order)
        {
            foreach (var box in Boxes(rest, outcome, above.With(FieldAt(diagram.Level), ValueSet.OfRanges(ways[rest]))))
            {
                yield return box;
            }
        }
    }
}
