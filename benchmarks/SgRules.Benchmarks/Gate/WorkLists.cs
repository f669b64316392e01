using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Benchmarks;

/// <summary>What the gate measures.</summary>
internal static class WorkLists
{
    /// <summary>What is measured for 1,000 and for 10,000 instances.</summary>
    public static IEnumerable<Func<int, IEnumerable<Work>>> ThatGrow =>
    [
        instances => OfStages(Shape.Shared, instances),
        instances => OfStages(Shape.Dual, instances),
        instances => OfStages(Shape.Own, instances).Where(work => work.Name.EndsWith(": compile", StringComparison.Ordinal)),
        instances => OfPlans(instances).Where(work => !IsLong(work)),
        OfZones,
    ];

    /// <summary>What is measured for one number of instances: with less it would take no time worth measuring, with more too much.</summary>
    public static IEnumerable<Func<int, IEnumerable<Work>>> OfOneSize =>
    [
        instances => OfStages(Shape.Own, instances),
        instances => OfStages(Shape.Wide, instances),
        instances => OfPlans(instances).Where(IsLong),
    ];

    private static IEnumerable<Work> OfStages(Shape shape, int instances)
    {
        var host = new CompiledHost(ShapedZone.Create(shape, instances));
        var name = shape.ToString().ToLowerInvariant();
        return
        [
            new($"{name}: parse JSON", instances, () => host.ParseJson().Instances.Count),
            new($"{name}: validate", instances, () => host.Validate().Diagnostics.Count),
            new($"{name}: compile", instances, () => RulesOf(host.Compile())),
            new($"{name}: write", instances, () => host.Write()),
            new($"{name}: parse text", instances, () => RulesOf(host.ParseText())),
            new($"{name}: end to end", instances, () => host.EndToEnd()),
        ];
    }

    private static IEnumerable<Work> OfPlans(int instances)
    {
        var host = new PlannedHost(ShapedZone.Create(Shape.Dual, instances));
        return
        [
            new("plan: equal", instances, () => host.Equal().Steps.Count),
            new("plan: one rule", instances, () => host.OneRule().Steps.Count),
            new("plan: one member", instances, () => host.OneMember().Steps.Count),
            new("plan: an instance more", instances, () => host.InstanceMore().Steps.Count),
            new("plan: an instance less", instances, () => host.InstanceLess().Steps.Count),
            new("plan: one rule, from save texts", instances, () => host.FromSave().Steps.Count),
        ];
    }

    // Hosts of 50 instances, all of them.
    private static IEnumerable<Work> OfZones(int instances)
    {
        var zone = new CompiledZone(ZoneOfCells.Create(instances / ZoneOfCells.Instances));
        return [new("zone: compile all hosts", instances, zone.CompileAll)];
    }

    private static bool IsLong(Work plan) => plan.Name is "plan: an instance less" or "plan: one rule, from save texts";

    private static long RulesOf(Ruleset ruleset) => ruleset.IPv4.RuleCount + ruleset.IPv6.RuleCount;

    private static long RulesOf(HostState state) => state.IPv4.Table!.RuleCount + state.IPv6.Table!.RuleCount;
}
