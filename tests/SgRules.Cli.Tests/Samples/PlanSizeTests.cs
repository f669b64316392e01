using System.Globalization;
using System.Text.RegularExpressions;
using SgRules.Model;
using SgRules.Netfilter;
using SgRules.Updates;

namespace SgRules.Cli.Samples;

/// <summary>What a small change of a host with 4,000 instances on four bridges, dual stack, gives the restore tools to do.</summary>
public sealed partial class PlanSizeTests
{
    private const string Host = "kvm1";

    private static readonly SampleOptions Options = new() { Instances = 4_000, Bridges = 4, Groups = 60, DualStack = true };

    private static readonly Zone Full = WithGroupOfAll(SampleZone.Create(Options), SecurityRule.Tcp(8443).WithCidrs("0.0.0.0/0", "::/0"));

    [Fact]
    public void An_instance_on_another_host_that_joins_a_group_is_one_addition_a_family_and_nothing_else()
    {
        // 8,000 over two hosts: 4,000 of them here.
        var zone = SampleZone.Create(Options with { Instances = 8_000, Hosts = 2 });
        var elsewhere = zone.Instances.First(instance => instance.Host == "kvm2" && !instance.IsSystemVm);
        var peer = zone.SecurityGroups.SelectMany(group => group.Ingress).First(rule => rule.Groups.Count == 1 && !elsewhere.SecurityGroups.Contains(rule.Groups[0])).Groups[0];
        var plan = Between(zone, With(zone, elsewhere with { SecurityGroups = elsewhere.SecurityGroups.Add(peer) }));
        Assert.Equal(2, plan.Steps.Count);
        Assert.All(plan.Steps, step => Assert.Matches(OneAddition(), step.Document.ToString()));
    }

    [Fact]
    public void One_ingress_rule_edited_in_a_group_used_by_all_is_one_chain_a_family_and_at_most_a_kilobyte()
    {
        var plan = Between(Full, WithGroupOfAll(SampleZone.Create(Options), SecurityRule.Tcp(9443).WithCidrs("0.0.0.0/0", "::/0")));
        Assert.Equal([UpdateTable.IPv4, UpdateTable.IPv6], plan.Steps.Select(step => step.Table!.Value));
        Assert.All(plan.Steps, step => Assert.All(Commands(step.Document), command => Assert.Contains(" sg1-gi-all ", command, StringComparison.Ordinal)));
        Assert.InRange(plan.Summary.Bytes, 1, 1_024);
    }

    [Fact]
    public void One_dual_stack_instance_added_is_at_most_four_kilobytes_in_the_median_and_sixteen_at_worst()
    {
        var full = Compile(Full);
        int[] sizes = [.. Enumerable.Range(0, 11).Select(n => SizeOfAdding(Full.Instances[(n * 359) + 5], full)).Order()];
        Assert.InRange(sizes[^1], 1, 16_384);
        Assert.InRange(sizes[sizes.Length / 2], 1, 4_096);
    }

    private static int SizeOfAdding(Instance instance, Ruleset full) =>
        UpdatePlan.Between(Compile(Full with { Instances = [.. Full.Instances.Where(other => other.Name != instance.Name)] }), full).Summary.Bytes;

    private static UpdatePlan Between(Zone old, Zone @new) => UpdatePlan.Between(Compile(old), Compile(@new));

    private static Ruleset Compile(Zone zone) => RuleCompiler.Compile(zone, Host).Ruleset!;

    private static Zone With(Zone zone, Instance changed) =>
        zone with { Instances = [.. zone.Instances.Select(instance => instance.Name == changed.Name ? changed : instance)] };

    private static Zone WithGroupOfAll(Zone zone, SecurityRule edited) => zone with
    {
        SecurityGroups = zone.SecurityGroups.Add(new SecurityGroup { Id = "all", Ingress = [SecurityRule.Tcp(22).WithCidrs("192.0.2.0/24"), edited] }),
        Instances = [.. zone.Instances.Select(instance => instance.IsSystemVm ? instance : instance with { SecurityGroups = instance.SecurityGroups.Add("all") })],
    };

    private static IEnumerable<string> Commands(Document document) =>
        document.ToString().Split('\n').Where(line => line.StartsWith('-') || line.StartsWith(':')).Select(line => string.Create(CultureInfo.InvariantCulture, $"{line} "));

    [GeneratedRegex("^add sg1-[^ ]+-[46] [0-9a-f.:]+\n$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex OneAddition();
}
