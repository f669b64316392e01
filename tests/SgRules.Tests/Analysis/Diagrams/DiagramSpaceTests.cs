namespace SgRules.Analysis;

/// <summary>The engine of proofs against brute force: every function and box of small spaces, point by point, and each function one object.</summary>
public sealed class DiagramSpaceTests
{
    private static readonly Outcome[] AllOutcomes = Enum.GetValues<Outcome>();

    private static readonly Outcome[] SetOutcomes = [Outcome.Drop, Outcome.Accept];

    [Fact]
    public void Every_function_of_a_small_space_is_one_object_however_it_is_made()
    {
        var space = new SmallSpace(3, 2, 2);
        foreach (var table in space.Tables(SetOutcomes))
        {
            space.Is((_, i) => table[i], space.Of(table));
            space.Is((_, i) => table[i], space.Of(table, Enumerable.Range(0, table.Length).Reverse()));
            space.Is((_, i) => table[i], space.Of(table, Enumerable.Range(0, table.Length).OrderBy(i => 7 * i % 12)));
        }
    }

    [Fact]
    public void Every_two_functions_are_put_together_point_by_point()
    {
        var space = new SmallSpace(2, 2);
        var tables = space.Tables(AllOutcomes).ToList();
        var diagrams = tables.ConvertAll(space.Of);
        foreach (var (one, left) in tables.Zip(diagrams))
        {
            foreach (var (two, right) in tables.Zip(diagrams))
            {
                space.Is((_, i) => one[i] == Outcome.Continue ? two[i] : one[i], space.Diagrams.Combine(Operation.Then, left, right));
                space.Is((_, i) => one[i] == two[i] ? one[i] : Outcome.Unknown, space.Diagrams.Combine(Operation.Doubt, left, right));
                space.Is((_, i) => Set(one[i] != two[i]), space.Diagrams.Combine(Operation.Differ, left, right));
            }
        }
    }

    [Theory]
    [InlineData(2, 2, 2)]
    [InlineData(4, 2, 1)]
    [InlineData(2, 1, 4)]
    public void Every_two_sets_are_put_together_point_by_point(uint one, uint two, uint three)
    {
        var space = new SmallSpace(one, two, three);
        var tables = space.Tables(SetOutcomes).ToList();
        var diagrams = tables.ConvertAll(space.Of);
        foreach (var (first, left) in tables.Zip(diagrams))
        {
            foreach (var (second, right) in tables.Zip(diagrams))
            {
                space.Is((_, i) => Set(Has(first, i) || Has(second, i)), space.Diagrams.Combine(Operation.Union, left, right));
                space.Is((_, i) => Set(Has(first, i) && Has(second, i)), space.Diagrams.Combine(Operation.Intersect, left, right));
                space.Is((_, i) => Set(Has(first, i) && !Has(second, i)), space.Diagrams.Combine(Operation.Minus, left, right));
                space.Is((_, i) => Set(Has(first, i) != Has(second, i)), space.Diagrams.Combine(Operation.Differ, left, right));
            }
        }
    }

    [Fact]
    public void Every_box_chooses_between_every_two_functions()
    {
        var space = new SmallSpace(2, 2);
        var tables = space.Tables(Outcome.Drop, Outcome.Accept, Outcome.Continue).ToList();
        var diagrams = tables.ConvertAll(space.Of);
        foreach (var box in space.Boxes())
        {
            foreach (var (inside, then) in tables.Zip(diagrams))
            {
                foreach (var (outside, otherwise) in tables.Zip(diagrams))
                {
                    space.Is((point, i) => box.Has(point) ? inside[i] : outside[i], space.Diagrams.Choose(box.Sets, then, otherwise));
                }
            }
        }
    }

    [Fact]
    public void Every_box_of_wider_fields_is_its_set_and_chooses_between_functions()
    {
        var space = new SmallSpace(3, 4, 2);
        var random = new Random(1);
        var tables = Enumerable.Range(0, 40).Select(_ => Array.ConvertAll(space.Points, _ => AllOutcomes[random.Next(4)])).ToList();
        var diagrams = tables.ConvertAll(space.Of);
        foreach (var box in space.Boxes())
        {
            var (one, two) = (random.Next(40), random.Next(40));
            space.Is((point, _) => Set(box.Has(point)), space.Diagrams.Set(box.Sets));
            space.Is((point, i) => box.Has(point) ? tables[one][i] : tables[two][i], space.Diagrams.Choose(box.Sets, diagrams[one], diagrams[two]));
        }
    }

    [Fact]
    public void Long_lists_of_boxes_decide_as_the_first_that_has_the_point()
    {
        var space = new SmallSpace(4, 2, 3, 5);
        var random = new Random(2);
        var last = (Table: Array.ConvertAll(space.Points, _ => Outcome.Drop), Diagram: space.Diagrams.Of(Outcome.Drop));
        for (var list = 0; list < 300; list++)
        {
            var next = Decide(space, random, 1 + (list % 30));
            space.Is((_, i) => next.Table[i], next.Diagram);
            space.Is((_, i) => last.Table[i] == Outcome.Continue ? next.Table[i] : last.Table[i], space.Diagrams.Combine(Operation.Then, last.Diagram, next.Diagram));
            space.Is((_, i) => last.Table[i] == next.Table[i] ? last.Table[i] : Outcome.Unknown, space.Diagrams.Combine(Operation.Doubt, last.Diagram, next.Diagram));
            space.Is((_, i) => Set(last.Table[i] != next.Table[i]), space.Diagrams.Combine(Operation.Differ, next.Diagram, last.Diagram));
            last = next;
        }
    }

    [Fact]
    public void Every_exchange_of_outcomes_holds_at_every_point()
    {
        var space = new SmallSpace(2, 2);
        foreach (var table in space.Tables(AllOutcomes))
        {
            var diagram = space.Of(table);
            Assert.All(AllOutcomes, outcome => space.Is((_, i) => Set(table[i] == outcome), space.Diagrams.Where(diagram, outcome)));
            foreach (var exchange in space.Tables(AllOutcomes))
            {
                space.Is((_, i) => exchange[(int)table[i]], space.Diagrams.Map(diagram, exchange));
            }
        }
    }

    [Fact]
    public void What_follows_a_value_is_the_function_with_this_value()
    {
        var space = new SmallSpace(3, 2, 2);
        foreach (var table in space.Tables(SetOutcomes))
        {
            var diagram = space.Of(table);
            for (var value = 0u; value < 3; value++)
            {
                var follows = diagram.At(0, value);
                space.Is((point, _) => table[(4 * value) + (2 * point[1]) + point[2]], follows);
            }
        }
    }

    private static (Outcome[] Table, Diagram Diagram) Decide(SmallSpace space, Random random, int length)
    {
        var table = Array.ConvertAll(space.Points, _ => Outcome.Continue);
        var diagram = space.Diagrams.Of(Outcome.Continue);
        for (var i = 0; i < length; i++)
        {
            var (box, outcome) = (space.Box(random), AllOutcomes[random.Next(4)]);
            diagram = space.Diagrams.Choose(box.Sets, space.Diagrams.Of(outcome), diagram);
            table = [.. table.Select((before, at) => box.Has(space.Points[at]) ? outcome : before)];
        }

        return (table, diagram);
    }

    private static Outcome Set(bool has) => has ? Outcome.Accept : Outcome.Drop;

    private static bool Has(Outcome[] table, int point) => table[point] == Outcome.Accept;
}
