using SgRules.Updates;

namespace SgRules.Analysis;

/// <summary>Every plan that the planner makes is proven, and one that opens or blinks never is.</summary>
public sealed class PlanProofProperties
{
    [ZonePairProperty(OneOf = 2)]
    public void Every_plan_between_generated_zones_is_proven(ZonePair pair)
    {
        var (before, after) = (pair.Before, pair.After);

        AssertProven(PlanProof.Of(UpdatePlan.Between(before, after), before, after));
    }

    [ZonePairProperty(OneOf = 4)]
    public void Every_plan_from_a_hosts_own_text_is_proven(ZonePair pair)
    {
        var host = ModelKernel.Loaded(pair.Before).Read();

        AssertProven(PlanProof.Of(UpdatePlan.Between(host, pair.After), host, pair.After));
    }

    [ZonePairProperty(OneOf = 2)]
    public void A_plan_with_a_step_left_out_or_two_changed_is_proven_only_if_no_probe_says_otherwise(ZonePair pair, int seed)
    {
        var (before, after) = (pair.Before, pair.After);
        var plan = UpdatePlan.Between(before, after);
        if (plan.Steps.IsEmpty)
        {
            return;
        }

        var wrong = plan with { Steps = Wrong(plan.Steps, new Random(seed)) };
        var proof = PlanProof.Of(wrong, before, after);

        Assert.True(proof.Outcome != PlanProofOutcome.Unknown || proof.Obstacles.Any(obstacle => obstacle.Contains("the kernel may not take it", StringComparison.Ordinal)), proof.Report.ToString());
        if (proof.Outcome == PlanProofOutcome.Proven)
        {
            AssertNoFault(pair, wrong);
        }
    }

    [ZonePairProperty(OneOf = 2)]
    public void A_plan_that_adds_members_then_commits_once_then_removes_members_is_proven_only_if_no_probe_says_otherwise(ZonePair pair)
    {
        var (before, after) = (pair.Before, pair.After);
        if (before.Sets.Any(set => after.Sets.Any(other => other.Name == set.Name && other.Type != set.Type)))
        {
            return;
        }

        var plan = NaivePlan.Between(before, after);
        var proof = PlanProof.Of(plan, before, after);

        Assert.True(proof.Outcome != PlanProofOutcome.Unknown, proof.Report.ToString());
        if (proof.Outcome == PlanProofOutcome.Proven)
        {
            AssertNoFault(pair, plan);
        }
    }

    [ZonePairProperty(OneOf = 10)]
    public void A_host_that_was_tampered_with_has_a_proven_plan_or_one_of_which_it_is_said_what_is_not_understood(ZonePair pair, int seed)
    {
        var host = new Tampering(new Random(seed)).Of(ModelKernel.Loaded(pair.Before), 1 + (int)((uint)seed % 3)).Read();
        var plan = UpdatePlan.Between(host, pair.After);
        var proof = PlanProof.Of(plan, host, pair.After);

        Assert.True(proof.Outcome != PlanProofOutcome.Refuted, proof.Report.ToString());
        Assert.Equal(proof.Outcome == PlanProofOutcome.Unknown, !proof.Obstacles.IsEmpty);
    }

    internal static void AssertProven(PlanProof proof) => Assert.True(proof.Outcome == PlanProofOutcome.Proven, proof.Report.ToString());

    // What is judged here is each table alone.
    private static void AssertNoFault(ZonePair pair, UpdatePlan plan)
    {
        var start = ModelKernel.Loaded(pair.Before);
        var fault = PlannedPair.Audit(pair, start, ModelKernel.Loaded(pair.After)).Fault(NaivePlan.Run(plan, start));

        Assert.Null(fault is { } found && !found.StartsWith("across", StringComparison.Ordinal) ? found : null);
    }

    private static ValueList<UpdateStep> Wrong(ValueList<UpdateStep> steps, Random random)
    {
        var changed = steps.ToImmutableArray().ToList();
        var at = random.Next(changed.Count);
        if (changed.Count == 1 || random.Next(2) == 0)
        {
            changed.RemoveAt(at);
        }
        else
        {
            var step = changed[at];
            changed.RemoveAt(at);
            changed.Insert(random.Next(changed.Count + 1), step);
        }

        return [.. changed];
    }
}
