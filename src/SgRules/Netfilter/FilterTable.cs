using SgRules.Addressing;

namespace SgRules.Netfilter;

/// <summary>Table <c>filter</c> of one family.</summary>
public sealed record FilterTable
{
    private FilterTable(IPFamily family, ValueList<Chain> chains)
    {
        Family = family;
        Chains = chains;
    }

    /// <summary>The family.</summary>
    public IPFamily Family { get; }

    /// <summary>The built-in chains INPUT, FORWARD and OUTPUT, then all others by name, as <c>iptables-save</c> prints them.</summary>
    public ValueList<Chain> Chains { get; }

    /// <summary>How many rules all chains have.</summary>
    public int RuleCount => Chains.ToImmutableArray().Sum(chain => chain.Rules.Count);

    /// <summary>Makes a table whose built-in chains accept what no rule decides.</summary>
    /// <param name="family">The family.</param>
    /// <param name="forward">The rules of FORWARD.</param>
    /// <param name="chains">The other chains, of different names, in any order.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">Two chains have one name.</exception>
    public static FilterTable Create(IPFamily family, ValueList<Rule> forward, IEnumerable<Chain> chains) =>
        Create(family, chains.Prepend(BuiltIn(ChainName.Forward, forward)));

    /// <summary>Makes a table of any chains, as a host may have them.</summary>
    /// <param name="family">The family.</param>
    /// <param name="chains">The chains, of different names, in any order; a built-in one that isn't among them is empty and accepts.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">Two chains have one name, or a built-in one has no policy or another one has.</exception>
    public static FilterTable Create(IPFamily family, IEnumerable<Chain> chains)
    {
        Chain[] given = [.. chains];
        var missing = BuiltInNames().Where(name => !Array.Exists(given, chain => chain.Name == name)).Select(name => BuiltIn(name, []));
        Chain[] sorted = [.. missing.Concat(given).OrderBy(chain => chain.Name, ChainOrder.Instance)];
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && sorted[i].Name == sorted[i - 1].Name)
            {
                throw new ArgumentException($"There are two chains {sorted[i].Name}.", nameof(chains));
            }

            if (sorted[i].IsBuiltIn != ChainOrder.Hook(sorted[i].Name) < ChainOrder.BuiltInCount)
            {
                throw new ArgumentException($"Exactly INPUT, FORWARD and OUTPUT have a policy; chain {sorted[i].Name} is not so.", nameof(chains));
            }
        }

        return new FilterTable(family, ValueList.Adopt(sorted));
    }

    private static ChainName[] BuiltInNames() => [ChainName.Input, ChainName.Forward, ChainName.Output];

    private static Chain BuiltIn(ChainName name, ValueList<Rule> rules) => new(name, rules) { Policy = Verdict.Accept };
}
