using SgRules.Testing;

namespace SgRules.Updates;

/// <summary>The contract of plans (design, section 6) over generated pairs of zones, in the model kernel.</summary>
public sealed class UpdatePlanProperties
{
    // The whole number of pairs: in CI 1,000 here. With 500 each of those that are stopped, begun from the host's text, interrupted, among
    // foreign rules and tampered with, 3,500 pairs are audited atom by atom.
    [ZonePairProperty]
    public void After_every_atom_all_that_passes_passed_before_or_will_and_all_that_passes_in_both_states_still_does(ZonePair pair)
    {
        var planned = new PlannedPair(pair);

        AssertSafe(planned.Audit(pair), planned.Atoms, planned.Plan);
    }

    [ZonePairProperty(OneOf = 2)]
    public void At_the_end_the_host_has_the_full_compilation_and_nothing_else(ZonePair pair)
    {
        var planned = new PlannedPair(pair);

        AssertSame(planned.End, planned.Reached);
    }

    [ZonePairProperty(OneOf = 2)]
    public void Stopped_behind_any_atom_the_plan_runs_again_from_the_start_and_is_as_safe(ZonePair pair, int seed)
    {
        var planned = new PlannedPair(pair);
        var audit = planned.Audit(pair);
        foreach (var stop in Some(planned.Atoms.Count, 4, new Random(seed)))
        {
            var again = PlanRun.Of(planned.Plan, planned.Atoms[stop].Host).ToArray();

            AssertSame(planned.End, again.LastOrDefault()?.Host ?? planned.Atoms[stop].Host);
            AssertSafe(audit, [.. planned.Atoms.Take(stop + 1), .. again], planned.Plan);
        }
    }

    [ZonePairProperty(OneOf = 2)]
    public void A_finished_plan_that_runs_again_changes_nothing_that_rules_ask(ZonePair pair) =>
        AssertHarmlessAgain(pair, new PlannedPair(pair));

    [ZonePairProperty(OneOf = 5)]
    public void The_states_of_a_plan_are_those_that_its_commits_leave(ZonePair pair)
    {
        var planned = new PlannedPair(pair);
        foreach (var lines in planned.Plan.Owned.ToImmutableArray())
        {
            var commits = planned.Atoms.Where(atom => atom.Step.Kind == UpdateStepKind.Commit && atom.Step.Table == lines.Table).ToArray();
            string[] states = [PlanRun.HashOf(lines, planned.Start.Table(lines.Table)), .. commits.Select(atom => PlanRun.HashOf(lines, atom.Host.Table(lines.Table)))];

            Assert.Equal(states, lines.States);
            Assert.Equal(states[0], planned.Plan.Start.Of(lines.Table));
            Assert.Equal(states[^1], planned.Plan.End.Of(lines.Table));
            Assert.Equal(states[..^1], commits.Select(atom => atom.Step.Before));
            Assert.Equal(states[1..], commits.Select(atom => atom.Step.After));
        }
    }

    [ZonePairProperty(OneOf = 5)]
    public void A_state_that_is_not_the_plans_is_refused_before_anything_is_changed(ZonePair pair, int seed)
    {
        var planned = new PlannedPair(pair);
        var random = new Random(seed);
        foreach (var lines in planned.Plan.Owned.ToImmutableArray())
        {
            var stop = random.Next(planned.Atoms.Count + 1);
            var host = stop == 0 ? planned.Start : planned.Atoms[stop - 1].Host;
            var own = host.Table(lines.Table).Chains.Values.Where(chain => !chain.Rules.IsEmpty && !ModelTable.IsHook(lines.Table, chain.Name)).OrderBy(chain => chain.Name, StringComparer.Ordinal).ToArray();
            if (own.Length > 0)
            {
                var chain = own[random.Next(own.Length)];
                var chains = new Dictionary<string, ModelChain>(host.Table(lines.Table).Chains, StringComparer.Ordinal) { [chain.Name] = chain.With(chain.Rules.RemoveAt(random.Next(chain.Rules.Count))) };
                var tampered = host.With(new ModelTable(lines.Table, chains, string.Empty));

                // Without the one rule that a commit adds, it is the state before.
                if (lines.States.Contains(PlanRun.HashOf(lines, tampered.Table(lines.Table))))
                {
                    continue;
                }

                Assert.Throws<UnknownStateException>(() => PlanRun.Of(planned.Plan, tampered));
            }
        }
    }

    [ZonePairProperty(OneOf = 2)]
    public void The_way_back_leads_to_the_start(ZonePair pair)
    {
        var planned = new PlannedPair(pair);

        AssertSame(planned.Start, PlanRun.End(UpdatePlan.Between(pair.After, pair.Before), planned.Reached));
    }

    [ZonePairProperty(OneOf = 5)]
    public void Equal_models_have_an_empty_plan_whatever_order_they_are_written_in(ZonePair pair, int seed)
    {
        if (pair.Old is { } zone)
        {
            var plan = UpdatePlan.Between(pair.Before, ZoneCase.Compile(new ZoneShuffle(new Random(seed)).Shuffle(zone), pair.OldOptions));

            Assert.True(plan.IsEmpty);
            Assert.Empty(plan.Steps);
            Assert.Empty(plan.ConntrackDeletions);
            Assert.Equal(new UpdateSummary(), plan.Summary);
            Assert.Equal(plan.Start, plan.End);
        }
    }

    // Where members are all that changes of a family that needs two commits, the last state has the hash of the first: nothing tells them
    // apart, so that the commits run again.
    internal static void AssertHarmlessAgain(ZonePair pair, PlannedPair planned)
    {
        var circles = planned.Plan.Owned.Where(lines => lines.States.Count > 1 && lines.States[0] == lines.States[^1]).Select(lines => lines.Table).ToHashSet();
        PlanAtom[] again = [.. PlanRun.Of(planned.Plan, planned.Reached)];
        var committed = again.Where(atom => atom.Step.Kind == UpdateStepKind.Commit).Select(atom => atom.Step.Table!.Value).ToHashSet();

        Assert.True(committed.SetEquals(circles), $"committed again: {string.Join(", ", committed)}; in the first state: {string.Join(", ", circles)}");
        Assert.All(again, atom => Assert.All(planned.Reached.Sets, set => Assert.Equal(set.Value.Lines(), atom.Host.Sets[set.Key].Lines())));
        AssertSafe(PlannedPair.Audit(pair, planned.Reached, planned.Reached), again, planned.Plan);
        AssertSame(planned.Reached, again.LastOrDefault()?.Host ?? planned.Reached);
    }

    internal static void AssertSafe(SafetyAudit audit, IEnumerable<PlanAtom> atoms, UpdatePlan plan)
    {
        if (audit.Fault(atoms) is { } fault)
        {
            Assert.Fail($"{fault}\n{PlanText.Of(plan)}");
        }
    }

    internal static void AssertSame(ModelKernel expected, ModelKernel actual)
    {
        Assert.Equal(expected.IPv4.Text, actual.IPv4.Text);
        Assert.Equal(expected.IPv6.Text, actual.IPv6.Text);
        Assert.Equal(expected.Ethernet.Text, actual.Ethernet.Text);
        Assert.Equal(expected.SetText(), actual.SetText());
    }

    // All of a few, else some different ones.
    internal static IEnumerable<int> Some(int count, int most, Random random)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        random.Shuffle(all);
        return all.Take(most);
    }
}
