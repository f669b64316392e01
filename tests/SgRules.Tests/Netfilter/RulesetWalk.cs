namespace SgRules.Netfilter;

/// <summary>What a table's jumps and gotos say about its chains, for tests.</summary>
internal static class RulesetWalk
{
    public static IEnumerable<ChainName> Callees(Chain chain) => chain.Rules.ToImmutableArray().Select(rule => rule.Target switch
    {
        JumpTarget { Chain: var callee } => callee,
        GotoTarget { Chain: var callee } => callee,
        _ => null,
    }).OfType<ChainName>();

    public static IEnumerable<SetName> Sets(FilterTable table) => table.Chains.ToImmutableArray()
        .SelectMany(chain => chain.Rules.ToImmutableArray())
        .SelectMany(rule => rule.Matches.ToImmutableArray())
        .OfType<SetMatch>()
        .Select(match => match.Set);

    /// <summary>The chains that can be reached from the built-in ones, each with the greatest number of chains passed on the way; jumps and gotos count alike, as in nft.</summary>
    public static Dictionary<ChainName, int> Depths(FilterTable table) => Depths(table.Chains);

    /// <summary>The same for a table of frames.</summary>
    public static Dictionary<ChainName, int> Depths(EthernetTable table) => Depths(table.Chains);

    private static Dictionary<ChainName, int> Depths(ValueList<Chain> all)
    {
        var chains = all.ToImmutableArray().ToDictionary(chain => chain.Name);
        var depths = new Dictionary<ChainName, int>();
        foreach (var chain in all.ToImmutableArray().Take(ChainOrder.BuiltInCount))
        {
            Visit(chain, 0);
        }

        return depths;

        void Visit(Chain chain, int depth)
        {
            if (depths.TryGetValue(chain.Name, out var known) && known >= depth)
            {
                return;
            }

            depths[chain.Name] = depth;
            foreach (var callee in Callees(chain))
            {
                Visit(chains[callee], depth + 1);
            }
        }
    }
}
