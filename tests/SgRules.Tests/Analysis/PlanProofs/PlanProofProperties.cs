using SgRules.Netfilter;
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
            var start = ModelKernel.Loaded(before);
            PlanAtom[] atoms = [.. PlanRun.Of(wrong, start)];
            Assert.Null(PlannedPair.Audit(pair, start, ModelKernel.Loaded(after)).Fault(atoms) is { } fault && !fault.StartsWith("across", StringComparison.Ordinal) ? fault : null);
        }
    }

    internal static void AssertProven(PlanProof proof) => Assert.True(proof.Outcome == PlanProofOutcome.Proven, proof.Report.ToString());

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
