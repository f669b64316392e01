using SgRules.Netfilter;

namespace SgRules.Analysis;

/// <summary>Which sets rules ask, and for which address.</summary>
internal static class SetUses
{
    /// <summary>The sets that rules of chains ask, by name. Words that aren't known here may each be a set's name.</summary>
    public static Dictionary<string, SetSides> Of(IEnumerable<Chain> chains)
    {
        var uses = new Dictionary<string, SetSides>(StringComparer.Ordinal);
        foreach (var chain in chains)
        {
            foreach (var rule in chain.Rules)
            {
                if ((rule.Traits & (RuleTraits.AsksSets | RuleTraits.HasWords)) != RuleTraits.None)
                {
                    AddUses(uses, rule);
                }
            }
        }

        return uses;
    }

    /// <summary>The words of a rule that aren't known here.</summary>
    public static IEnumerable<string> WordsOf(Rule rule) => rule.Matches.OfType<OpaqueMatch>().SelectMany(opaque => opaque.Text.Split(' '))
        .Concat(rule.Target is ExtensionTarget target ? target.Options.Split(' ') : []);

    private static void AddUses(Dictionary<string, SetSides> uses, Rule rule)
    {
        foreach (var match in rule.Matches)
        {
            if (match is SetMatch set)
            {
                Add(uses, set.Set.Text, set.Side == PacketSide.Source ? SetSides.Source : SetSides.Destination);
            }
        }

        if (rule.Traits.HasFlag(RuleTraits.HasWords))
        {
            foreach (var word in WordsOf(rule))
            {
                Add(uses, word, SetSides.Words);
            }
        }
    }

    private static void Add(Dictionary<string, SetSides> uses, string set, SetSides sides) => uses[set] = uses.GetValueOrDefault(set) | sides;
}
