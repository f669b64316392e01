namespace SgRules.Analysis;

/// <summary>A space has as many nodes as it may, says so when they are used up, and answers rightly before and after.</summary>
public sealed class DiagramBudgetTests
{
    [Fact]
    public void A_space_refuses_the_first_node_over_its_budget()
    {
        var space = new DiagramSpace([9, 9], budget: 2);
        _ = space.Set([ValueSet.Any, ValueSet.Of(1)]);
        _ = space.Set([ValueSet.Any, ValueSet.Of(2)]);

        var thrown = Assert.Throws<DiagramBudgetException>(() => space.Set([ValueSet.Any, ValueSet.Of(3)]));

        Assert.Equal((2, 2), (thrown.Limit, space.Count));
        Assert.Contains("2 nodes", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_there_is_already_takes_nothing_of_the_budget()
    {
        var space = new DiagramSpace([9, 9], budget: 1);
        var made = space.Set([ValueSet.Any, ValueSet.Of(1)]);

        Assert.Same(made, space.Set([ValueSet.Any, ValueSet.Of(1)]));
        Assert.Same(made, space.Combine(Operation.Intersect, made, made));
        Assert.Equal(1, space.Count);
    }

    [Fact]
    public void What_a_space_says_after_it_ran_out_is_right()
    {
        var unlimited = new SmallSpace(3, 3, 3);
        for (var budget = 0; budget < 12; budget++)
        {
            var space = new DiagramSpace([2, 2, 2], budget);
            foreach (var box in unlimited.Boxes())
            {
                if (Try(space, box) is { } diagram)
                {
                    Assert.All(unlimited.Points, point => Assert.Equal(box.Has(point) ? Outcome.Accept : Outcome.Drop, unlimited.Walk(diagram, point)));
                }
            }

            Assert.Equal(budget, space.Count);
        }
    }

    private static Diagram? Try(DiagramSpace space, SmallBox box)
    {
        try
        {
            return space.Set(box.Sets);
        }
        catch (DiagramBudgetException)
        {
            return null;
        }
    }
}
