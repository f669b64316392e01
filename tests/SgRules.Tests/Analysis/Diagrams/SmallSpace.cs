namespace SgRules.Analysis;

/// <summary>A space with so few points that every function can be looked at point by point: a table of outcomes.</summary>
internal sealed class SmallSpace
{
    private readonly uint[] _sizes;
    private readonly Dictionary<string, Diagram> _diagrams = new(StringComparer.Ordinal);
    private readonly Dictionary<Diagram, string> _tables = new(ReferenceEqualityComparer.Instance);

    public SmallSpace(params uint[] sizes)
    {
        _sizes = sizes;
        Diagrams = new DiagramSpace([.. sizes.Select(size => size - 1)]);
        Points = [.. sizes.Aggregate<uint, IEnumerable<uint[]>>([[]], (points, size) => points.SelectMany(_ => Values(size), (point, value) => (uint[])[.. point, value]))];
    }

    public DiagramSpace Diagrams { get; }

    public uint[][] Points { get; }

    /// <summary>Every box, the empty ones too.</summary>
    public IEnumerable<SmallBox> Boxes() => _sizes
        .Aggregate<uint, IEnumerable<IEnumerable<(ValueSet, uint)>>>([[]], (boxes, size) => boxes.SelectMany(_ => SmallBox.Fields(size), (box, field) => box.Append(field)))
        .Select(SmallBox.Of);

    public SmallBox Box(Random random) => SmallBox.Of(_sizes.Select(size => random.Next(3) == 0 ? (ValueSet.Any, (1u << (int)size) - 1) : Field((uint)random.Next(1 << (int)size))));

    /// <summary>Every function with some outcomes.</summary>
    public IEnumerable<Outcome[]> Tables(params Outcome[] outcomes) =>
        Points.Aggregate<uint[], IEnumerable<Outcome[]>>([[]], (tables, _) => tables.SelectMany(_ => outcomes, (table, outcome) => (Outcome[])[.. table, outcome]));

    /// <summary>The diagram of a table, made point by point in an order that the caller says.</summary>
    public Diagram Of(Outcome[] table, IEnumerable<int> order)
    {
        var diagram = Diagrams.Of(Outcome.Drop);
        foreach (var i in order)
        {
            diagram = Diagrams.Choose([.. Points[i].Select(ValueSet.Of)], Diagrams.Of(table[i]), diagram);
        }

        return diagram;
    }

    public Diagram Of(Outcome[] table) => Of(table, Enumerable.Range(0, table.Length));

    /// <summary>A diagram must be the function of a table, and the only object that is; the only function that the object is, too.</summary>
    public void Is(Func<uint[], int, Outcome> expected, Diagram actual)
    {
        var table = new char[Points.Length];
        for (var i = 0; i < table.Length; i++)
        {
            var outcome = expected(Points[i], i);
            table[i] = (char)('0' + (int)outcome);
            if (outcome != Walk(actual, Points[i]))
            {
                Assert.Fail($"Point {string.Join(',', Points[i])} is {Walk(actual, Points[i])}, not {outcome}.");
            }
        }

        var name = new string(table);
        if (!_diagrams.TryAdd(name, actual))
        {
            Assert.Same(_diagrams[name], actual);
        }

        if (!_tables.TryAdd(actual, name))
        {
            Assert.Equal(_tables[actual], name);
        }
    }

    /// <summary>The outcome at a point: looks at every range on the way and holds each node to what a diagram is.</summary>
    public Outcome Walk(Diagram diagram, uint[] point)
    {
        var above = -1;
        while (!diagram.IsLeaf)
        {
            Assert.True(diagram.Level > above, "A field is asked behind a later one.");
            Assert.True(diagram.Lasts.Length > 1 && diagram.Lasts.Length == diagram.Rests.Length, "A node asks what doesn't matter.");
            Assert.Equal(_sizes[diagram.Level] - 1, diagram.Lasts[^1]);
            above = diagram.Level;
            var range = diagram.Lasts.Length - 1;
            for (var i = diagram.Lasts.Length - 2; i >= 0; i--)
            {
                Assert.True(diagram.Lasts[i] < diagram.Lasts[i + 1] && diagram.Rests[i] != diagram.Rests[i + 1], "Ranges overlap, or neighbours agree.");
                range = point[diagram.Level] <= diagram.Lasts[i] ? i : range;
            }

            diagram = diagram.Rests[range];
        }

        return diagram.Outcome;
    }

    private static IEnumerable<uint> Values(uint size) => Enumerable.Range(0, (int)size).Select(value => (uint)value);

    private static (ValueSet Values, uint Bits) Field(uint bits) => (SmallBox.Values(bits), bits);
}
