using SgRules.Netfilter;

namespace SgRules.Updates;

/// <summary>Which sets the rules of ours in one table ask.</summary>
internal static class SetUse
{
    /// <summary>The names of all sets that rules ask, those in words that aren't understood included.</summary>
    public static HashSet<SetName> Asked(OwnTable table, IEnumerable<SetName> candidates)
    {
        HashSet<SetName> asked = [.. AskedInWords(table, candidates)];
        foreach (var rule in Rules(table))
        {
            foreach (var match in rule.Matches)
            {
                if (match is SetMatch set)
                {
                    asked.Add(set.Set);
                }
            }
        }

        return asked;
    }

    /// <summary>Which of some sets are asked in words that aren't understood, so that no other can be asked in their place.</summary>
    public static IEnumerable<SetName> AskedInWords(OwnTable table, IEnumerable<SetName> candidates)
    {
        HashSet<string> words = new(StringComparer.Ordinal);
        foreach (var rule in Rules(table).Where(rule => rule.Traits.HasFlag(RuleTraits.HasWords)))
        {
            words.UnionWith(rule.Matches.OfType<OpaqueMatch>().SelectMany(opaque => opaque.Text.Split(' ')));
            words.UnionWith(rule.Target is ExtensionTarget target ? target.Options.Split(' ') : []);
        }

        return words.Count == 0 ? [] : candidates.Where(name => words.Contains(name.Text));
    }

    /// <summary>The chains that have a rule which asks a set, or may: in known words or others.</summary>
    public static OwnTable Asking(OwnTable table) => table with { Chains = [.. table.Chains.Where(MayAsk)] };

    /// <summary>Whether a rule of a chain asks a set, or may.</summary>
    public static bool MayAsk(Chain chain)
    {
        foreach (var rule in chain.Rules)
        {
            if ((rule.Traits & (RuleTraits.AsksSets | RuleTraits.HasWords)) != RuleTraits.None)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The rules of the new state, asking other sets; with the chains that do, and the way from there to the new state.</summary>
    public static (OwnTable Table, List<Chain> Others, TableComparison ToEnd) Renamed(TableComparison change, Dictionary<SetName, SetName> names)
    {
        List<Chain> others = [];
        List<ChainPair> back = [];
        foreach (var chain in change.NewAsking.Chains)
        {
            var renamed = Renamed(chain, names);
            if (!ReferenceEquals(renamed, chain))
            {
                others.Add(renamed);
                back.Add(new ChainPair(renamed, chain));
            }
        }

        var chains = change.New.Chains.ToImmutableArray().ToArray();
        for (int i = 0, next = 0; i < chains.Length && next < others.Count; i++)
        {
            if (ReferenceEquals(chains[i], back[next].New))
            {
                chains[i] = others[next++];
            }
        }

        var table = new OwnTable([.. change.New.Hooks.Select(hook => Renamed(hook, names))], ValueList.Adopt(chains));
        return (table, others, TableComparison.Of(change.Table, table, change.New, [.. back]));
    }

    /// <summary>Whether a rule asks one of the sets.</summary>
    public static bool Asks(Rule rule, Dictionary<SetName, SetName> names)
    {
        foreach (var match in rule.Matches)
        {
            if (match is SetMatch set && names.ContainsKey(set.Set))
            {
                return true;
            }
        }

        return false;
    }

    private static Chain Renamed(Chain chain, Dictionary<SetName, SetName> names)
    {
        var changes = false;
        var rules = chain.Rules.ToImmutableArray().ToArray();
        for (var i = 0; i < rules.Length; i++)
        {
            if (Asks(rules[i], names))
            {
                rules[i] = Renamed(rules[i], names);
                changes = true;
            }
        }

        return changes ? chain with { Rules = ValueList.Adopt(rules) } : chain;
    }

    private static Rule Renamed(Rule rule, Dictionary<SetName, SetName> names)
    {
        var matches = rule.Matches.ToImmutableArray().ToArray();
        for (var i = 0; i < matches.Length; i++)
        {
            if (matches[i] is SetMatch set && names.TryGetValue(set.Set, out var name))
            {
                matches[i] = set with { Set = name };
            }
        }

        return Rule.Create(rule.Origin, rule.Target, matches);
    }

    private static IEnumerable<Rule> Rules(OwnTable table) =>
        table.Hooks.ToImmutableArray().Concat(table.Chains.ToImmutableArray()).SelectMany(chain => chain.Rules.ToImmutableArray());
}
