using SgRules.Netfilter;
using SgRules.Testing;

namespace SgRules.Updates;

public sealed class OwnershipProperties
{
    /// <summary>From nothing but the texts: the state that is planned to is empty and names nothing.</summary>
    [ZoneProperty]
    public void All_that_a_compilation_loads_is_ours_in_both_layouts(ZoneCase zone)
    {
        foreach (var ruleset in Compilations(zone))
        {
            var (part, findings) = HostTexts.Of(ruleset).PartFor(Ruleset.Empty);

            Assert.Empty(findings);
            Assert.Equal(OwnPart.Of(ruleset), part);
            Assert.Equal(ruleset, part.ToRuleset());
        }
    }

    [ZoneProperty]
    public void What_is_loaded_in_one_layout_is_ours_for_the_other(ZoneCase zone)
    {
        var (tree, perVm) = (ZoneCase.Compile(zone.Zone), ZoneCase.Compile(zone.Zone, PerVm));
        foreach (var (loaded, desired) in new[] { (tree, perVm), (perVm, tree), (tree, tree), (perVm, perVm) })
        {
            var (part, findings) = HostTexts.Of(loaded).PartFor(desired);

            Assert.Empty(findings);
            Assert.Equal(OwnPart.Of(loaded), part);
        }
    }

    [ZoneProperty]
    public void Every_rule_in_a_bridges_chain_has_a_form_that_is_listed(ZoneCase zone)
    {
        foreach (var ruleset in Compilations(zone))
        {
            foreach (var bridge in BridgesOf(ruleset))
            {
                var names = OwnNames.BridgeEnds.ToArray().Select(end => OwnNames.OfBridge(bridge, end)).ToHashSet(StringComparer.Ordinal);
                var chains = ruleset.IPv4.Chains.Concat(ruleset.IPv6.Chains).Where(chain => names.Contains(chain.Name.Text));

                Assert.All(chains.SelectMany(chain => chain.Rules), rule => Assert.True(BridgeRuleForms.IsOurs(rule, bridge), rule.ToString()));
            }
        }
    }

    [ZoneProperty]
    public void The_kernel_can_hold_all_that_is_compiled(ZoneCase zone) =>
        Assert.All(Compilations(zone), ruleset => Assert.Empty(KernelLimits.Findings(ruleset)));

    private static CompilerOptions PerVm => new() { Layout = RuleLayout.PerVm };

    private static Ruleset[] Compilations(ZoneCase zone) =>
    [
        ZoneCase.Compile(zone.Zone),
        ZoneCase.Compile(zone.Zone, new CompilerOptions { Comments = CommentStyle.None }),
        ZoneCase.Compile(zone.Zone, PerVm),
        ZoneCase.Compile(zone.Zone, PerVm with { AllowDns = false }),
    ];

    private static IEnumerable<string> BridgesOf(Ruleset ruleset) =>
        ruleset.IPv4.Chains[1].Rules.Select(HookForms.HookedBridge).OfType<string>();
}
