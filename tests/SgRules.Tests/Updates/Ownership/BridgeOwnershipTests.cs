using System.Text;
using SgRules.Addressing;
using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Chains <c>BF-</c> and the rules of FORWARD: ours in our forms, and CloudStack's where they are its own.</summary>
public sealed class BridgeOwnershipTests
{
    private const string OutHook = "-A FORWARD -o cloudbr0 -m physdev --physdev-is-bridged -j BF-cloudbr0";

    private static readonly Ruleset Desired = HostTexts.Compiled(RuleLayout.Tree);

    public static TheoryData<RuleLayout> Layouts() => [RuleLayout.Tree, RuleLayout.PerVm];

    [Fact]
    public void CloudStacks_own_chains_of_a_bridge_are_not_in_our_forms()
    {
        var table = SaveText.ReadTable(IPFamily.IPv4, File.ReadAllBytes(SavedFileTests.PathOf("cloudstack-nft.iptables.txt")), "f").Table!;

        foreach (var name in (string[])["BF-cloudbr0", "BF-cloudbr0-IN"])
        {
            Assert.DoesNotContain(table.Chains.First(chain => chain.Name.Text == name).Rules, rule => BridgeRuleForms.IsOurs(rule, "cloudbr0"));
        }
    }

    [Theory]
    [InlineData(RuleLayout.Tree)]
    [InlineData(RuleLayout.PerVm)]
    public void CloudStack_on_the_same_bridge_is_refused_with_the_lines_of_its_rules(RuleLayout layout)
    {
        var (part, findings) = CloudStack().PartFor(HostTexts.Compiled(layout));

        Assert.Equal(OwnPart.Empty, part);
        var chain = Assert.Single(findings, finding => finding.Path == "iptables" && finding.Message.StartsWith("Chain BF-cloudbr0 ", StringComparison.Ordinal));
        Assert.Equal(UpdateFindings.ForeignRuleInChain.Code, chain.Code);
        Assert.Equal(CloudStack().LineOf("-A BF-cloudbr0 -m state --state RELATED,ESTABLISHED -j ACCEPT"), chain.Line);
        Assert.Contains("4 of its rules aren't ours, the first rule 1 of chain BF-cloudbr0", chain.Message, StringComparison.Ordinal);
        Assert.Contains("pass adopt/--adopt", chain.Message, StringComparison.Ordinal);
        var hook = Assert.Single(findings, finding => finding.Path == "iptables" && finding.Code == UpdateFindings.ForeignUseOfChain.Code && finding.Message.Contains("FORWARD", StringComparison.Ordinal));
        Assert.Equal(CloudStack().LineOf(OutHook), hook.Line);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void CloudStack_on_another_bridge_is_left_alone_with_a_warning(RuleLayout layout)
    {
        var loaded = HostTexts.Compiled(layout);
        var host = HostTexts.Of(loaded).WithIPv4(
            ":BF-cloudbr1",
            ":BF-cloudbr1-IN",
            ":BF-cloudbr1-OUT",
            "-A FORWARD -o cloudbr1 -m physdev --physdev-is-bridged -j BF-cloudbr1",
            "-A FORWARD -i cloudbr1 -m physdev --physdev-is-bridged -j BF-cloudbr1",
            "-A FORWARD -o cloudbr1 -j DROP",
            "-A FORWARD -i cloudbr1 -j DROP",
            "-A BF-cloudbr1 -m state --state RELATED,ESTABLISHED -j ACCEPT",
            "-A BF-cloudbr1 -m physdev --physdev-is-in --physdev-is-bridged -j BF-cloudbr1-IN");

        var (part, findings) = host.PartFor(loaded);

        Assert.Equal(OwnPart.Of(loaded), part);
        var finding = Assert.Single(findings);
        Assert.Equal((UpdateFindings.BridgeOfOthers.Code, host.LineOf("-A FORWARD -o cloudbr1 -m physdev --physdev-is-bridged -j BF-cloudbr1")), (finding.Code, finding.Line));
        Assert.Equal(OwnPart.Of(loaded), host.PartFor(loaded, adopt: true).Part);
    }

    [Theory]
    [InlineData("-A FORWARD -i cloudbr0 -m physdev --physdev-is-bridged -m comment --comment x -j BF-cloudbr0")]
    [InlineData("-A FORWARD -i cloudbr0 -j BF-cloudbr0")]
    [InlineData("-A FORWARD ! -i cloudbr0 -m physdev --physdev-is-bridged -j BF-cloudbr0")]
    [InlineData("-A FORWARD -i cloudbr+ -m physdev --physdev-is-bridged -j BF-cloudbr0")]
    [InlineData("-A FORWARD -i cloudbr0 -m physdev --physdev-is-bridged -g BF-cloudbr0")]
    [InlineData("-A INPUT -i cloudbr0 -m physdev --physdev-is-bridged -j BF-cloudbr0")]
    [InlineData("-A docker -j BF-cloudbr0")]
    public void A_rule_to_a_bridges_chain_that_is_no_hook_of_ours_is_anothers_use_of_it(string rule)
    {
        var host = HostTexts.Of(Desired).WithIPv4(":docker", rule);

        var finding = Assert.Single(host.PartFor(Desired).Findings);
        Assert.Equal((UpdateFindings.ForeignUseOfChain.Code, host.LineOf(rule)), (finding.Code, finding.Line));
        Assert.Equal(UpdateFindings.ChainTakenOver.Code, Assert.Single(host.PartFor(Desired, adopt: true).Findings).Code);
    }

    [Theory]
    [InlineData("-A FORWARD -i eth7 -j DROP")]
    [InlineData("-A FORWARD -i cloudbr0 -j ACCEPT")]
    [InlineData("-A FORWARD -i cloudbr0 -o eth7 -j DROP")]
    [InlineData("-A FORWARD ! -o cloudbr0 -j DROP")]
    [InlineData("-A INPUT -i cloudbr0 -j DROP")]
    [InlineData("-A OUTPUT -o cloudbr0 -j DROP")]
    public void A_rule_of_a_built_in_chain_in_another_form_stays_anothers(string rule)
    {
        var (part, findings) = HostTexts.Of(Desired).WithIPv4(rule).PartFor(Desired);

        Assert.Empty(findings);
        Assert.Equal(OwnPart.Of(Desired), part);
    }

    [Theory]
    [InlineData("-A BF-cloudbr0 -p tcp -m tcp --tcp-flags SYN SYN -j ACCEPT")]
    [InlineData("-A BF-cloudbr0 -j LOG")]
    [InlineData("-A BF-cloudbr0-OUT ! -s 10.0.0.0/8 -j DROP")]
    [InlineData("-A BF-cloudbr0-IN -j docker")]
    [InlineData("-A BF-cloudbr0-IN -g BF-cloudbr1")]
    [InlineData("-A BF-cloudbr0-IN -m set --match-set sg1-web-4 src -j ACCEPT")]
    public void A_rule_of_another_form_in_our_chain_is_refused_and_taken_over_when_told_to(string rule)
    {
        var host = HostTexts.Of(Desired).WithIPv4(":docker", ":BF-cloudbr1", rule);

        var finding = Assert.Single(host.PartFor(Desired).Findings);
        Assert.Equal((UpdateFindings.ForeignRuleInChain.Code, host.LineOf(rule)), (finding.Code, finding.Line));
        Assert.Equal(OwnPart.Empty, host.PartFor(Desired).Part);
        var (part, findings) = host.PartFor(Desired, adopt: true);
        Assert.Equal(host.LineOf(rule), Assert.Single(findings, taken => taken.Code == UpdateFindings.ChainTakenOver.Code).Line);
        Assert.Contains(part.IPv4.Chains.SelectMany(chain => chain.Rules), taken => rule.EndsWith(taken.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_of_ours_with_another_value_is_ours_and_will_be_repaired()
    {
        var host = HostTexts.Of(Desired).Changed("-A BF-cloudbr0 -m physdev --physdev-in eth0 -g BF-cloudbr0-OUT", "-A BF-cloudbr0 -m physdev --physdev-in eth9 -g BF-cloudbr0-OUT");

        var (part, findings) = host.PartFor(Desired);

        Assert.Empty(findings);
        Assert.Contains("--physdev-in eth9", part.IPv4.Chains[0].Rules[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_a_desired_bridge_without_a_rule_of_others_is_ours_before_anything_is_loaded()
    {
        var (part, findings) = HostTexts.Nothing.WithIPv4(":BF-cloudbr0", "-A FORWARD -i cloudbr0 -j DROP").PartFor(Desired);

        Assert.Empty(findings);
        Assert.Equal("BF-cloudbr0", Assert.Single(part.IPv4.Chains).Name.Text);
        Assert.Equal("-i cloudbr0 -j DROP", Assert.Single(Assert.Single(part.IPv4.Hooks).Rules).ToString());
    }

    [Fact]
    public void Of_bridges_x_and_x_IN_the_chain_of_both_names_is_the_one_of_the_bridge_that_is_loaded()
    {
        var x = Renamed("x");
        var xIn = Renamed("x-IN");

        foreach (var (loaded, desired) in new[] { (x, xIn), (xIn, x), (x, Ruleset.Empty), (xIn, Ruleset.Empty) })
        {
            var (part, findings) = HostTexts.Of(loaded).PartFor(desired);

            Assert.Empty(findings);
            Assert.Equal(OwnPart.Of(loaded), part);
        }
    }

    [Theory]
    [InlineData("x-UP", "x", false)]
    [InlineData("x-IN", "x", true)]
    [InlineData("x", "x-IN", true)]
    public void A_chain_of_a_bridge_that_others_filter_is_theirs_and_refused_only_where_the_name_is_needed(string others, string desired, bool isNeeded)
    {
        var host = HostTexts.Nothing.WithIPv4(
            $":BF-{others}",
            $":BF-{others}-IN",
            $":BF-{others}-OUT",
            $"-A FORWARD -o {others} -m physdev --physdev-is-bridged -j BF-{others}",
            $"-A FORWARD -i {others} -m physdev --physdev-is-bridged -j BF-{others}",
            $"-A BF-{others} -m state --state RELATED,ESTABLISHED -j ACCEPT",
            $"-A BF-{others} -m physdev --physdev-is-in --physdev-is-bridged -j BF-{others}-IN");

        var (part, findings) = host.PartFor(Renamed(desired));

        Assert.Equal(OwnPart.Empty, part);
        Assert.Equal(isNeeded, findings.Any(finding => finding.Severity == DiagnosticSeverity.Error));
        Assert.Contains(findings, finding => finding.Code == UpdateFindings.BridgeOfOthers.Code);
    }

    private static Ruleset Renamed(string bridge)
    {
        var texts = HostTexts.Of(Desired);
        return new HostTexts(texts.Sets, texts.IPv4.Replace("cloudbr0", bridge, StringComparison.Ordinal), texts.IPv6.Replace("cloudbr0", bridge, StringComparison.Ordinal), texts.Ethernet)
            .PartFor(Ruleset.Empty).Part.ToRuleset();
    }

    private static HostTexts CloudStack() => new(
        Saved("cloudstack.ipset.txt") + Saved("cloudstack6.ipset.txt"), Saved("cloudstack-nft.iptables.txt"), Saved("cloudstack-legacy.ip6tables.txt"), Saved("cloudstack.ebtables.txt"));

    private static string Saved(string file) => File.ReadAllText(SavedFileTests.PathOf(file), Encoding.UTF8);
}
