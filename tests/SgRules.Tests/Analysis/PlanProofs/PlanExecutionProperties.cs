using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>What a plan's documents do, executed as text, is what the model kernel of the tests does with them, atom by atom; neither knows the other.</summary>
public sealed class PlanExecutionProperties
{
    [ZonePairProperty(OneOf = 2)]
    public void Behind_each_atom_the_host_has_what_the_model_kernel_has(ZonePair pair)
    {
        var planned = new PlannedPair(pair);

        AssertSame(PlanState.Of(pair.Before), planned.Plan, planned.Start, planned.Atoms);
    }

    [ZonePairProperty(OneOf = 4)]
    public void So_it_has_from_a_hosts_own_text_with_rules_and_sets_of_others(ZonePair pair, int seed)
    {
        var start = new ForeignContent(new Random(seed)).AddTo(ModelKernel.Loaded(pair.Before));
        var host = start.Read();
        var plan = UpdatePlan.Between(host, pair.After);

        AssertSame(PlanState.Of(host), plan, start, [.. PlanRun.Of(plan, start)]);
    }

    [ZonePairProperty(OneOf = 4)]
    public void So_it_has_from_a_host_that_was_tampered_with(ZonePair pair, int seed)
    {
        var start = new Tampering(new Random(seed)).Of(ModelKernel.Loaded(pair.Before), 1 + (int)((uint)seed % 3));
        var host = start.Read();
        var plan = UpdatePlan.Between(host, pair.After);

        AssertSame(PlanState.Of(host), plan, start, [.. PlanRun.Of(plan, start)]);
    }

    private static void AssertSame(PlanState mine, UpdatePlan plan, ModelKernel start, IReadOnlyList<PlanAtom> model)
    {
        var (before, number) = (start, 0);
        AssertSame(start, null, mine);
        foreach (var atom in PlanExecution.Run(plan, mine))
        {
            Assert.Null(atom.Problem);
            (int Line, PlanState State)[] states = [.. atom.Each()];
            foreach (var (_, state) in states)
            {
                AssertSame(model[number].Host, before, state);
                before = model[number++].Host;
            }

            AssertSame(before, null, atom.After);
            Assert.Equal(atom.IsSilent ? 1 : states.Length, atom.Count);
        }

        Assert.Equal(model.Count, number);
    }

    private static void AssertSame(ModelKernel expected, ModelKernel? before, PlanState actual)
    {
        Assert.True(before?.IPv4 == expected.IPv4 || expected.IPv4.Filter == actual.IPv4.Filter);
        Assert.True(before?.IPv6 == expected.IPv6 || expected.IPv6.Filter == actual.IPv6.Filter);
        Assert.True(before?.Ethernet == expected.Ethernet || expected.Ethernet.Ethernet == actual.Ethernet.Ethernet);
        Assert.Equal(expected.Sets.Values.Where(set => set.Header.Type is not null).Select(set => set.Value), actual.KnownSets);
        Assert.Equal(expected.Sets.Values.Where(set => set.Header.Type is null).Select(set => set.Name), actual.ForeignSets.Select(set => set.Text));
    }
}
