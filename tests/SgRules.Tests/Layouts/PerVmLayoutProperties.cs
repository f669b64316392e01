using SgRules.Netfilter;
using SgRules.Testing;

namespace SgRules.Layouts;

public sealed class PerVmLayoutProperties
{
    /// <summary>What nft takes below the hook, gotos included (facts: kernel, section 0, fact 9).</summary>
    private const int MaxDepth = 15;

    [ZoneProperty]
    public void Every_reference_is_declared_and_no_chain_is_deeper_than_nft_allows(ZoneCase zone)
    {
        var ruleset = Compile(zone);
        foreach (var table in new[] { ruleset.IPv4, ruleset.IPv6 })
        {
            Assert.InRange(RulesetWalk.Depths(table).Values.Max(), 0, MaxDepth);
        }

        Assert.Equal(
            ruleset.Sets.ToImmutableArray().Select(set => set.Name).ToHashSet(),
            RulesetWalk.Sets(ruleset.IPv4).Concat(RulesetWalk.Sets(ruleset.IPv6)).ToHashSet());
    }

    /// <summary>But the seed's <c>-def</c>, which its guards let nothing but satisfied senders come to the end of.</summary>
    [ZoneProperty]
    public void Every_chain_decides_at_its_end_but_the_seeds_default_chain(ZoneCase zone)
    {
        var ruleset = Compile(zone);
        foreach (var chain in ruleset.IPv4.Chains.ToImmutableArray().Concat(ruleset.IPv6.Chains.ToImmutableArray()).Where(chain => chain.Policy is null))
        {
            var last = chain.Rules[^1];
            var decides = last.Matches.IsEmpty && last.Target is not JumpTarget;
            Assert.True(decides || chain.Name.Text.EndsWith("-def", StringComparison.Ordinal), $"{chain.Name} ends in {last}");
        }
    }

    [ZoneProperty]
    public void The_order_of_any_collection_changes_no_byte_of_this_layout(ZoneCase zone, int seed) =>
        Assert.Equal(zone.TextIn(RuleLayout.PerVm), new ZoneCase(new ZoneShuffle(new Random(seed)).Shuffle(zone.Zone)).TextIn(RuleLayout.PerVm));

    [ZoneProperty]
    public void Every_rule_and_set_says_which_paragraph_it_is_for(ZoneCase zone) =>
        Assert.All(Compile(zone).SourceMap, line => Assert.StartsWith("3", line.Origin.Paragraph, StringComparison.Ordinal));

    private static Ruleset Compile(ZoneCase zone) => ZoneCase.Compile(zone.Zone, new CompilerOptions { Layout = RuleLayout.PerVm });
}
