using SgRules.Analysis;
using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Cli.Plans;

/// <summary>A plan with what it takes to prove it.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Prove">Proves it; <see langword="null"/> for a plan that can't be, which has no step.</param>
internal sealed record ProvablePlan(UpdatePlan Plan, Func<CancellationToken, PlanProof>? Prove)
{
    public static ProvablePlan Refused(ValueList<Diagnostic> errors) => new(UpdatePlan.Refused(errors), null);

    public static ProvablePlan Between(Ruleset current, Ruleset desired) =>
        Of(UpdatePlan.Between(current, desired), (plan, token) => PlanProof.Of(plan, current, desired, cancellationToken: token));

    public static ProvablePlan Between(HostState current, Ruleset desired, bool adopt) =>
        Of(UpdatePlan.Between(current, desired, adopt), (plan, token) => PlanProof.Of(plan, current, desired, cancellationToken: token));

    private static ProvablePlan Of(UpdatePlan plan, Func<UpdatePlan, CancellationToken, PlanProof> prove) => new(plan, plan.IsRefused ? null : token => prove(plan, token));
}
