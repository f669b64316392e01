using System.Diagnostics.CodeAnalysis;

namespace SgRules.Netfilter;

/// <summary>Table <c>nat</c> of ebtables, as the nft backend has it: what a bridge does with frames, IP or not.</summary>
/// <remarks>
/// Frames of guests pass PREROUTING, where the port they come in by is known, and POSTROUTING once for each port they go out by. Every chain
/// has a policy, also one of one's own: ACCEPT, DROP, or RETURN for one that falls back (facts: kernel, section 2).
/// </remarks>
public sealed record EthernetTable
{
    private EthernetTable(ValueList<Chain> chains) => Chains = chains;

    /// <summary>A table that lets everything through.</summary>
    public static EthernetTable Empty { get; } = Create([], [], []);

    /// <summary>PREROUTING, OUTPUT and POSTROUTING, then all others by name, as <c>ebtables-save</c> prints them.</summary>
    public ValueList<Chain> Chains { get; }

    /// <summary>How many rules all chains have.</summary>
    public int RuleCount => Chain.CountRules(Chains);

    /// <summary>Makes a table whose built-in chains accept what no rule decides, OUTPUT without a rule.</summary>
    /// <param name="prerouting">The rules of PREROUTING.</param>
    /// <param name="postrouting">The rules of POSTROUTING.</param>
    /// <param name="chains">The other chains, of different names, each with a policy, in any order.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">See <see cref="Create(IEnumerable{Chain})"/>.</exception>
    public static EthernetTable Create(ValueList<Rule> prerouting, ValueList<Rule> postrouting, IEnumerable<Chain> chains) => Create(WithBuiltIns(prerouting, postrouting, chains));

    /// <summary>Makes a table as <see cref="Create(ValueList{Rule}, ValueList{Rule}, IEnumerable{Chain})"/> does, unless two chains have one name.</summary>
    internal static bool TryCreate(ValueList<Rule> prerouting, ValueList<Rule> postrouting, IEnumerable<Chain> chains, [NotNullWhen(true)] out EthernetTable? table)
    {
        var all = WithBuiltIns(prerouting, postrouting, chains);
        CheckRules(all);
        var sorted = ChainSort.Sorted(all, ChainOrder.Ethernet);
        table = ChainSort.Twin(sorted) is null ? Of(sorted) : null;
        return table is not null;
    }

    /// <summary>Makes a table of all its chains.</summary>
    /// <param name="chains">PREROUTING, OUTPUT and POSTROUTING, each with policy ACCEPT or DROP, and the other chains, each with a policy; in any order.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">
    /// Two chains have one name, a built-in chain is missing, a chain has no policy or a built-in one RETURN, or a rule has a condition on
    /// packets, a goto, or one on ARP without asking for that type.
    /// </exception>
    public static EthernetTable Create(IEnumerable<Chain> chains)
    {
        Chain[] given = [.. chains];
        CheckRules(given);
        var sorted = ChainSort.Sorted(given, ChainOrder.Ethernet);
        return ChainSort.Twin(sorted) is { } twin ? throw new ArgumentException($"There are two chains {twin}.", nameof(chains)) : Of(sorted);
    }

    private static EthernetTable Of(Chain[] chains)
    {
        for (var i = 0; i < chains.Length; i++)
        {
            if (chains[i].Policy is null || (i < ChainOrder.BuiltInCount && (ChainOrder.Ethernet.Hook(chains[i].Name) != i || chains[i].Policy == Verdict.Return)))
            {
                throw new ArgumentException("PREROUTING, OUTPUT and POSTROUTING are there with policy ACCEPT or DROP, and every other chain has a policy.", nameof(chains));
            }
        }

        return chains.Length >= ChainOrder.BuiltInCount
            ? new EthernetTable(ValueList.Adopt(chains))
            : throw new ArgumentException("PREROUTING, OUTPUT and POSTROUTING are there.", nameof(chains));
    }

    private static void CheckRules(Chain[] chains)
    {
        foreach (var chain in chains)
        {
            foreach (var rule in chain.Rules)
            {
                if (!CanStandHere(rule))
                {
                    throw new ArgumentException($"Rule '{rule}' of chain {chain.Name} can't stand in a table of ebtables.", nameof(chains));
                }
            }
        }
    }

    private static bool CanStandHere(Rule rule) =>
        (rule.Traits & (RuleTraits.Packets | RuleTraits.IPv4 | RuleTraits.IPv6)) == RuleTraits.None
        && (rule.Traits & (RuleTraits.NeedsArp | RuleTraits.AsksForArp)) != RuleTraits.NeedsArp;

    private static Chain[] WithBuiltIns(ValueList<Rule> prerouting, ValueList<Rule> postrouting, IEnumerable<Chain> chains) =>
        [BuiltIn(ChainName.Prerouting, prerouting), BuiltIn(ChainName.Output, []), BuiltIn(ChainName.Postrouting, postrouting), .. chains];

    private static Chain BuiltIn(ChainName name, ValueList<Rule> rules) => new(name, rules) { Policy = Verdict.Accept };
}
