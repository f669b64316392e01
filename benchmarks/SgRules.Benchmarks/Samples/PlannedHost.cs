using SgRules.Addressing;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Benchmarks;

/// <summary>A host before and after small changes, and the plan of each as a call.</summary>
internal sealed class PlannedHost
{
    private readonly Ruleset _current;

    private readonly Ruleset _same;

    private readonly Ruleset _oneRule;

    private readonly Ruleset _oneMember;

    private readonly Ruleset _oneInstance;

    private readonly CompiledHost _host;

    public PlannedHost(Zone zone)
    {
        // The last instance is the one that comes and goes; the one before it is a member on another host.
        var (elsewhere, newcomer) = (zone.Instances[^2] with { Host = "kvm2" }, zone.Instances[^1]);
        ValueList<Instance> others = [.. zone.Instances.AsSpan()[..^2]];
        var before = zone with { Hosts = [zone.Hosts[0], zone.Hosts[0] with { Name = "kvm2" }], Instances = others.Add(elsewhere) };
        _host = new CompiledHost(before);
        _current = _host.Ruleset;
        _same = _host.Compile();
        _oneRule = Compile(before with { SecurityGroups = [.. before.SecurityGroups.AsSpan()[1..], WithAnotherRule(before.SecurityGroups[0])] });
        _oneMember = Compile(before with { Instances = others.Add(elsewhere with { SecurityGroups = WithAnother(elsewhere.SecurityGroups, zone) }) });
        _oneInstance = Compile(before with { Instances = before.Instances.Add(newcomer) });
    }

    public UpdatePlan Equal() => UpdatePlan.Between(_current, _same);

    public UpdatePlan OneRule() => UpdatePlan.Between(_current, _oneRule);

    public UpdatePlan OneMember() => UpdatePlan.Between(_current, _oneMember);

    public UpdatePlan InstanceMore() => UpdatePlan.Between(_current, _oneInstance);

    public UpdatePlan InstanceLess() => UpdatePlan.Between(_oneInstance, _current);

    /// <summary>Reads what the save tools print, and plans one rule from there.</summary>
    public UpdatePlan FromSave() => UpdatePlan.Between(_host.ParseText(), _oneRule);

    private static SecurityGroup WithAnotherRule(SecurityGroup group) =>
        group with { Ingress = group.Ingress.Add(SecurityRule.Whole(Protocol.Parse("47")).WithCidrs("192.0.2.0/24")) };

    private static ValueList<string> WithAnother(ValueList<string> groups, Zone zone) =>
        groups.Add(zone.SecurityGroups.Select(group => group.Id).First(id => !groups.Contains(id, StringComparer.Ordinal)));

    private static Ruleset Compile(Zone zone)
    {
        var result = RuleCompiler.Compile(zone, zone.Hosts[0].Name);
        return result.Ruleset ?? throw new InvalidOperationException($"The sample has errors: {result.Diagnostics[0]}");
    }
}
