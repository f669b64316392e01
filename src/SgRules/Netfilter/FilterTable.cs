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
        Create(family, [BuiltIn(ChainName.Input, []), BuiltIn(ChainName.Forward, forward), BuiltIn(ChainName.Output, []), .. chains]);

    /// <summary>Makes a table of all its chains, the built-in ones with whatever policy and rules they have.</summary>
    /// <param name="family">The family.</param>
    /// <param name="chains">INPUT, FORWARD and OUTPUT, each with a policy, and the other chains, without; in any order.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">Two chains have one name, a built-in chain is missing or has no policy, or another chain has one.</exception>
    public static FilterTable Create(IPFamily family, IEnumerable<Chain> chains)
    {
        Chain[] sorted = [.. chains.OrderBy(chain => chain.Name, ChainOrder.Instance)];
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && sorted[i].Name == sorted[i - 1].Name)
            {
                throw new ArgumentException($"There are two chains {sorted[i].Name}.", nameof(chains));
            }

        }

        if (sorted.Length < ChainOrder.BuiltInCount || sorted.Where((chain, at) => chain.IsBuiltIn != at < ChainOrder.BuiltInCount || ChainOrder.Hook(chain.Name) != Math.Min(at, ChainOrder.BuiltInCount)).Any())
        {
            throw new ArgumentException("INPUT, FORWARD and OUTPUT are there with a policy, and no other chain has one.", nameof(chains));
        }

        return new FilterTable(family, ValueList.Adopt(sorted));
    }

    private static Chain BuiltIn(ChainName name, ValueList<Rule> rules) => new(name, rules) { Policy = Verdict.Accept };
}

