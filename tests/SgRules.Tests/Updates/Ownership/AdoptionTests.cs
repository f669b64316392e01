using System.Text;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>CloudStack's own chains of a bridge, taken over: what leads to them goes with them, and no trace is left that a plan stumbles over.</summary>
public sealed class AdoptionTests
{
    private const string OutHook = "-o cloudbr0 -m physdev --physdev-is-bridged -j BF-cloudbr0";

    private static readonly Ruleset Desired = HostTexts.Compiled(RuleLayout.Tree);

    public static TheoryData<string, RuleLayout> Hosts() => new()
    {
        { "nft", RuleLayout.Tree },
        { "nft", RuleLayout.PerVm },
        { "legacy", RuleLayout.Tree },
        { "legacy", RuleLayout.PerVm },
    };

    [Theory]
    [InlineData("nft")]
    [InlineData("legacy")]
    public void CloudStacks_other_hook_is_ours_in_its_place_with_a_warning_that_names_it(string backend)
    {
        var host = CloudStack(backend);
        var (part, findings) = host.PartFor(Desired, adopt: true);

        Assert.All(findings, finding => Assert.Equal(DiagnosticSeverity.Warning, finding.Severity));
        var hook = Assert.Single(findings, finding => finding.Path == "iptables" && finding.Message.Contains(OutHook, StringComparison.Ordinal));
        Assert.Equal((UpdateFindings.ChainTakenOver.Code, host.LineOf($"-A FORWARD {OutHook}")), (hook.Code, hook.Line));
        Assert.Equal($"Rule 1 of chain FORWARD ('{OutHook}') leads to chain BF-cloudbr0 and is taken over with it: the plan removes the rule.", hook.Message);
        Assert.Contains(findings, finding => finding.Message.StartsWith("Chain BF-cloudbr0-IN is taken over", StringComparison.Ordinal));
        Assert.Equal(["BF-cloudbr0", "BF-cloudbr0-IN", "BF-cloudbr0-OUT"], part.IPv4.Chains.Select(chain => chain.Name.Text));
        Assert.Equal(
            [OutHook, "-i cloudbr0 -m physdev --physdev-is-bridged -j BF-cloudbr0", "-o cloudbr0 -j DROP", "-i cloudbr0 -j DROP"],
            Assert.Single(part.IPv4.Hooks).Rules.Select(rule => rule.ToString()));
    }

    [Fact]
    public void The_chains_that_no_packet_reaches_then_are_counted_and_named()
    {
        var findings = CloudStack("nft").PartFor(Desired, adopt: true).Findings.Where(finding => finding.Code == UpdateFindings.ChainsLeftBehind.Code).ToList();

        Assert.Equal(["iptables", "ip6tables", "ebtables"], findings.Select(finding => finding.Path));
        Assert.StartsWith("3 chains of others stay as they are, and no packet reaches them once what led to them is taken over, i-2-19-VM, i-2-19-VM-eg, i-2-19-def: remove them", findings[0].Message, StringComparison.Ordinal);
        Assert.StartsWith("2 chains of others stay as they are, and no packet reaches them once what led to them is taken over, i-2-19-VM-in-ips, i-2-19-VM-in-src: remove them", findings[2].Message, StringComparison.Ordinal);
        Assert.Equal(":i-2-19-VM - [0:0]", CloudStack("nft").IPv4.Split('\n')[findings[0].Line - 1]);
    }

