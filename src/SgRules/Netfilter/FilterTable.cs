using System.Diagnostics.CodeAnalysis;
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
    public int RuleCount => Chain.CountRules(Chains);

    /// <summary>Makes a table whose built-in chains accept what no rule decides.</summary>
    /// <param name="family">The family.</param>
    /// <param name="forward">The rules of FORWARD.</param>
    /// <param name="chains">The other chains, of different names, in any order.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">Two chains have one name.</exception>
    public static FilterTable Create(IPFamily family, ValueList<Rule> forward, IEnumerable<Chain> chains) => Create(family, WithBuiltIns(forward, chains));

    /// <summary>Makes a table as <see cref="Create(IPFamily, ValueList{Rule}, IEnumerable{Chain})"/> does, unless two chains have one name.</summary>
    internal static bool TryCreate(IPFamily family, ValueList<Rule> forward, IEnumerable<Chain> chains, [NotNullWhen(true)] out FilterTable? table)
    {
        var all = WithBuiltIns(forward, chains);
        CheckRules(family, all);
        var sorted = ChainSort.Sorted(all, ChainOrder.Filter);
        table = ChainSort.Twin(sorted) is null ? Of(family, sorted) : null;
        return table is not null;
    }

    /// <summary>Makes a table of all its chains, the built-in ones with whatever policy and rules they have.</summary>
    /// <param name="family">The family.</param>
    /// <param name="chains">INPUT, FORWARD and OUTPUT, each with a policy, and the other chains, without; in any order.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">
    /// Two chains have one name, a built-in chain is missing or has no policy of ACCEPT or DROP, another chain has one, or a rule has an address or message of the other family, or a condition on frames.
    /// </exception>
    public static FilterTable Create(IPFamily family, IEnumerable<Chain> chains)
    {
        Chain[] given = [.. chains];
        CheckRules(family, given);
        var sorted = ChainSort.Sorted(given, ChainOrder.Filter);
        return ChainSort.Twin(sorted) is { } twin ? throw new ArgumentException($"There are two chains {twin}.", nameof(chains)) : Of(family, sorted);
    }

    private static FilterTable Of(IPFamily family, Chain[] chains) => HasItsBuiltIns(chains)
        ? new FilterTable(family, ValueList.Adopt(chains))
        : throw new ArgumentException("INPUT, FORWARD and OUTPUT are there with policy ACCEPT or DROP, and no other chain has one.", nameof(chains));

    private static void CheckRules(IPFamily family, Chain[] chains)
    {
        var foreign = RuleTraits.Frames | (family == IPFamily.IPv4 ? RuleTraits.IPv6 : RuleTraits.IPv4);
        foreach (var chain in chains)
        {
            if (HasRuleOf(foreign, chain))
            {
                throw new ArgumentException($"A rule of chain {chain.Name} has an address or message of the other family, or a condition on frames.", nameof(chains));
            }
        }
    }

    private static bool HasItsBuiltIns(Chain[] sorted)
    {
        for (var i = 0; i < sorted.Length; i++)
        {
            var isBuiltIn = i < ChainOrder.BuiltInCount;
            if (isBuiltIn ? ChainOrder.Filter.Hook(sorted[i].Name) != i || sorted[i].Policy is not (Verdict.Accept or Verdict.Drop) : sorted[i].Policy is not null)
            {
                return false;
            }
        }

        return sorted.Length >= ChainOrder.BuiltInCount;
    }

    private static bool HasRuleOf(RuleTraits foreign, Chain chain)
    {
        foreach (var rule in chain.Rules)
        {
            if ((rule.Traits & foreign) != RuleTraits.None)
            {
                return true;
            }
        }

        return false;
    }

    private static Chain[] WithBuiltIns(ValueList<Rule> forward, IEnumerable<Chain> chains) =>
        [BuiltIn(ChainName.Input, []), BuiltIn(ChainName.Forward, forward), BuiltIn(ChainName.Output, []), .. chains];

    private static Chain BuiltIn(ChainName name, ValueList<Rule> rules) => new(name, rules) { Policy = Verdict.Accept };
}

