using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Benchmarks;

/// <summary>What the gate measures.</summary>
internal static class WorkLists
{
    /// <summary>Every stage of one host.</summary>
    public static IEnumerable<Work> OfStages(Shape shape, int instances)
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

    /// <summary>Every plan of one host.</summary>
    public static IEnumerable<Work> OfPlans(int instances)
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

    /// <summary>All hosts of a zone, 50 instances on each.</summary>
    public static IEnumerable<Work> OfZones(int instances)
    {
        var zone = new CompiledZone(ShapedZone.OfHosts(instances / 50));
        return [new("zone: compile all hosts", instances, zone.CompileAll)];
    }

    private static long RulesOf(Ruleset ruleset) => ruleset.IPv4.RuleCount + ruleset.IPv6.RuleCount;

    private static long RulesOf(HostState state) => state.IPv4.Table!.RuleCount + state.IPv6.Table!.RuleCount;
}