    [Fact]
    public void One_that_others_lead_to_as_well_is_not_among_them()
    {
        var host = CloudStack("nft").WithIPv4("-A INPUT -j i-2-19-def");

        Assert.DoesNotContain(host.PartFor(Desired, adopt: true).Findings, finding => finding.Path == "iptables" && finding.Code == UpdateFindings.ChainsLeftBehind.Code);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Behind_the_adopting_plan_nothing_differs_and_all_of_ours_can_be_removed_without_adopting(string backend, RuleLayout layout)
    {
        var desired = HostTexts.Compiled(layout);
        var start = Loaded(CloudStack(backend));
        var end = End(start, UpdatePlan.Between(start.Read(), desired, adopt: true));

        var drift = UpdatePlan.Between(end.Read(), desired);
        Assert.False(drift.IsRefused, string.Join('\n', drift.Diagnostics));
        Assert.Empty(drift.Steps);
        Assert.DoesNotContain(OutHook, end.IPv4.Text, StringComparison.Ordinal);

        var nothing = UpdatePlan.Between(end.Read(), Ruleset.Empty);
        Assert.False(nothing.IsRefused, string.Join('\n', nothing.Diagnostics));
        var gone = End(end, nothing);
        Assert.DoesNotContain("BF-cloudbr0", gone.IPv4.Text + gone.IPv6.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sg1-", gone.IPv4.Text + gone.IPv6.Text + gone.Ethernet.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-A FORWARD -i cloudbr0 -m physdev --physdev-is-bridged -m comment --comment x -j BF-cloudbr0")]
    [InlineData("-A FORWARD -i cloudbr+ -j BF-cloudbr0-IN")]
    [InlineData("-A FORWARD -i cloudbr0 -g BF-cloudbr0")]
    [InlineData("-A INPUT -i cloudbr0 -j BF-cloudbr0")]
    [InlineData("-A INPUT -m recent --name x --rcheck -j BF-cloudbr0-OUT")]
    public void Any_rule_of_a_built_in_chain_to_a_bridges_chain_goes_and_nothing_else(string rule)
    {
        var host = HostTexts.Of(Desired).WithIPv4(rule, "-A INPUT -j DROP");

        var end = End(Loaded(host), UpdatePlan.Between(host.Read(), Desired, adopt: true));

        Assert.Equal(Loaded(HostTexts.Of(Desired).WithIPv4("-A INPUT -j DROP")).IPv4.Text, end.IPv4.Text);
        Assert.True(UpdatePlan.Between(host.Read(), Desired).IsRefused);
    }

    [Fact]
    public void A_rule_of_a_chain_of_others_to_a_bridges_chain_stays()
    {
        var (part, findings) = HostTexts.Of(Desired).WithIPv4(":docker", "-A docker -j BF-cloudbr0").PartFor(Desired, adopt: true);

        Assert.Contains("the rule stays", Assert.Single(findings).Message, StringComparison.Ordinal);
        Assert.Equal(OwnPart.Of(Desired), part);
    }

    [Fact]
    public void A_saved_state_that_leads_to_chains_of_others_is_no_state_to_plan_back_to()
    {
        var host = CloudStack("nft");

        var state = host.Read().OwnRuleset(Desired, adopt: true, out var findings);

        Assert.Null(state);
        Assert.All(findings, finding => Assert.Equal((UpdateFindings.StateNotOfItsOwn.Code, DiagnosticSeverity.Error), (finding.Code, finding.Severity)));
        Assert.Equal(["iptables", "ip6tables", "ebtables"], findings.Select(finding => finding.Path));
        Assert.Equal(
            "Chain BF-cloudbr0-IN of the saved state leads to chain i-2-19-def, which isn't ours (2 rules do such): the state can't be planned back to, load the saved texts instead.",
            findings[0].Message);
        Assert.Equal(host.LineOf("-A BF-cloudbr0-IN -m physdev --physdev-in vnet4 --physdev-is-bridged -j i-2-19-def"), findings[0].Line);
    }

    [Fact]
    public void So_is_one_that_asks_sets_of_others()
    {
        var host = HostTexts.Of(Desired).WithSets("create bad hash:ip family inet\n").WithIPv4("-A sg1-gi-web -m set --match-set bad src -j DROP");

        Assert.Null(host.Read().OwnRuleset(Ruleset.Empty, adopt: false, out var findings));
        Assert.StartsWith("Chain sg1-gi-web of the saved state asks set bad, which isn't ours", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_saved_state_of_ours_alone_has_no_finding()
    {
        Assert.Equal(Desired, HostTexts.Of(Desired).Read().OwnRuleset(Ruleset.Empty, adopt: false, out var findings));
        Assert.Empty(findings);
    }

    private static ModelKernel Loaded(HostTexts host) => ModelKernel.Bare.RestoreSets(host.Sets).LastOrDefault(ModelKernel.Bare)
        .Load(UpdateTable.IPv4, host.IPv4)
        .Load(UpdateTable.IPv6, host.IPv6)
        .Load(UpdateTable.Ethernet, host.Ethernet);

    private static ModelKernel End(ModelKernel start, UpdatePlan plan)
    {
        Assert.False(plan.IsRefused, string.Join('\n', plan.Diagnostics));
        return PlanRun.End(plan, start);
    }

    private static HostTexts CloudStack(string backend) => new(
        Saved("cloudstack.ipset.txt") + Saved("cloudstack6.ipset.txt"),
        Saved($"cloudstack-{backend}.iptables.txt"), Saved($"cloudstack-{backend}.ip6tables.txt"), Saved("cloudstack.ebtables.txt"));

    private static string Saved(string file) =>
        string.Concat(File.ReadLines(SavedFileTests.PathOf(file), Encoding.UTF8).Where(line => line[0] != '#').Select(line => $"{line}\n"));
}
