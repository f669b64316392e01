namespace SgRules.Updates;

/// <summary>The contract of plans (design, section 6) for hosts whose own save texts say what is loaded, in the model kernel.</summary>
public sealed class HostUpdateProperties
{
    [ZonePairProperty(OneOf = 2)]
    public void Foreign_rules_sets_and_policies_stay_as_and_where_they_are_among_each_other(ZonePair pair, int seed)
    {
        var (before, after) = (ModelKernel.Loaded(pair.Before), ModelKernel.Loaded(pair.After));
        var start = new ForeignContent(new Random(seed)).AddTo(before);
        var plan = Planned(start, pair.After);
        PlanAtom[] atoms = [.. PlanRun.Of(plan, start)];
        var end = atoms.Length == 0 ? start : atoms[^1].Host;

        foreach (var kind in Enum.GetValues<UpdateTable>())
        {
            Assert.Equal(
                OwnView.ForeignLines(start.Table(kind), before.Table(kind), after.Table(kind)),
                OwnView.ForeignLines(end.Table(kind), before.Table(kind), after.Table(kind)));
            Assert.Equal(OwnView.OwnLines(after.Table(kind), after.Table(kind)), OwnView.OwnLines(end.Table(kind), after.Table(kind)));
        }

        Assert.Equal(
            start.Sets.Values.Where(set => !before.Sets.ContainsKey(set.Name)).Concat(after.Sets.Values).OrderBy(set => set.Name, StringComparer.Ordinal).SelectMany(set => set.Lines()),
            end.Sets.Values.SelectMany(set => set.Lines()));
        UpdatePlanProperties.AssertSafe(PlannedPair.Audit(pair, start, end), atoms, plan);
    }

    [ZonePairProperty(OneOf = 2)]
    public void A_plan_from_the_hosts_own_text_leads_to_the_full_compilation(ZonePair pair)
    {
        var start = ModelKernel.Loaded(pair.Before);
        var plan = Planned(start, pair.After);
        PlanAtom[] atoms = [.. PlanRun.Of(plan, start)];
        var end = ModelKernel.Loaded(pair.After);

        UpdatePlanProperties.AssertSame(end, atoms.LastOrDefault()?.Host ?? start);
        UpdatePlanProperties.AssertSafe(PlannedPair.Audit(pair, start, end), atoms, plan);
    }

    [ZonePairProperty(OneOf = 5)]
    public void A_host_that_has_what_it_shall_have_gets_an_empty_plan_whatever_else_is_on_it(ZonePair pair, int seed) =>
        Assert.Empty(Planned(new ForeignContent(new Random(seed)).AddTo(ModelKernel.Loaded(pair.After)), pair.After).Steps);

    [ZonePairProperty(OneOf = 2)]
    public void From_where_a_run_was_interrupted_a_new_plan_leads_anywhere_and_leaves_nothing_behind(ZonePair pair, ZonePair other, int seed)
    {
        var random = new Random(seed);
        var planned = new PlannedPair(pair);
        var start = planned.Atoms.Count == 0 ? planned.Start : planned.Atoms[random.Next(planned.Atoms.Count)].Host;
        var goal = random.Next(3) switch { 0 => pair.Before, 1 => pair.After, _ => other.After };
        var plan = Planned(start, goal);
        PlanAtom[] atoms = [.. PlanRun.Of(plan, start)];
        var end = ModelKernel.Loaded(goal);

        UpdatePlanProperties.AssertSame(end, WithoutUntold(atoms.LastOrDefault()?.Host ?? start, end));
        UpdatePlanProperties.AssertSafe(PlannedPair.Audit(pair, start, end, other.New), atoms, plan);
    }

    // Once the chains of a per-vm instance are gone nothing says whose a set of its name is, that no rule asks, unless the goal has the
    // name too. It is left alone then: it does nothing.
    internal static ModelKernel WithoutUntold(ModelKernel reached, ModelKernel goal) => reached with
    {
        Sets = reached.Sets.RemoveRange(reached.Sets.Keys.Where(name => !name.StartsWith("sg1-", StringComparison.Ordinal) && !goal.Sets.ContainsKey(name) && !reached.IsAsked(name))),
    };

    private static UpdatePlan Planned(ModelKernel start, Netfilter.Ruleset desired)
    {
        var plan = UpdatePlan.Between(start.Read(), desired);
        Assert.DoesNotContain(plan.Diagnostics, finding => finding.Severity == DiagnosticSeverity.Error);
        return plan;
    }
}
